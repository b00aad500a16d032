package dev.bindery.server;

import dev.bindery.server.ScriptException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into batches and directives, and checks all of them before anything runs:
 * directives that do not exist, arguments that are missing, sessions that cannot be there,
 * variables that nothing has captured.
 *
 * <p>A batch ends at {@code GO} on a line of its own, at a directive, and at the end of the file;
 * one without a statement is none.
 */
final class ScriptParser {
  /** The session on which batches run before any {@code :session}. */
  static final String FIRST_SESSION = "main";

  /** {@code $(VAR)}. */
  static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*GO\\b(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)--.*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Quoting quoting = new Quoting();
  private final StringBuilder batch = new StringBuilder();
  private final Set<String> captured = new HashSet<>();
  private final Set<String> known = new HashSet<>(Set.of(FIRST_SESSION));
  private final Set<String> connected = new HashSet<>();
  private String current = FIRST_SESSION;
  private Step.@Nullable Open waitingOpen;
  private boolean batchHasStatement;
  private int batchLine = 1;
  private int batches;

  private ScriptParser() {}

  /**
   * The steps of a script.
   *
   * @param file for messages only
   * @throws ScriptException with every problem found
   */
  static List<Step> parse(Path file, String text) throws ScriptException {
    ScriptParser parser = new ScriptParser();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      parser.line(lines.get(i), i + 1);
    }
    parser.endBatch(lines.size() + 1);
    if (parser.waitingOpen != null) {
      parser.problem(parser.waitingOpen.line(), "no batch follows this ':open'");
    }
    if (!parser.problems.isEmpty()) {
      throw new ScriptException(file, parser.problems);
    }
    return List.copyOf(parser.steps);
  }

  private void line(String line, int number) {
    if (quoting.isOutside()) {
      Matcher separator = SEPARATOR.matcher(line);
      if (separator.matches()) {
        if (!withoutComment(separator.group(1)).isEmpty()) {
          problem(number, "GO stands alone on its line; it takes no argument");
        }
        endBatch(number + 1);
        return;
      }
      String directive = withoutComment(line);
      if (directive.startsWith(":")) {
        endBatch(number + 1);
        directive(directive.split("\\s+"), number);
        return;
      }
    }
    quoting.read(line, at -> place(line, at, number));
    batch.append(line).append('\n');
  }

  private static String withoutComment(String line) {
    return COMMENT.matcher(line).replaceFirst("").strip();
  }

  /** A letter of a batch that is not in a comment. */
  private void place(String line, int at, int number) {
    char c = line.charAt(at);
    batchHasStatement |= !Character.isWhitespace(c) && c != ';';
    if (c == '$') {
      Matcher reference = REFERENCE.matcher(line).region(at, line.length());
      if (reference.lookingAt() && !captured.contains(reference.group(1))) {
        String name = reference.group(1);
        problem(number, "$(" + name + ") has no value: no ':capture " + name + "' stands above");
      }
    }
  }

  private void endBatch(int nextLine) {
    if (batchHasStatement || !quoting.isOutside()) {
      steps.add(new Step.Batch(batchLine, ++batches, batch.toString()));
      known.add(current);
      connected.add(current);
      waitingOpen = null;
    }
    batch.setLength(0);
    batchHasStatement = false;
    batchLine = nextLine;
  }

  private void directive(String[] words, int line) {
    switch (words[0]) {
      case ":session" -> {
        String name = argument(words, line, "the name of a session");
        if (name != null) {
          current = name;
          known.add(name);
          steps.add(new Step.Use(line, name));
        }
      }
      case ":disconnect" -> {
        String name = session(words, line);
        if (name != null) {
          if (!connected.remove(name)) {
            problem(line, "session '" + name + "' is not connected here: no batch has run on it");
          }
          steps.add(new Step.Disconnect(line, name));
        }
      }
      case ":open" -> open(words, line);
      case ":close" -> {
        String name = session(words, line);
        if (name != null) {
          steps.add(new Step.Close(line, name));
        }
      }
      case ":cancel" -> {
        String name = session(words, line);
        if (name != null) {
          steps.add(new Step.Cancel(line, name));
        }
      }
      case ":capture" -> {
        String name = argument(words, line, "the name of a variable");
        if (name != null) {
          captured.add(name);
          steps.add(new Step.Capture(line, name));
        }
      }
      default ->
          problem(
              line,
              "unknown directive '"
                  + words[0]
                  + "'; there are :session, :disconnect, :open, :close, :cancel and :capture");
    }
  }

  private void open(String[] words, int line) {
    if (words.length > 1) {
      problem(line, "':open' takes no argument");
      return;
    }
    if (waitingOpen != null) {
      problem(line, "no batch follows the ':open' of line " + waitingOpen.line());
    }
    waitingOpen = new Step.Open(line);
    steps.add(waitingOpen);
  }

  /** The argument that names a session which stands above; null, and a problem, if it does not. */
  private @Nullable String session(String[] words, int line) {
    String name = argument(words, line, "the name of a session");
    if (name != null && !known.contains(name)) {
      problem(line, "unknown session '" + name + "': no ':session " + name + "' stands above");
      return null;
    }
    return name;
  }

  private @Nullable String argument(String[] words, int line, String what) {
    if (words.length != 2 || !NAME.matcher(words[1]).matches()) {
      problem(line, "'" + words[0] + "' takes " + what + ", of letters, digits and underscores");
      return null;
    }
    return words[1];
  }

  private void problem(int line, String text) {
    problems.add(new Problem(line, text));
  }
}

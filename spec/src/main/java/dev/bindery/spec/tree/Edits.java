package dev.bindery.spec.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds in the text of a module where a fault can be planted. */
final class Edits {
  private static final Pattern BULLET = Pattern.compile("/\\\\ +");
  private static final Pattern PRIMED = Pattern.compile("(\\w+)'\\s*=\\s*");
  private static final Pattern EXCEPT = Pattern.compile("!(?:\\.\\w+|\\[[^\\]]*\\])+\\s*=\\s*");

  /** Before the only part of an update, which is dropped as a whole. */
  private static final Pattern ALONE = Pattern.compile("\\b(\\w+)'\\s*=\\s*\\[\\1 EXCEPT $");

  private static final Pattern CASE = Pattern.compile("\\bIF\\s+(\\S.*?)\\s+THEN\\b");
  private static final Pattern ANSWER = Pattern.compile("\\b(?:THEN|ELSE)\\s+(\"[^\"]*\")");
  private static final Pattern COMPARISON = Pattern.compile("(?<= )(<=|>=|<|>)(?= )");
  private static final Map<String, String> SHIFTED =
      Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");
  private static final Pattern END_OF_CONJUNCT =
      Pattern.compile("/\\\\|\\\\/|,|\\bTHEN\\b|\\bELSE\\b|\\bIN\\b");
  private static final Pattern END_OF_ITEM = Pattern.compile(",");
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final List<String> lines;
  private final List<String> code;

  /** As the author wrote them, but without the remarks behind. */
  private final List<String> written;

  private final List<String> remarks;

  Edits(String text) {
    Masked masked = Masked.of(text);
    this.lines = text.lines().toList();
    this.code = masked.code();
    this.written =
        IntStream.range(0, lines.size())
            .mapToObj(line -> lines.get(line).substring(0, code.get(line).length()))
            .toList();
    this.remarks = masked.remarks();
  }

  /** Those in these lines, from 0, both included: of one definition. */
  List<Edit> in(int first, int last) {
    List<Edit> edits = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      conjuncts(line, last, edits);
      items(line, edits);
      cases(line, edits);
      comparisons(line, edits);
    }
    answers(first, last, edits);
    return edits;
  }

  private void conjuncts(int line, int last, List<Edit> edits) {
    String text = code.get(line);
    Matcher bullet = BULLET.matcher(text);
    while (bullet.find()) {
      boolean leads = text.substring(0, bullet.start()).isBlank();
      int lastLine = leads ? endOfList(line, last, bullet.start()) : line;
      String rest = text.substring(bullet.end());
      boolean whole =
          lastLine != line || (leads && PRIMED.matcher(rest).lookingAt() && !rest.contains("/\\"));
      int to = whole ? code.get(lastLine).length() : end(text, bullet.end(), END_OF_CONJUNCT);
      if (to > bullet.end() && (leads || endsHere(line, last, to))) {
        conjunct(line, bullet.end(), lastLine, to, edits);
      }
    }
  }

  private void conjunct(int line, int from, int lastLine, int to, List<Edit> edits) {
    String masked = between(code, line, from, lastLine, to);
    String dropped = between(written, line, from, lastLine, to);
    Matcher primed = PRIMED.matcher(masked);
    if (masked.startsWith("/\\") || masked.startsWith("\\/") || masked.startsWith("TRUE")) {
      // Its parts have places of their own.
      return;
    }
    if (primed.lookingAt()) {
      String variable = primed.group(1);
      if (!masked.substring(primed.end()).equals(variable)) {
        edits.add(
            new Edit(
                Edit.Kind.DROP_UPDATE,
                "drop " + dropped,
                line,
                from,
                lastLine,
                to,
                variable + "' = " + variable));
      }
    } else if (!masked.contains("'") && !masked.contains("UNCHANGED")) {
      edits.add(
          new Edit(Edit.Kind.DROP_CONJUNCT, "drop " + dropped, line, from, lastLine, to, "TRUE"));
    }
  }

  private void items(int line, List<Edit> edits) {
    String text = code.get(line);
    Matcher item = EXCEPT.matcher(text);
    while (item.find()) {
      int to = end(text, item.end(), END_OF_ITEM);
      boolean alone =
          text.startsWith("]", to) && ALONE.matcher(text.substring(0, item.start())).find();
      if (!alone
          && to > item.end()
          && to < text.length()
          && !text.substring(item.end(), to).equals("@")) {
        edits.add(
            new Edit(
                Edit.Kind.DROP_UPDATE,
                "drop " + squeezed(written.get(line).substring(item.start(), to)),
                line,
                item.end(),
                line,
                to,
                "@"));
      }
    }
  }

  private void cases(int line, List<Edit> edits) {
    Matcher found = CASE.matcher(code.get(line));
    while (found.find()) {
      edits.add(
          new Edit(
              Edit.Kind.DROP_CASE,
              "drop IF " + squeezed(written.get(line).substring(found.start(1), found.end(1))),
              line,
              found.start(1),
              line,
              found.end(1),
              "FALSE"));
    }
  }

  private void comparisons(int line, List<Edit> edits) {
    Matcher found = COMPARISON.matcher(code.get(line));
    while (found.find()) {
      String shifted = SHIFTED.getOrDefault(found.group(), found.group());
      edits.add(
          new Edit(
              Edit.Kind.SHIFT_COMPARISON,
              squeezed(written.get(line)) + ": " + found.group() + " is " + shifted,
              line,
              found.start(),
              line,
              found.end(),
              shifted));
    }
  }

  private void answers(int first, int last, List<Edit> edits) {
    int before = -1;
    Matcher previous = ANSWER.matcher("");
    for (int line = first; line <= last; line++) {
      Matcher found = ANSWER.matcher(lines.get(line));
      if (!found.find()) {
        continue;
      }
      if (before == line - 1 && before >= 0 && !previous.group(1).equals(found.group(1))) {
        String one = lines.get(before);
        String other = lines.get(line);
        edits.add(
            new Edit(
                Edit.Kind.SWAP_ANSWERS,
                "swap " + previous.group(1) + " and " + found.group(1),
                before,
                previous.start(1),
                line,
                found.end(1),
                found.group(1)
                    + one.substring(previous.end(1), code.get(before).length())
                    + "\n"
                    + other.substring(0, found.start(1))
                    + previous.group(1)));
      }
      before = line;
      previous = found;
    }
  }

  /** The last line of a conjunct that begins with a bullet in this column. */
  private int endOfList(int line, int last, int column) {
    int end = line;
    for (int next = line + 1; next <= last; next++) {
      String text = code.get(next);
      if (!text.isBlank()) {
        if (text.length() - text.stripLeading().length() <= column) {
          break;
        }
        end = next;
      }
    }
    return end;
  }

  /** Whether what ends before this column does not go on in the next line. */
  private boolean endsHere(int line, int last, int to) {
    if (to < code.get(line).length()) {
      return true;
    }
    for (int next = line + 1; next <= last; next++) {
      String text = code.get(next).strip();
      if (!text.isEmpty()) {
        return text.matches("(/\\\\|\\\\/|ELSE|THEN|IN).*");
      }
    }
    return true;
  }

  /** Behind what stands from this column on, up to such an end outside all brackets. */
  private static int end(String text, int from, Pattern stop) {
    int depth = 0;
    Matcher stops = stop.matcher(text).useTransparentBounds(true);
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean opens = OPENING.indexOf(c) >= 0 || text.startsWith("<<", at);
      boolean closes = CLOSING.indexOf(c) >= 0 || text.startsWith(">>", at);
      if (depth == 0 && (closes || stops.region(at, text.length()).lookingAt())) {
        break;
      }
      depth += opens ? 1 : closes ? -1 : 0;
      at += text.startsWith("<<", at) || text.startsWith(">>", at) ? 2 : 1;
    }
    int end = at;
    while (end > from && text.charAt(end - 1) == ' ') {
      end--;
    }
    return depth == 0 ? end : from;
  }

  /** What is written behind {@code \*} in the lines of an edit. */
  String remarks(Edit edit) {
    return String.join(" ", remarks.subList(edit.line(), edit.lastLine() + 1));
  }

  /** The module after a change. */
  String apply(Edit edit) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines.size(); line++) {
      if (line < edit.line() || line > edit.lastLine()) {
        text.append(lines.get(line)).append('\n');
      } else if (line == edit.line()) {
        text.append(lines.get(line), 0, edit.from()).append(edit.replacement());
        String rest = lines.get(edit.lastLine()).substring(edit.to());
        text.append(rest).append('\n');
      }
    }
    return text.toString();
  }

  private static String between(List<String> from, int line, int column, int lastLine, int to) {
    StringBuilder text = new StringBuilder();
    for (int each = line; each <= lastLine; each++) {
      String one = from.get(each);
      int begin = each == line ? column : 0;
      int end = each == lastLine ? to : one.length();
      text.append(one, Math.min(begin, end), end).append(' ');
    }
    return squeezed(text.toString());
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

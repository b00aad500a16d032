package dev.bindery.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC writes with {@code -tool}: messages with a number, {@code @!@!@STARTMSG 2110:1 @!@!@} …
 * {@code @!@!@ENDMSG 2110 @!@!@}, and free text between them. Takes it line by line and keeps what
 * a verdict needs.
 */
final class TlcOutput {
  /** TLC's numbers of its messages, by their names in its class EC. */
  private static final int INVARIANT_VIOLATED_INITIAL = 2107;

  private static final int PROPERTY_VIOLATED_INITIAL = 2108;
  private static final int INVARIANT_VIOLATED_BEHAVIOR = 2110;
  private static final int ACTION_PROPERTY_VIOLATED_BEHAVIOR = 2112;
  private static final int DEADLOCK_REACHED = 2114;
  private static final int TEMPORAL_PROPERTY_VIOLATED = 2116;
  private static final int BACK_TO_STATE = 2122;
  private static final int SUCCESS = 2193;
  private static final int SEARCH_DEPTH = 2194;
  private static final int STATS = 2199;
  private static final int STATE = 2217;
  private static final int STUTTERING = 2218;

  private static final Pattern START = Pattern.compile("@!@!@STARTMSG (\\d+):\\d+ @!@!@");
  private static final Pattern END = Pattern.compile("@!@!@ENDMSG \\d+ @!@!@");
  private static final Pattern STATS_TEXT =
      Pattern.compile(
          "([\\d,]+) states generated.*?, ([\\d,]+) distinct states found", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern VIOLATED =
      Pattern.compile(
          "(?:Invariant|[Pp]roperty|[Pp]roperties) (.+?) (?:is|was|were) violated(?: by the initial state:)?");
  private static final Pattern STATE_TEXT =
      Pattern.compile("\\d+: <([^>]*?)(?: line \\d+.*?)?>\\s*(.*)", Pattern.DOTALL);

  private static final int KEPT_LINES = 400;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  private boolean success;
  private boolean deadlock;
  private boolean violation;
  private String violated = "";
  private long generated;
  private long distinct;
  private int depth;
  private final List<Verdict.TraceStep> trace = new ArrayList<>();
  private int backTo;

  /** Takes the next line of the standard output. */
  synchronized void line(String line) {
    Matcher start = START.matcher(line);
    if (start.lookingAt()) {
      open.push(Integer.valueOf(start.group(1)));
    } else if (END.matcher(line).lookingAt() && !open.isEmpty()) {
      int code = open.pop();
      if (open.isEmpty()) {
        message(code, text.toString());
        text.setLength(0);
      }
    } else {
      if (!open.isEmpty()) {
        text.append(line).append('\n');
      }
      errorLine(line);
    }
  }

  /** Takes the next line of the standard error output, which is never a part of a message. */
  synchronized void errorLine(String line) {
    lines.add(line);
    if (lines.size() > KEPT_LINES) {
      lines.remove();
    }
  }

  private void message(int code, String message) {
    switch (code) {
      case SUCCESS -> success = true;
      case STATS -> stats(message);
      case SEARCH_DEPTH -> depth = number(message);
      case DEADLOCK_REACHED -> deadlock = true;
      case INVARIANT_VIOLATED_BEHAVIOR,
          ACTION_PROPERTY_VIOLATED_BEHAVIOR,
          TEMPORAL_PROPERTY_VIOLATED ->
          violated(message);
      case INVARIANT_VIOLATED_INITIAL, PROPERTY_VIOLATED_INITIAL -> {
        violated(message);
        int end = message.indexOf('\n') + 1;
        trace.add(
            new Verdict.TraceStep("Initial predicate", ValueParser.state(message.substring(end))));
      }
      case STATE -> state(message);
      case STUTTERING -> backTo = trace.size();
      case BACK_TO_STATE -> backTo = number(message);
      default -> {
        // Progress, greetings, and errors that are told from the text.
      }
    }
  }

  private void stats(String message) {
    Matcher counts = STATS_TEXT.matcher(message);
    if (counts.find()) {
      generated = Long.parseLong(counts.group(1).replace(",", ""));
      distinct = Long.parseLong(counts.group(2).replace(",", ""));
    }
  }

  private void violated(String message) {
    violation = true;
    Matcher name = VIOLATED.matcher(message);
    violated = name.find() ? name.group(1) : "";
  }

  private void state(String message) {
    Matcher state = STATE_TEXT.matcher(message);
    if (state.lookingAt() && !state.group(2).contains("= null")) {
      trace.add(new Verdict.TraceStep(state.group(1), ValueParser.state(state.group(2))));
    }
  }

  private static int number(String message) {
    Matcher digits = NUMBER.matcher(message);
    return digits.find() ? Integer.parseInt(digits.group()) : 0;
  }

  /** Whether TLC said that it found no error. */
  boolean isSuccess() {
    return success;
  }

  boolean isDeadlock() {
    return deadlock;
  }

  boolean isViolation() {
    return violation;
  }

  /** The name or the place of what is violated, or an empty string where TLC does not say. */
  String violated() {
    return violated;
  }

  Verdict verdict(String result, double seconds) {
    return new Verdict(result, generated, distinct, depth, seconds, trace, backTo);
  }

  /** All that was written, or the end of it if that is much; without the marks of messages. */
  String text() {
    return String.join("\n", lines) + "\n\n";
  }

  /** The last lines that were written, without the marks of messages and without empty ones. */
  List<String> lines() {
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }
}

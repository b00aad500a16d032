package dev.bindery.server;

import java.util.function.IntConsumer;

/**
 * Knows, reading a script line by line, whether it is inside a string, a quoted name or a comment:
 * there, a line that looks like {@code GO} or a directive is none. Comments nest.
 */
final class Quoting {
  private static final char NONE = 0;

  private char quote = NONE;
  private int comments;

  /** Whether the next line begins outside of everything. */
  boolean isOutside() {
    return quote == NONE && comments == 0;
  }

  /** Reads a line; {@code place} is told each position of it that is not in a comment. */
  void read(String line, IntConsumer place) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (comments > 0) {
        i += readComment(line, i);
      } else if (quote != NONE) {
        place.accept(i);
        quote =
            c == quote
                ? NONE
                : quote; // A doubled quote closes and opens again: the same in the end.
      } else if (line.startsWith("--", i)) {
        return;
      } else if (line.startsWith("/*", i)) {
        comments = 1;
        i++;
      } else {
        place.accept(i);
        quote = opens(c);
      }
    }
  }

  /** Reads what stands in a comment; how many letters more than one. */
  private int readComment(String line, int at) {
    if (line.startsWith("/*", at)) {
      comments++;
      return 1;
    } else if (line.startsWith("*/", at)) {
      comments--;
      return 1;
    }
    return 0;
  }

  /** The quote that closes what this letter opens. */
  private static char opens(char c) {
    return switch (c) {
      case '\'', '"' -> c;
      case '[' -> ']';
      default -> NONE;
    };
  }
}

package dev.bindery.tsql;

/** How much of a word of the caller's a message shows. */
final class Shown {
  /** The longest keyword of a correct script fits. */
  private static final int LIMIT = 16;

  private Shown() {}

  /**
   * The word, cut after 16 characters and with control characters spelled out. A longer one could
   * be a bind token, which no error text may hold (rule T9).
   */
  static String of(String word) {
    StringBuilder shown = new StringBuilder();
    word.codePoints()
        .limit(LIMIT)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    boolean cut = word.codePointCount(0, word.length()) > LIMIT;
    return cut ? shown.append('…').toString() : shown.toString();
  }
}

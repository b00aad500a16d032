package dev.bindery.tsql;

/**
 * One word of a batch.
 *
 * @param kind what it is
 * @param text its letters: of a string or a quoted identifier what stands between the quotes, of a
 *     variable with the {@code @}
 * @param line the line of the batch on which it begins, from 1
 */
record Token(Kind kind, String text, int line) {

  /** The kinds of words. */
  enum Kind {
    /** A keyword or an identifier without quotes. */
    WORD,
    /** An identifier in brackets or double quotes: never a keyword. */
    QUOTED,
    /** {@code @name}. */
    VARIABLE,
    /** {@code @@name}. */
    GLOBAL,
    /** Digits, perhaps with a decimal point. */
    NUMBER,
    /** {@code '…'}. */
    STRING,
    /** {@code N'…'}. */
    NATIONAL_STRING,
    /** An operator or a punctuation mark, one or two letters. */
    SYMBOL,
    /** A quote or a comment that is never closed: the lexer has an error of its own for it. */
    BROKEN,
    /** The end of the batch. */
    END
  }

  boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it can name something: any identifier that is not a reserved word. */
  boolean isName() {
    return kind == Kind.QUOTED || (kind == Kind.WORD && !Keywords.isReserved(text));
  }

  /**
   * What a message shows of it. Never a whole string or a long word: it could be a bind token,
   * which no error text may hold (rule T9).
   */
  String met() {
    return switch (kind) {
      case END -> "the end of the batch";
      case STRING, NATIONAL_STRING -> "a string";
      case BROKEN -> "an unclosed quote or comment";
      case WORD, QUOTED, VARIABLE, GLOBAL, NUMBER, SYMBOL -> "'" + Shown.of(text) + "'";
    };
  }

  /** The text stays out: it could be a bind token (rule T9). */
  @Override
  public String toString() {
    return kind + " on line " + line;
  }
}

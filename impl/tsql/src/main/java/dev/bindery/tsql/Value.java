package dev.bindery.tsql;

import org.jspecify.annotations.Nullable;

/**
 * A value with its type; a NULL has one too.
 *
 * @param type its type
 * @param content a {@link Long} for a number, a {@link String} for text, null for NULL
 */
record Value(SqlType type, @Nullable Object content) {
  static final Value NULL = new Value(SqlType.NULL, null);

  static Value ofInt(long number) {
    return new Value(SqlType.INT, number);
  }

  /** A string literal, or what stands for one. */
  static Value ofText(SqlType.Kind kind, String text) {
    boolean fits = text.length() <= kind.limit();
    return new Value(
        fits ? SqlType.text(kind, text.length()) : new SqlType(kind, SqlType.MAX), text);
  }

  boolean isNull() {
    return content == null;
  }

  /** The content stays out: it could be a bind token (rule T9). */
  @Override
  public String toString() {
    return type + (isNull() ? " NULL" : " value");
  }
}

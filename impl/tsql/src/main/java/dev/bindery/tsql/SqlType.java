package dev.bindery.tsql;

import java.util.Locale;

/**
 * A type of T-SQL.
 *
 * @param kind which
 * @param length in characters for {@link Kind#CHAR}, {@link Kind#VARCHAR} and {@link
 *     Kind#NVARCHAR}, {@link #MAX} for {@code (max)}; 0 for the others
 */
record SqlType(Kind kind, int length) {

  /** The kinds of types; {@link #NULL} is that of the literal, which takes any other. */
  enum Kind {
    NULL,
    CHAR,
    VARCHAR,
    NVARCHAR,
    BIT,
    INT,
    BIGINT;

    boolean isText() {
      return this == CHAR || this == VARCHAR || this == NVARCHAR;
    }

    /** The longest length that can be declared, in characters. */
    int limit() {
      return this == NVARCHAR ? 4000 : 8000;
    }
  }

  /** The length of {@code varchar(max)} and {@code nvarchar(max)}. */
  static final int MAX = -1;

  /**
   * The most characters that a value of a {@code (max)} type may have here; more is refused with
   * 701.
   */
  static final int MAX_CHARACTERS = 1_000_000;

  static final SqlType NULL = new SqlType(Kind.NULL, 0);
  static final SqlType BIT = new SqlType(Kind.BIT, 0);
  static final SqlType INT = new SqlType(Kind.INT, 0);
  static final SqlType BIGINT = new SqlType(Kind.BIGINT, 0);

  /**
   * The type of a string literal, or of a concatenation: at least one character, at most what its
   * kind can hold.
   */
  static SqlType text(Kind kind, long length) {
    return new SqlType(kind, (int) Math.min(Math.max(length, 1), kind.limit()));
  }

  boolean isText() {
    return kind.isText();
  }

  boolean isNumber() {
    return kind == Kind.BIT || kind == Kind.INT || kind == Kind.BIGINT;
  }

  boolean isMax() {
    return length == MAX;
  }

  /** As it is declared: {@code varchar(255)}. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    if (!isText()) {
      return name;
    }
    return name + "(" + (isMax() ? "max" : length) + ")";
  }
}

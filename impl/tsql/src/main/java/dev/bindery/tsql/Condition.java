package dev.bindery.tsql;

import org.jspecify.annotations.Nullable;

/** What is true, false or unknown. */
sealed interface Condition extends Node {

  /** {@code x < y} and its like; unknown if either is NULL. */
  record Comparison(Relation relation, Expression left, Expression right) implements Condition {}

  /** {@code x IS NULL}: never unknown. */
  record IsNull(Expression operand) implements Condition {}

  /** {@code NOT x}. */
  record Not(Condition operand) implements Condition {}

  /** {@code x AND y}. */
  record And(Condition left, Condition right) implements Condition {}

  /** {@code x OR y}. */
  record Or(Condition left, Condition right) implements Condition {}

  /** The comparisons. */
  enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** The one that is spelled so; null if there is none. */
    static @Nullable Relation of(String symbol) {
      return switch (symbol) {
        case "=" -> EQUAL;
        case "<>", "!=" -> NOT_EQUAL;
        case "<" -> LESS;
        case "<=", "!>" -> LESS_OR_EQUAL;
        case ">" -> GREATER;
        case ">=", "!<" -> GREATER_OR_EQUAL;
        default -> null;
      };
    }

    /** Whether it holds, given the sign of the left side compared with the right. */
    boolean holds(int sign) {
      return switch (this) {
        case EQUAL -> sign == 0;
        case NOT_EQUAL -> sign != 0;
        case LESS -> sign < 0;
        case LESS_OR_EQUAL -> sign <= 0;
        case GREATER -> sign > 0;
        case GREATER_OR_EQUAL -> sign >= 0;
      };
    }
  }
}

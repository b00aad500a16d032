package dev.bindery.tsql;

import org.jspecify.annotations.Nullable;

/**
 * What has a value. T-SQL keeps it apart from a {@link Condition}, so {@code SELECT 1 = 1} is a
 * syntax error.
 */
sealed interface Expression extends Node {

  /** A constant. */
  record Literal(Value value) implements Expression {}

  /** {@code @name}. */
  record Variable(String name, int line) implements Expression {}

  /** What the session tells of itself. */
  enum Global implements Expression {
    TRANCOUNT("@@TRANCOUNT"),
    SPID("@@SPID"),
    ERROR("@@ERROR"),
    XACT_STATE("XACT_STATE");

    private final String spelling;

    Global(String spelling) {
      this.spelling = spelling;
    }

    /** The one that is spelled so, in any case; null if there is none. */
    static @Nullable Global of(String spelling) {
      for (Global global : values()) {
        if (global.spelling.equalsIgnoreCase(spelling)) {
          return global;
        }
      }
      return null;
    }
  }

  /** {@code -x}. */
  record Negation(Expression operand) implements Expression {}

  /** {@code x + y} and its like. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /** The operators of arithmetic; {@link #ADD} also joins strings. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%");

    final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }
  }
}

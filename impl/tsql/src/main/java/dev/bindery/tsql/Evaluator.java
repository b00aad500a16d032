package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Expression.Global;
import dev.bindery.tsql.Expression.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Computes expressions and conditions.
 *
 * <p>A number beats text: {@code '1' + 2} is 3. Among numbers the wider type wins; two bits cannot
 * be calculated with. Text compares without regard to case or trailing blanks, as in SQL Server's
 * default collation, letter by letter.
 */
final class Evaluator {

  /** Where the values of names come from. */
  interface Scope {
    /** The value of a declared variable. */
    Value variable(String name);

    /** What the session tells of itself. */
    Value global(Global global);
  }

  private final Scope scope;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  /**
   * The value of an expression.
   *
   * @throws Fault 245, 701, 8115, 8117 or 8134
   */
  Value value(Expression expression) throws Fault {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Variable variable) {
      return scope.variable(variable.name());
    } else if (expression instanceof Global global) {
      return scope.global(global);
    } else if (expression instanceof Expression.Negation negation) {
      return negated(value(negation.operand()));
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary.operator(), value(binary.left()), value(binary.right()));
    }
    throw new AssertionError(expression);
  }

  /**
   * Whether a condition holds; null if that is unknown.
   *
   * @throws Fault as {@link #value}
   */
  @Nullable Boolean truth(Condition condition) throws Fault {
    if (condition instanceof Condition.Comparison comparison) {
      return compare(comparison.relation(), value(comparison.left()), value(comparison.right()));
    } else if (condition instanceof Condition.IsNull isNull) {
      return value(isNull.operand()).isNull();
    } else if (condition instanceof Condition.Not not) {
      Boolean operand = truth(not.operand());
      return operand == null ? null : !operand;
    } else if (condition instanceof Condition.And and) {
      return both(truth(and.left()), truth(and.right()), false);
    } else if (condition instanceof Condition.Or or) {
      return both(truth(or.left()), truth(or.right()), true);
    }
    throw new AssertionError(condition);
  }

  /**
   * AND and OR of three values: one {@code decisive} side decides, else an unknown one leaves it
   * unknown.
   */
  private static @Nullable Boolean both(
      @Nullable Boolean left, @Nullable Boolean right, boolean decisive) {
    if ((left != null && left == decisive) || (right != null && right == decisive)) {
      return decisive;
    }
    return (left == null || right == null) ? null : !decisive;
  }

  private static @Nullable Boolean compare(Condition.Relation relation, Value left, Value right)
      throws Fault {
    if (left.type().isNumber() || right.type().isNumber()) {
      Object a = Conversion.convert(left, wider(left.type(), right.type())).content();
      Object b = Conversion.convert(right, wider(left.type(), right.type())).content();
      return (a == null || b == null) ? null : relation.holds(Long.compare((Long) a, (Long) b));
    }
    if (left.content() instanceof String a && right.content() instanceof String b) {
      return relation.holds(withoutTrailingBlanks(a).compareToIgnoreCase(withoutTrailingBlanks(b)));
    }
    return null;
  }

  private static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Value negated(Value operand) throws Fault {
    if (operand.type().isText() || operand.type().kind() == SqlType.Kind.BIT) {
      throw Fault.of(ErrorCode.INVALID_OPERAND, operand.type(), Operator.SUBTRACT.symbol);
    }
    return calculate(Operator.SUBTRACT, Value.ofInt(0), operand);
  }

  private static Value binary(Operator operator, Value left, Value right) throws Fault {
    boolean text = left.type().isText() || right.type().isText();
    boolean number = left.type().isNumber() || right.type().isNumber();
    if (text && !number) {
      if (operator == Operator.ADD) {
        return concatenate(left, right);
      }
      throw Fault.of(ErrorCode.INVALID_OPERAND, left.type(), operator.symbol);
    }
    return calculate(operator, left, right);
  }

  private static Value concatenate(Value left, Value right) throws Fault {
    SqlType type = joined(left.type(), right.type());
    if (left.content() instanceof String a && right.content() instanceof String b) {
      return Conversion.convert(Value.ofText(type.kind(), a + b), type);
    }
    return new Value(type, null);
  }

  private static SqlType joined(SqlType left, SqlType right) {
    SqlType.Kind kind = left.kind().compareTo(right.kind()) > 0 ? left.kind() : right.kind();
    if (left.isMax() || right.isMax()) {
      return new SqlType(kind, SqlType.MAX);
    }
    return SqlType.text(kind, (long) left.length() + right.length());
  }

  private static Value calculate(Operator operator, Value left, Value right) throws Fault {
    SqlType type = wider(left.type(), right.type());
    if (type.kind() == SqlType.Kind.BIT) {
      throw Fault.of(ErrorCode.INVALID_OPERAND, type, operator.symbol);
    }
    Object a = Conversion.convert(left, type).content();
    Object b = Conversion.convert(right, type).content();
    if (a == null || b == null) {
      return new Value(type, null);
    }
    try {
      return new Value(type, Conversion.inRange(exact(operator, (Long) a, (Long) b), type));
    } catch (ArithmeticException beyondBigint) {
      throw Fault.of(ErrorCode.ARITHMETIC_OVERFLOW, "an expression", type);
    }
  }

  /**
   * The type in which two values, one of them a number or both untyped NULLs, are calculated or
   * compared.
   */
  private static SqlType wider(SqlType left, SqlType right) {
    SqlType wider = left.kind().compareTo(right.kind()) >= 0 ? left : right;
    return wider.kind() == SqlType.Kind.NULL ? SqlType.INT : wider;
  }

  private static long exact(Operator operator, long a, long b) throws Fault {
    if (b == 0 && (operator == Operator.DIVIDE || operator == Operator.MODULO)) {
      throw Fault.of(ErrorCode.DIVIDE_BY_ZERO);
    }
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      // The one quotient that overflows: the smallest number by minus one.
      case DIVIDE -> b == -1 ? Math.negateExact(a) : a / b;
      case MODULO -> a % b;
    };
  }
}

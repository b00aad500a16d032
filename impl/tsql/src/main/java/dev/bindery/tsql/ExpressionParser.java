package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Condition.Comparison;
import dev.bindery.tsql.Condition.Relation;
import dev.bindery.tsql.Expression.Binary;
import dev.bindery.tsql.Expression.Global;
import dev.bindery.tsql.Expression.Literal;
import dev.bindery.tsql.Expression.Negation;
import dev.bindery.tsql.Expression.Operator;
import dev.bindery.tsql.Expression.Variable;
import dev.bindery.tsql.Token.Kind;
import java.math.BigInteger;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over expressions and conditions, from the weakest binding to the strongest:
 * {@code OR}, {@code AND}, {@code NOT}, comparison, {@code + -}, {@code * / %}, sign, and what
 * stands alone.
 */
final class ExpressionParser {
  /**
   * How many operators one statement may chain: each is a level of the tree that the interpreter
   * climbs down.
   */
  private static final int OPERATOR_LIMIT = 1_000;

  /** More digits than any bigint has: not even looked at. */
  private static final int DIGITS_LIMIT = 40;

  private static final EnumSet<Operator> SUMS = EnumSet.of(Operator.ADD, Operator.SUBTRACT);
  private static final EnumSet<Operator> PRODUCTS = EnumSet.complementOf(SUMS);

  private final TokenStream in;
  private int operators;

  ExpressionParser(TokenStream in) {
    this.in = in;
  }

  /** An expression. */
  Expression expression() throws Fault {
    operators = 0;
    return asExpression(sum());
  }

  /** A condition. */
  Condition condition() throws Fault {
    operators = 0;
    return asCondition(or());
  }

  /** An argument of a procedure: a constant, a variable or a global, but no operator. */
  Expression argument() throws Fault {
    Token next = in.peek();
    if (in.takeSymbol("-")) {
      return number("-");
    }
    if (next.isSymbol("(") || next.is("XACT_STATE")) {
      throw in.unexpected();
    }
    return asExpression(alone());
  }

  /** The variable that a token names. */
  static Variable variable(Token token) {
    return new Variable(token.text(), token.line());
  }

  private Node or() throws Fault {
    Node left = and();
    while (in.take("OR")) {
      count();
      left = new Condition.Or(asCondition(left), asCondition(and()));
    }
    return left;
  }

  private Node and() throws Fault {
    Node left = not();
    while (in.take("AND")) {
      count();
      left = new Condition.And(asCondition(left), asCondition(not()));
    }
    return left;
  }

  private Node not() throws Fault {
    if (!in.take("NOT")) {
      return comparison();
    }
    in.enter();
    Node operand = not();
    in.leave();
    return new Condition.Not(asCondition(operand));
  }

  private Node comparison() throws Fault {
    Node left = sum();
    if (in.take("IS")) {
      boolean negated = in.take("NOT");
      if (!in.take("NULL")) {
        throw in.unexpected();
      }
      Condition isNull = new Condition.IsNull(asExpression(left));
      return negated ? new Condition.Not(isNull) : isNull;
    }
    Relation relation = in.peek().kind() == Kind.SYMBOL ? Relation.of(in.peek().text()) : null;
    if (relation == null) {
      return left;
    }
    Expression leftValue = asExpression(left);
    in.take();
    return new Comparison(relation, leftValue, asExpression(sum()));
  }

  private Node sum() throws Fault {
    Node left = product();
    for (Operator operator = operator(SUMS); operator != null; operator = operator(SUMS)) {
      left = new Binary(operator, asExpression(left), asExpression(product()));
    }
    return left;
  }

  private Node product() throws Fault {
    Node left = signed();
    for (Operator operator = operator(PRODUCTS); operator != null; operator = operator(PRODUCTS)) {
      left = new Binary(operator, asExpression(left), asExpression(signed()));
    }
    return left;
  }

  /** Takes the next token if it is one of these operators. */
  private @Nullable Operator operator(EnumSet<Operator> wanted) throws Fault {
    for (Operator operator : wanted) {
      if (in.takeSymbol(operator.symbol)) {
        count();
        return operator;
      }
    }
    return null;
  }

  private Node signed() throws Fault {
    boolean negative = in.takeSymbol("-");
    if (!negative && !in.takeSymbol("+")) {
      return alone();
    }
    if (negative && in.peek().kind() == Kind.NUMBER) {
      return number("-");
    }
    in.enter();
    Expression operand = asExpression(signed());
    in.leave();
    return negative ? new Negation(operand) : operand;
  }

  private Node alone() throws Fault {
    return switch (in.peek().kind()) {
      case NUMBER -> number("");
      case STRING -> new Literal(Value.ofText(SqlType.Kind.VARCHAR, in.take().text()));
      case NATIONAL_STRING -> new Literal(Value.ofText(SqlType.Kind.NVARCHAR, in.take().text()));
      case VARIABLE -> variable(in.checkLength(in.take(), TokenStream.IDENTIFIER_LIMIT));
      case GLOBAL -> global();
      default -> aloneOfSeveralTokens();
    };
  }

  private Node aloneOfSeveralTokens() throws Fault {
    if (in.take("NULL")) {
      return new Literal(Value.NULL);
    } else if (in.takeSymbol("(")) {
      return parenthesis();
    } else if (in.peek().is("XACT_STATE") && in.peekNext().isSymbol("(")) {
      in.take();
      in.take();
      in.expectSymbol(")");
      return Global.XACT_STATE;
    }
    throw in.unexpected();
  }

  private Node parenthesis() throws Fault {
    in.enter();
    Node inside = or();
    in.leave();
    in.expectSymbol(")");
    return inside;
  }

  private Global global() throws Fault {
    Global global = Global.of(in.peek().text());
    if (global == null) {
      throw in.unexpected();
    }
    in.take();
    return global;
  }

  /**
   * A whole number: int if it fits, else bigint; more digits and fractions are types that this
   * layer does not have.
   */
  private Literal number(String sign) throws Fault {
    Token token = in.peek();
    if (token.kind() != Kind.NUMBER
        || token.text().contains(".")
        || token.text().length() > DIGITS_LIMIT) {
      throw in.unexpected();
    }
    BigInteger number = new BigInteger(sign + token.text());
    if (number.bitLength() > 63) {
      throw in.unexpected();
    }
    in.take();
    SqlType type = number.bitLength() > 31 ? SqlType.BIGINT : SqlType.INT;
    return new Literal(new Value(type, number.longValueExact()));
  }

  private void count() throws Fault {
    if (++operators > OPERATOR_LIMIT) {
      throw Fault.at(in.peek().line(), ErrorCode.NESTED_TOO_DEEPLY);
    }
  }

  private Expression asExpression(Node node) throws Fault {
    if (node instanceof Expression expression) {
      return expression;
    }
    throw in.unexpected();
  }

  private Condition asCondition(Node node) throws Fault {
    if (node instanceof Condition condition) {
      return condition;
    }
    throw in.unexpected();
  }
}

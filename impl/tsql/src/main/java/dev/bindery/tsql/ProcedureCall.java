package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.SqlError;
import dev.bindery.engine.TokenIssued;
import dev.bindery.engine.TokenKind;
import dev.bindery.tsql.Expression.Literal;
import dev.bindery.tsql.Expression.Variable;
import dev.bindery.tsql.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the procedures of {@link SystemProcedure}, and extended ones (rule E1). A refused call
 * changes no variable but the one that takes its return status.
 */
final class ProcedureCall {
  /** The return status of a call that did what it was asked (rules B1, T8). */
  static final int SUCCESS = 0;

  /** The return status of a refused call (rules B1, T8). */
  static final int REFUSED = 1;

  /** How an {@code OUTPUT} argument gets its value. */
  interface Assignment {
    void assign(String variable, Value value) throws Fault;
  }

  private final EngineRequest engine;
  private final Evaluator evaluator;
  private final Assignment variables;

  ProcedureCall(EngineRequest engine, Evaluator evaluator, Assignment variables) {
    this.engine = engine;
    this.evaluator = evaluator;
    this.variables = variables;
  }

  void run(SystemProcedure procedure, Statement.Execute call) throws Fault, FencedException {
    List<@Nullable Argument> arguments = procedure.match(call);
    switch (procedure) {
      case GET_BIND_TOKEN -> getBindToken(call.line(), arguments.get(0), arguments.get(1));
      case BIND_SESSION -> bindSession(call.line(), arguments.get(0));
    }
  }

  /** Its arguments have neither names nor directions: it is Java code that gets their values. */
  void runExtended(Statement.Execute call) throws Fault, FencedException {
    String name = call.procedure().name();
    List<@Nullable Object> values = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (argument.parameter() != null) {
        throw Fault.at(
            argument.line(),
            ErrorCode.NO_SUCH_ARGUMENT,
            Shown.of(argument.parameter()),
            Shown.of(name));
      } else if (argument.output()) {
        String position = Integer.toString(values.size() + 1);
        throw Fault.at(argument.line(), ErrorCode.ARGUMENT_IS_NO_OUTPUT, position, Shown.of(name));
      }
      values.add(evaluator.value(argument.value()).content());
    }
    engine.execute(call.line(), name, values);
  }

  private void getBindToken(int line, @Nullable Argument token, @Nullable Argument flag)
      throws Fault, FencedException {
    if (token == null || !(token.value() instanceof Variable target)) {
      throw new AssertionError("The compiler has let a call without a variable through.");
    }
    String procedure = SystemProcedure.GET_BIND_TOKEN.procedure;
    boolean text = evaluator.value(target).type().isText();
    TokenKind kind = text ? kind(flag) : TokenKind.BAD;
    try {
      if (engine.getToken(line, procedure, kind) instanceof TokenIssued issued) {
        variables.assign(target.name(), Value.ofText(SqlType.Kind.VARCHAR, issued.token().text()));
      }
    } catch (Fault fault) {
      // The engine decides when 214 is due, and thinks of the flag; here it may be the variable's
      // fault.
      boolean variable = fault.code() == ErrorCode.WRONG_PARAMETER_TYPE && !text;
      throw variable ? Fault.of(wrongType(), procedure) : fault;
    }
  }

  private static SqlError wrongType() {
    return SqlError.of(ErrorCode.WRONG_PARAMETER_TYPE, "@out_token", "varchar");
  }

  /** The constants 0 and 1, and no flag at all; whatever else is given is refused (rule T7). */
  private static TokenKind kind(@Nullable Argument flag) {
    if (flag == null) {
      return TokenKind.ORDINARY;
    }
    if (flag.value() instanceof Literal literal
        && literal.value().content() instanceof Long number) {
      if (number == 0) {
        return TokenKind.ORDINARY;
      } else if (number == 1) {
        return TokenKind.XP;
      }
    }
    return TokenKind.BAD;
  }

  private void bindSession(int line, @Nullable Argument token) throws Fault, FencedException {
    Value value = token == null ? Value.NULL : evaluator.value(token.value());
    String text = value.isNull() ? null : String.valueOf(value.content());
    engine.bind(line, SystemProcedure.BIND_SESSION.procedure, text);
  }
}

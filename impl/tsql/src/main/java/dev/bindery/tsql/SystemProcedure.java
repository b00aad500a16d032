package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Statement.Argument;
import dev.bindery.tsql.Statement.ProcedureName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The procedures that a batch can call, and the shape of their arguments.
 *
 * <p>Sources: 001 (sp_getbindtoken, Transact-SQL Reference) and 002 (sp_bindsession, Transact-SQL).
 */
enum SystemProcedure {
  /**
   * {@code sp_getbindtoken [@out_token =] variable OUTPUT [, [@for_xp_flag =] constant]} (rules T7,
   * T8).
   */
  GET_BIND_TOKEN("sp_getbindtoken"),
  /** {@code sp_bindsession [[@bind_token =] value]} (rules B1, B6). */
  BIND_SESSION("sp_bindsession");

  /**
   * A parameter; one that is {@code output} takes a variable marked {@code OUTPUT}, and only such a
   * one.
   */
  record Parameter(String name, boolean required, boolean output) {}

  /** The schemas in which system procedures are found; empty is the caller's. */
  private static final List<String> SCHEMAS = List.of("", "dbo", "sys");

  final String procedure;

  SystemProcedure(String procedure) {
    this.procedure = procedure;
  }

  private List<Parameter> parameters() {
    return switch (this) {
      case GET_BIND_TOKEN ->
          List.of(
              new Parameter("@out_token", true, true), new Parameter("@for_xp_flag", false, false));
      case BIND_SESSION -> List.of(new Parameter("@bind_token", false, false));
    };
  }

  /**
   * The procedure of this name, whatever its database: system procedures are in each of them. Null
   * if there is none.
   */
  static @Nullable SystemProcedure of(ProcedureName name) {
    for (SystemProcedure candidate : values()) {
      if (candidate.procedure.equalsIgnoreCase(name.name()) && isInSchema(name)) {
        return candidate;
      }
    }
    return null;
  }

  /** Whether it is in a schema of system procedures; extended procedures are found there too. */
  static boolean isInSchema(ProcedureName name) {
    return SCHEMAS.stream().anyMatch(name.schema()::equalsIgnoreCase);
  }

  /**
   * The arguments in the order of the parameters, null for one that was not given.
   *
   * @throws Fault 119, 201, 591, 8143, 8144, 8145 or 8162
   */
  List<@Nullable Argument> match(Statement.Execute call) throws Fault {
    List<Parameter> parameters = parameters();
    List<@Nullable Argument> matched = new ArrayList<>();
    parameters.forEach(parameter -> matched.add(null));
    boolean named = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      if (argument.parameter() == null && named) {
        throw fault(argument.line(), ErrorCode.POSITIONAL_AFTER_NAMED, i + 1);
      }
      named = argument.parameter() != null;
      int position = named ? positionOf(argument) : i;
      if (position >= parameters.size()) {
        throw fault(argument.line(), ErrorCode.TOO_MANY_ARGUMENTS, procedure);
      }
      if (matched.set(position, argument) != null) {
        throw fault(
            argument.line(), ErrorCode.ARGUMENT_TWICE, parameters.get(position).name(), procedure);
      }
    }
    checkDirections(call.line(), matched);
    return matched;
  }

  private int positionOf(Argument argument) throws Fault {
    for (int i = 0; i < parameters().size(); i++) {
      if (parameters().get(i).name().equalsIgnoreCase(argument.parameter())) {
        return i;
      }
    }
    throw fault(
        argument.line(),
        ErrorCode.NO_SUCH_ARGUMENT,
        Shown.of(String.valueOf(argument.parameter())),
        procedure);
  }

  private void checkDirections(int line, List<@Nullable Argument> matched) throws Fault {
    for (int i = 0; i < parameters().size(); i++) {
      Parameter parameter = parameters().get(i);
      Argument argument = matched.get(i);
      if (argument == null) {
        if (parameter.required()) {
          throw fault(line, ErrorCode.ARGUMENT_MISSING, procedure, parameter.name());
        }
      } else if (parameter.output() && !argument.output()) {
        throw fault(argument.line(), ErrorCode.ARGUMENT_NOT_OUTPUT, parameter.name(), procedure);
      } else if (!parameter.output() && argument.output()) {
        throw fault(argument.line(), ErrorCode.ARGUMENT_IS_NO_OUTPUT, parameter.name(), procedure);
      }
    }
  }

  private Fault fault(int line, ErrorCode code, Object... details) {
    return Fault.at(line, code, details).in(procedure);
  }
}

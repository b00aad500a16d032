package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Statement.Argument;
import dev.bindery.tsql.Statement.Declaration;
import dev.bindery.tsql.Statement.Item;
import dev.bindery.tsql.Statement.Name;
import dev.bindery.tsql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a batch before any of it runs (rule A8): syntax, then, for the whole
 * batch, variables and the shape of the arguments of procedures.
 *
 * <p>A variable lives from its {@code DECLARE} to the end of the batch, whether or not that
 * statement is ever reached.
 */
final class Compiler {
  private final Map<String, SqlType> variables = new HashMap<>();
  private final List<Message> errors = new ArrayList<>();

  private Compiler() {}

  /**
   * Compiles a batch.
   *
   * @throws CompileException with every error found: 102, 103, 105, 113, 119, 134, 137, 191, 201,
   *     591, 3975, 8143, 8144, 8145, 8162
   */
  static Program compile(String batch) throws CompileException {
    List<Token> tokens = Lexer.tokens(batch);
    List<Statement> statements;
    try {
      statements = Parser.parse(tokens);
    } catch (Fault syntax) {
      throw new CompileException(syntaxErrors(syntax, tokens));
    }
    Compiler compiler = new Compiler();
    statements.forEach(compiler::check);
    if (!compiler.errors.isEmpty()) {
      throw new CompileException(compiler.errors);
    }
    return new Program(statements, Map.copyOf(compiler.variables));
  }

  /** The name under which a variable is kept: names of variables have no case. */
  static String key(String variable) {
    return variable.toLowerCase(Locale.ROOT);
  }

  /**
   * The first syntax error, and, if that is another one, the quote or comment that is never closed:
   * often it is the cause.
   */
  private static List<Message> syntaxErrors(Fault first, List<Token> tokens) {
    List<Message> errors = new ArrayList<>(List.of(first.message(1)));
    for (Token token : tokens) {
      if (token.kind() == Kind.BROKEN && Lexer.broken(token) != first.code()) {
        errors.add(Fault.at(token.line(), Lexer.broken(token)).message(token.line()));
      }
    }
    return errors;
  }

  private void check(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      declare.declarations().forEach(this::declare);
    } else if (statement instanceof Statement.Assign assign) {
      check(assign.variable());
      check(assign.value());
    } else if (statement instanceof Statement.Select select) {
      select.items().stream().map(Item::value).forEach(this::check);
    } else if (statement instanceof Statement.Print print) {
      check(print.message());
    } else if (statement instanceof Statement.If choice) {
      check(choice.condition());
      check(choice.then());
      if (choice.otherwise() != null) {
        check(choice.otherwise());
      }
    } else if (statement instanceof Statement.Block block) {
      block.statements().forEach(this::check);
    } else if (statement instanceof Statement.Try attempt) {
      attempt.tried().forEach(this::check);
      attempt.caught().forEach(this::check);
    } else if (statement instanceof Statement.BeginTransaction begin) {
      check(begin.name());
    } else if (statement instanceof Statement.Commit commit) {
      check(commit.name());
    } else if (statement instanceof Statement.Rollback rollback) {
      check(rollback.name());
    } else if (statement instanceof Statement.Save save) {
      check(save.name());
    } else if (statement instanceof Statement.Execute call) {
      check(call);
    }
  }

  private void declare(Declaration declaration) {
    if (declaration.initial() != null) {
      check(declaration.initial());
    }
    if (variables.putIfAbsent(key(declaration.variable()), declaration.type()) != null) {
      error(
          Fault.at(
              declaration.line(),
              ErrorCode.VARIABLE_DECLARED_TWICE,
              Shown.of(declaration.variable())));
    }
  }

  private void check(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      if (!variables.containsKey(key(variable.name()))) {
        error(
            Fault.at(variable.line(), ErrorCode.VARIABLE_NOT_DECLARED, Shown.of(variable.name())));
      }
    } else if (expression instanceof Expression.Negation negation) {
      check(negation.operand());
    } else if (expression instanceof Expression.Binary binary) {
      check(binary.left());
      check(binary.right());
    }
  }

  private void check(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      check(comparison.left());
      check(comparison.right());
    } else if (condition instanceof Condition.IsNull isNull) {
      check(isNull.operand());
    } else if (condition instanceof Condition.Not not) {
      check(not.operand());
    } else if (condition instanceof Condition.And and) {
      check(and.left());
      check(and.right());
    } else if (condition instanceof Condition.Or or) {
      check(or.left());
      check(or.right());
    }
  }

  private void check(@Nullable Name name) {
    if (name instanceof Name.Held held) {
      check(held.variable());
    }
  }

  private void check(Statement.Execute call) {
    if (call.status() != null) {
      check(call.status());
    }
    call.arguments().stream().map(Argument::value).forEach(this::check);
    SystemProcedure procedure = SystemProcedure.of(call.procedure());
    if (procedure == null) {
      return; // 2812 when it is reached: a procedure may come to exist until then.
    }
    try {
      procedure.match(call).forEach(argument -> check(procedure, argument));
    } catch (Fault shape) {
      error(shape);
    }
  }

  /** 3975: the token does not go into a variable without a limit (rule T8). */
  private void check(SystemProcedure procedure, @Nullable Argument argument) {
    if (argument != null
        && argument.output()
        && argument.value() instanceof Expression.Variable variable) {
      SqlType type = variables.get(key(variable.name()));
      if (type != null && type.isMax()) {
        error(
            Fault.at(argument.line(), ErrorCode.TOKEN_VARIABLE_TOO_LARGE).in(procedure.procedure));
      }
    }
  }

  private void error(Fault fault) {
    errors.add(fault.message(1));
  }
}

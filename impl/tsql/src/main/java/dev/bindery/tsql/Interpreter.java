package dev.bindery.tsql;

import dev.bindery.engine.Done;
import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.Session;
import dev.bindery.tsql.BatchListener.Column;
import dev.bindery.tsql.Statement.Declaration;
import dev.bindery.tsql.Statement.Item;
import dev.bindery.tsql.Statement.Name;
import dev.bindery.tsql.Statement.ProcedureName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one batch, one method per kind. An error ends as much of the batch as rule
 * A8 says: most end only their statement, which has then changed nothing but what its rule says.
 */
final class Interpreter implements Evaluator.Scope {
  private final Session session;
  private final SessionState state;
  private final EngineRequest engine;
  private final Output output;
  private final TsqlOptions options;
  private final Map<String, Value> variables = new HashMap<>();
  private final Evaluator evaluator = new Evaluator(this);
  private @Nullable Integer returnStatus;
  private int tries;

  /** How a batch goes on after a statement. */
  private enum Flow {
    /** With the next one. */
    ON,
    /** With the CATCH of the innermost TRY. */
    TO_CATCH,
    /** It does not. */
    TO_THE_END
  }

  Interpreter(
      Session session,
      SessionState state,
      EngineRequest engine,
      Output output,
      TsqlOptions options) {
    this.session = session;
    this.state = state;
    this.engine = engine;
    this.output = output;
    this.options = options;
  }

  /**
   * Runs a batch to its end, or until an error ends it.
   *
   * @return the return status of the last procedure that was called; null if none was
   * @throws FencedException if the request was cancelled meanwhile
   */
  @Nullable Integer run(Program program) throws FencedException {
    program.variables().forEach((name, type) -> variables.put(name, new Value(type, null)));
    runAll(program.statements());
    return returnStatus;
  }

  private Flow runAll(List<Statement> statements) throws FencedException {
    for (Statement statement : statements) {
      Flow flow = run(statement);
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow run(Statement statement) throws FencedException {
    if (statement instanceof Statement.Block block) {
      return runAll(block.statements());
    } else if (statement instanceof Statement.Try attempt) {
      return run(attempt);
    }
    Statement next = null;
    try {
      if (statement instanceof Statement.If choice) {
        next = choose(choice);
      } else {
        perform(statement);
      }
      state.lastError = 0;
    } catch (Fault fault) {
      return after(fault, statement.line());
    }
    return next == null ? Flow.ON : run(next);
  }

  private Flow run(Statement.Try attempt) throws FencedException {
    tries++;
    Flow flow;
    try {
      flow = runAll(attempt.tried());
    } finally {
      tries--;
    }
    return flow == Flow.TO_CATCH ? runAll(attempt.caught()) : flow;
  }

  /**
   * A CATCH gets every error that leaves the batch a request to go on in (rule A8). XACT_ABORT acts
   * on the failure of a statement whether it is caught or not (rule A2).
   */
  private Flow after(Fault fault, int line) {
    state.lastError = fault.code().number();
    boolean caught = tries > 0 && !fault.isRaised();
    boolean aborts = fault.isFailureOfStatement() && engine.failed(caught);
    if (caught && engine.isOpen()) {
      return Flow.TO_CATCH;
    }
    output.error(fault.message(line));
    return fault.endsOnlyStatement() && !aborts ? Flow.ON : Flow.TO_THE_END;
  }

  private @Nullable Statement choose(Statement.If choice) throws Fault, FencedException {
    engine.nothing(choice.line());
    Boolean truth = evaluator.truth(choice.condition());
    return truth != null && truth ? choice.then() : choice.otherwise();
  }

  private void perform(Statement statement) throws Fault, FencedException {
    int line = statement.line();
    if (statement instanceof Statement.BeginTransaction begin) {
      engine.begin(line, begin.distributed(), name(begin.name()));
    } else if (statement instanceof Statement.Commit commit) {
      name(commit.name()); // Ignored (rule N4), but of a wrong type it is an error.
      engine.commit(line);
    } else if (statement instanceof Statement.Rollback rollback) {
      engine.rollback(line, rollback.name() == null ? null : requiredName(rollback.name()));
    } else if (statement instanceof Statement.Save save) {
      engine.save(line, requiredName(save.name()));
    } else if (statement instanceof Statement.Execute call) {
      execute(call);
    } else if (statement instanceof Statement.SetXactAbort option) {
      engine.setXactAbort(line, option.on());
    } else {
      engine.nothing(line);
      performAlone(statement);
    }
  }

  /** The statements that need no transaction (rule X3). */
  private void performAlone(Statement statement) throws Fault {
    if (statement instanceof Statement.Use use) {
      if (!options.knows(use.database())) {
        throw Fault.of(ErrorCode.NO_SUCH_DATABASE, Shown.of(use.database()));
      }
    } else if (statement instanceof Statement.Declare declare) {
      for (Declaration declaration : declare.declarations()) {
        if (declaration.initial() != null) {
          assign(declaration.variable(), evaluator.value(declaration.initial()));
        }
      }
    } else if (statement instanceof Statement.Assign assignment) {
      assign(assignment.variable().name(), evaluator.value(assignment.value()));
    } else if (statement instanceof Statement.Select select) {
      select(select);
    } else if (statement instanceof Statement.Print print) {
      output.print(print.line(), printed(evaluator.value(print.message())));
    } else if (statement instanceof Statement.Kill kill) {
      kill(kill.session());
    } else {
      throw new AssertionError(statement);
    }
  }

  private void select(Statement.Select select) throws Fault {
    List<Column> columns = new ArrayList<>();
    List<@Nullable Object> row = new ArrayList<>();
    for (Item item : select.items()) {
      Value value = evaluator.value(item.value());
      SqlType type = value.type().kind() == SqlType.Kind.NULL ? SqlType.INT : value.type();
      columns.add(new Column(item.name(), type.toString()));
      row.add(value.content());
    }
    output.row(select.line(), columns, row);
  }

  /** What {@code PRINT} shows: NULL is nothing, and a long text is cut as its type would cut it. */
  private static String printed(Value value) throws Fault {
    SqlType.Kind kind =
        value.type().kind() == SqlType.Kind.NVARCHAR ? SqlType.Kind.NVARCHAR : SqlType.Kind.VARCHAR;
    Object text = Conversion.convert(value, new SqlType(kind, kind.limit())).content();
    return text == null ? "" : (String) text;
  }

  private void kill(long victim) throws Fault {
    if (session.tranCount() > 0) {
      throw Fault.of(ErrorCode.KILL_IN_TRANSACTION);
    } else if (victim == session.id()) {
      throw Fault.of(ErrorCode.CANNOT_KILL_ITSELF);
    }
    boolean possible = victim == (int) victim;
    if (!possible || session.instance().kill((int) victim) != Done.OK) {
      throw Fault.of(ErrorCode.NO_SUCH_SESSION, victim);
    }
  }

  private void execute(Statement.Execute call) throws Fault, FencedException {
    SystemProcedure procedure = SystemProcedure.of(call.procedure());
    if (procedure == null && !isExtended(call.procedure())) {
      throw Fault.of(ErrorCode.NO_SUCH_PROCEDURE, Shown.of(call.procedure().name()));
    }
    int status = ProcedureCall.REFUSED;
    try {
      ProcedureCall calling = new ProcedureCall(engine, evaluator, this::assign);
      if (procedure == null) {
        calling.runExtended(call);
      } else {
        calling.run(procedure, call);
      }
      status = ProcedureCall.SUCCESS;
    } finally {
      returnStatus = status;
      if (call.status() != null) {
        assign(call.status().name(), Value.ofInt(status));
      }
    }
  }

  private boolean isExtended(ProcedureName name) {
    return SystemProcedure.isInSchema(name) && session.instance().hasProcedure(name.name());
  }

  private void assign(String variable, Value value) throws Fault {
    SqlType type = variable(variable).type();
    variables.put(Compiler.key(variable), Conversion.convert(value, type));
  }

  /** The name of a transaction to begin or to commit; NULL or empty is as good as none. */
  private @Nullable String name(@Nullable Name name) throws Fault {
    if (name instanceof Name.Written written) {
      return written.text();
    } else if (name instanceof Name.Held held) {
      Value value = variable(held.variable().name());
      if (!value.type().isText()) {
        throw Fault.of(ErrorCode.NAME_OF_WRONG_TYPE, value.type());
      }
      String text = value.isNull() ? "" : String.valueOf(value.content());
      String cut = text.substring(0, Math.min(text.length(), Parser.NAME_LIMIT)).stripTrailing();
      return cut.isEmpty() ? null : cut;
    }
    return null;
  }

  /**
   * The name of a savepoint: without one, 3977. So is that of a rollback, which else would undo
   * everything.
   */
  private String requiredName(Name name) throws Fault {
    String text = name(name);
    if (text == null) {
      throw Fault.of(ErrorCode.NAME_IS_NULL);
    }
    return text;
  }

  @Override
  public Value variable(String name) {
    Value value = variables.get(Compiler.key(name));
    if (value == null) {
      throw new AssertionError("The compiler has let an undeclared variable through.");
    }
    return value;
  }

  @Override
  public Value global(Expression.Global global) {
    return Value.ofInt(
        switch (global) {
          case TRANCOUNT -> session.tranCount();
          case SPID -> session.id();
          case ERROR -> state.lastError;
          case XACT_STATE -> session.xactState();
        });
  }
}

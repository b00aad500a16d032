package dev.bindery.tsql;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Done;
import dev.bindery.engine.EndedByAnother;
import dev.bindery.engine.Request;
import dev.bindery.engine.Session;
import dev.bindery.engine.SqlError;
import dev.bindery.engine.TokenKind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request of a batch, with the engine's answers turned into what T-SQL makes of them: messages,
 * faults, or nothing.
 */
final class EngineRequest {
  private final Session session;
  private final Request request;
  private final Output output;
  private final boolean endedByAnotherIsError;

  EngineRequest(Session session, Request request, Output output, boolean endedByAnotherIsError) {
    this.session = session;
    this.request = request;
    this.output = output;
    this.endedByAnotherIsError = endedByAnotherIsError;
  }

  void begin(int line, boolean distributed, @Nullable String name) throws Fault, FencedException {
    issue(line, null, () -> distributed ? request.beginDistributed(name) : request.begin(name));
  }

  void commit(int line) throws Fault, FencedException {
    issue(line, null, request::commit);
  }

  void rollback(int line, @Nullable String name) throws Fault, FencedException {
    issue(line, null, () -> name == null ? request.rollback() : request.rollbackTo(name));
  }

  void save(int line, String name) throws Fault, FencedException {
    issue(line, null, () -> request.save(name));
  }

  Answer getToken(int line, String procedure, TokenKind kind) throws Fault, FencedException {
    return issue(line, procedure, () -> request.getToken(kind));
  }

  void bind(int line, String procedure, @Nullable String token) throws Fault, FencedException {
    issue(line, procedure, () -> request.bind(token));
  }

  void setXactAbort(int line, boolean on) throws Fault, FencedException {
    issue(line, null, () -> request.setXactAbort(on));
  }

  /** Calls an extended procedure. */
  void execute(int line, String procedure, List<@Nullable Object> arguments)
      throws Fault, FencedException {
    issue(line, null, () -> request.execute(procedure, arguments));
  }

  /**
   * A statement has failed above the engine. With XACT_ABORT on (rule A2) the transaction is rolled
   * back and the request ends; or, if the error is caught, the transaction is doomed. One that is
   * doomed already stays so to the end of the batch.
   *
   * @return whether XACT_ABORT is on, so that an error that is not caught ends the batch
   */
  boolean failed(boolean caught) {
    boolean aborts = session.xactAbort();
    if (aborts && session.xactState() >= 0) {
      request.fail(caught); // Its 2627 stands for the error that the client is told.
    }
    return aborts;
  }

  /** Whether statements can still run in it. */
  boolean isOpen() {
    return request.isOpen();
  }

  /**
   * What a statement does first that asks the engine for nothing ({@code SELECT}, {@code PRINT},
   * {@code SET @x} …): rule B9 speaks of every statement. Setting the isolation level to what it is
   * needs no access, changes nothing, and is told a 3926 that is owed.
   */
  void nothing(int line) throws Fault, FencedException {
    issue(line, null, () -> request.setIsolationLevel(session.isolationLevel()));
  }

  /**
   * Issues a statement. 3926 is told, acknowledged, and the statement issued again (rule B9),
   * unless it is to be an error.
   */
  private Answer issue(int line, @Nullable String procedure, Supplier<Answer> statement)
      throws Fault, FencedException {
    Answer answer = statement.get();
    while (answer instanceof EndedByAnother ended) {
      ended.acknowledge();
      if (endedByAnotherIsError) {
        throw Fault.endsBatch(ended.error());
      }
      output.info(Message.of(ended.error(), null, line));
      answer = statement.get();
    }
    if (answer == Done.CLOSED || answer == Done.NONE) {
      throw new FencedException();
    }
    if (answer instanceof SqlError error) {
      if (!error.isInformation()) {
        throw Fault.of(error, procedure);
      }
      output.info(Message.of(error, procedure, line));
    }
    return answer;
  }
}

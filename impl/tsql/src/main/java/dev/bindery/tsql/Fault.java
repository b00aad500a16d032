package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.SqlError;
import org.jspecify.annotations.Nullable;

/**
 * An error on its way to the client. It has no stack trace: it is an answer, not a failure of this
 * program.
 */
final class Fault extends Exception {
  private static final long serialVersionUID = 1;

  /** Stands for the line of the statement, which only its caller knows. */
  private static final int LINE_OF_STATEMENT = 0;

  /** The severity of most errors that the caller can correct. */
  private static final int RAISED_SEVERITY = 16;

  private final transient SqlError error;
  private final int line;
  private final @Nullable String procedure;
  private final Origin origin;

  /** Where an error comes from. */
  private enum Origin {
    /** A statement that failed, above the engine. */
    STATEMENT,
    /** The engine answered it, and has done all that follows from it. */
    ENGINE,
    /** An information, raised to an error. */
    RAISED
  }

  private Fault(SqlError error, int line, @Nullable String procedure, Origin origin) {
    super(null, null, false, false);
    this.error = error;
    this.line = line;
    this.procedure = procedure;
    this.origin = origin;
  }

  /** An error at the line of the statement. */
  static Fault of(ErrorCode code, Object... details) {
    return at(LINE_OF_STATEMENT, code, details);
  }

  /** An error that the engine answered, perhaps to a procedure. */
  static Fault of(SqlError error, @Nullable String procedure) {
    return new Fault(error, LINE_OF_STATEMENT, procedure, Origin.ENGINE);
  }

  /** An error at a line of the batch. */
  static Fault at(int line, ErrorCode code, Object... details) {
    return new Fault(SqlError.of(code, details), line, null, Origin.STATEMENT);
  }

  /**
   * An information raised to an error, which ends the rest of the batch: else what follows would
   * run as if nothing were wrong.
   */
  static Fault endsBatch(SqlError information) {
    return new Fault(information, LINE_OF_STATEMENT, null, Origin.RAISED);
  }

  /** The same error, given by a procedure. */
  Fault in(String name) {
    return new Fault(error, line, name, origin);
  }

  /** Whether the batch goes on with the statement that follows (rule A8). */
  boolean endsOnlyStatement() {
    return !isRaised() && error.error().ends() == ErrorCode.Ends.STATEMENT;
  }

  /** Whether {@code XACT_ABORT} sees it (rule A2); what the engine answers, it has seen already. */
  boolean isFailureOfStatement() {
    return origin == Origin.STATEMENT;
  }

  /** Whether it was raised from an information: no {@code CATCH} sees it (rule A5). */
  boolean isRaised() {
    return origin == Origin.RAISED;
  }

  ErrorCode code() {
    return error.error();
  }

  /** What the client is told, given the line of the statement. */
  Message message(int statementLine) {
    Message message =
        Message.of(error, procedure, line == LINE_OF_STATEMENT ? statementLine : line);
    return isRaised() ? message.withSeverity(RAISED_SEVERITY) : message;
  }

  @Override
  public String getMessage() {
    return error.toString();
  }
}

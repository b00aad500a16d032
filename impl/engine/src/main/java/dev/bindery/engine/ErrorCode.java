package dev.bindery.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one catalogue of errors: number, severity, what it ends, what the caller can do, and a text
 * in our own words.
 *
 * <p>Numbers, severities and conditions are SQL Server's, as publicly documented. Two texts are
 * quoted from source 001 (sp_getbindtoken, Transact-SQL Reference for SQL Server 2000): 214 and
 * 3921. A text may hold places ({@code %s}); {@link SqlError#of(ErrorCode, Object...)} demands
 * exactly as many details. The table in {@code ERRORS.md} beside this module is held equal to this
 * one by a test.
 */
public enum ErrorCode {
  SYNTAX(102, 15, Ends.BATCH, Remedy.CORRECT_CALL, "Syntax error near %s."),
  IDENTIFIER_TOO_LONG(
      103,
      15,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "This name is too long: at most %s characters are allowed."),
  UNCLOSED_QUOTE(105, 15, Ends.BATCH, Remedy.CORRECT_CALL, "This quotation mark is never closed."),
  UNCLOSED_COMMENT(113, 15, Ends.BATCH, Remedy.CORRECT_CALL, "This comment is never closed."),
  POSITIONAL_AFTER_NAMED(
      119,
      15,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "Argument %s must be passed by name, as one before it is."),
  VARIABLE_DECLARED_TWICE(
      134,
      15,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "The variable '%s' is declared twice in this batch."),
  VARIABLE_NOT_DECLARED(
      137, 15, Ends.BATCH, Remedy.CORRECT_CALL, "The variable '%s' is not declared in this batch."),
  NESTED_TOO_DEEPLY(
      191, 15, Ends.BATCH, Remedy.CORRECT_CALL, "This statement is nested too deeply."),
  ARGUMENT_MISSING(
      201,
      16,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "Procedure '%s' expects argument '%s', which was not given."),
  NO_SUCH_TABLE(208, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "There is no table '%s'."),
  WRONG_PARAMETER_TYPE(
      214,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "Cannot convert parameter %s to type %s expected by procedure."),
  PERMISSION_DENIED(
      229,
      14,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "%s permission on '%s' is denied to this login."),
  CONVERSION_FAILED(
      245,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "A value of type %s cannot be converted to %s."),
  COUNT_DIFFERS_AFTER_EXECUTE(
      266,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "The transaction count was %s before EXECUTE and is %s after it."),
  ARGUMENT_NOT_OUTPUT(
      591,
      16,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "Argument '%s' of procedure '%s' must be a variable marked OUTPUT."),
  SAVE_IN_DISTRIBUTED(
      627,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "SAVE TRANSACTION is not allowed in a distributed transaction."),
  SAVE_WITHOUT_BEGIN(
      628,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "SAVE TRANSACTION needs an active transaction."),
  LIMIT_REACHED(
      701, 17, Ends.STATEMENT, Remedy.BEGIN_AGAIN, "This instance's limit of %s (%s) is reached."),
  NO_SUCH_DATABASE(911, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "There is no database '%s'."),
  LIMIT_OF_LOCKS(
      1204,
      19,
      Ends.STATEMENT,
      Remedy.RETRY,
      "The limit of locks of a transaction (%s) is reached."),
  DEADLOCK_VICTIM(
      1205,
      13,
      Ends.TRANSACTION,
      Remedy.BEGIN_AGAIN,
      "This transaction was chosen as the victim of a deadlock and rolled back: %s."),
  LOCK_TIMEOUT(
      1222,
      16,
      Ends.STATEMENT,
      Remedy.RETRY,
      "The lock was not granted within the session's LOCK_TIMEOUT."),
  DUPLICATE_KEY(
      2627,
      14,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "Table '%s' already holds a row with this key."),
  NO_SUCH_PROCEDURE(2812, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "There is no procedure '%s'."),
  COMMIT_WITHOUT_BEGIN(
      3902,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "COMMIT TRANSACTION has no matching BEGIN TRANSACTION."),
  ROLLBACK_WITHOUT_BEGIN(
      3903,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "ROLLBACK TRANSACTION has no matching BEGIN TRANSACTION."),
  NESTING_LIMIT(
      3905,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "Transactions cannot be nested deeper than %s."),
  TOKEN_INVALID(
      3909, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "This is not a bind token of this instance."),
  IN_USE_CANNOT_BIND(
      3910,
      16,
      Ends.STATEMENT,
      Remedy.RETRY,
      "The transaction of this token is in use by session %s since %s."),
  XP_TOKEN_OUTSIDE_CALL(
      3912,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "This token is for sessions of an extended procedure, and no call of one is running in its transaction."),
  NAME_OF_WRONG_TYPE(
      3914,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "The type %s cannot be the name of a transaction or savepoint."),
  IN_USE(
      3917,
      16,
      Ends.REST_OF_BATCH,
      Remedy.RETRY,
      "The transaction of this session is in use by session %s since %s. The rest of the batch is ignored."),
  ENLIST_ENDED(
      3919,
      16,
      Ends.STATEMENT,
      Remedy.BEGIN_AGAIN,
      "Cannot enlist in a transaction that has already been committed or rolled back."),
  MARK_IGNORED(
      3920,
      10,
      Ends.NOTHING,
      Remedy.NONE,
      "WITH MARK counts for the outermost BEGIN TRANSACTION only and is ignored here."),
  NO_TRANSACTION_NO_TOKEN(
      3921,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "Cannot get a transaction token if there is no transaction active.\nReissue the statement after a transaction has been started."),
  TOKEN_DEAD(
      3922,
      16,
      Ends.STATEMENT,
      Remedy.BEGIN_AGAIN,
      "Cannot enlist: the transaction of this token does not exist any more."),
  DEFECTED(
      3924,
      10,
      Ends.NOTHING,
      Remedy.NONE,
      "The session was in a transaction when it bound to another one; it has left the earlier one."),
  ENDED_BY_ANOTHER(
      3926,
      10,
      Ends.NOTHING,
      Remedy.BEGIN_AGAIN,
      "The transaction of this session has been committed or rolled back by another session."),
  ENLISTED_WITH_TRANSACTION(
      3927,
      10,
      Ends.NOTHING,
      Remedy.NONE,
      "The session was in a transaction when it enlisted in a distributed one."),
  DOOMED(
      3930,
      16,
      Ends.REST_OF_BATCH,
      Remedy.BEGIN_AGAIN,
      "This transaction is doomed: it can neither write nor commit. Roll it back."),
  DOOMED_SAVEPOINT(
      3931,
      16,
      Ends.STATEMENT,
      Remedy.BEGIN_AGAIN,
      "This transaction is doomed: it cannot be rolled back to a savepoint. Roll it back as a whole."),
  PROMOTION_WITH_SAVEPOINT(
      3933,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "A transaction with a savepoint cannot be promoted to a distributed one."),
  UNDO_FAILED(
      3971,
      16,
      Ends.STATEMENT,
      Remedy.CALL_FOR_HELP,
      "The engine failed while it undid this transaction, which stays doomed and keeps its locks: %s."),
  TOKEN_VARIABLE_TOO_LARGE(
      3975,
      16,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "sp_getbindtoken does not accept a varchar(max) variable."),
  NAME_OF_ODD_LENGTH(
      3976,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "A transaction name of %s bytes is not a string of Unicode characters."),
  NAME_IS_NULL(
      3977,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "The name of a savepoint or transaction is NULL."),
  DOOMED_AT_END_OF_BATCH(
      3998,
      16,
      Ends.TRANSACTION,
      Remedy.BEGIN_AGAIN,
      "A doomed transaction was found at the end of the batch and rolled back."),
  CANNOT_KILL_ITSELF(
      6104, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "KILL cannot end the session that issues it."),
  NO_SUCH_SESSION(
      6106, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "There is no session with the number %s."),
  KILL_IN_TRANSACTION(
      6115, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "KILL cannot be used inside a transaction."),
  NO_SUCH_NAME(
      6401,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "There is no savepoint or outermost transaction of this name."),
  ARITHMETIC_OVERFLOW(
      8115,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "The value does not fit when %s is converted to %s."),
  INVALID_OPERAND(
      8117,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "A value of type %s cannot be an operand of '%s'."),
  DIVIDE_BY_ZERO(8134, 16, Ends.STATEMENT, Remedy.CORRECT_CALL, "Division by zero."),
  ARGUMENT_TWICE(
      8143,
      16,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "Argument '%s' of procedure '%s' was given twice."),
  TOO_MANY_ARGUMENTS(
      8144, 16, Ends.BATCH, Remedy.CORRECT_CALL, "Procedure '%s' was given too many arguments."),
  NO_SUCH_ARGUMENT(
      8145, 16, Ends.BATCH, Remedy.CORRECT_CALL, "'%s' is not an argument of procedure '%s'."),
  ARGUMENT_IS_NO_OUTPUT(
      8162,
      16,
      Ends.BATCH,
      Remedy.CORRECT_CALL,
      "Argument '%s' of procedure '%s' cannot be marked OUTPUT."),
  NO_COORDINATOR(
      8501, 16, Ends.STATEMENT, Remedy.CALL_FOR_HELP, "No transaction coordinator is configured."),
  COORDINATOR_COMMITS(
      8519,
      16,
      Ends.STATEMENT,
      Remedy.CORRECT_CALL,
      "This branch of a distributed transaction is the coordinator's to commit."),
  DISTRIBUTED_COMPLETED(
      8525,
      16,
      Ends.STATEMENT,
      Remedy.BEGIN_AGAIN,
      "The distributed transaction is completed or prepared."),
  LIMIT_OF_SESSIONS(
      17809,
      20,
      Ends.CONNECTION,
      Remedy.RETRY,
      "This instance's limit of sessions (%s) is reached."),
  PROCEDURE_FAILED(
      18002,
      16,
      Ends.STATEMENT,
      Remedy.CALL_FOR_HELP,
      "The extended procedure '%s' failed with %s."),
  LOGIN_FAILED(18456, 14, Ends.CONNECTION, Remedy.CORRECT_CALL, "Login failed for user '%s'.");

  /** What an error ends, from nothing to the connection (A8). */
  public enum Ends {
    NOTHING,
    STATEMENT,
    REST_OF_BATCH,
    BATCH,
    TRANSACTION,
    CONNECTION
  }

  /** What the caller can do about it. */
  public enum Remedy {
    /** Information: nothing is to be done. */
    NONE,
    /** The same call fails again: correct it. */
    CORRECT_CALL,
    /** The same call may succeed later. */
    RETRY,
    /** The transaction is lost or cannot go on: begin another one. */
    BEGIN_AGAIN,
    /** Somebody has to look at the installation. */
    CALL_FOR_HELP
  }

  /**
   * Severity up to which a message is information: it stops nothing and no handler sees it (A5).
   */
  static final int INFORMATION = 10;

  private static final Map<Integer, ErrorCode> BY_NUMBER =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ErrorCode::number, Function.identity()));

  private final int number;
  private final int severity;
  private final Ends ends;
  private final Remedy remedy;
  private final String text;
  private final int places;

  ErrorCode(int number, int severity, Ends ends, Remedy remedy, String text) {
    this.number = number;
    this.severity = severity;
    this.ends = ends;
    this.remedy = remedy;
    this.text = text;
    this.places = text.split("%s", -1).length - 1;
  }

  /** The entry of a number; an unknown number is a mistake in the calling program. */
  public static ErrorCode ofNumber(int number) {
    ErrorCode code = BY_NUMBER.get(number);
    if (code == null) {
      throw new IllegalArgumentException("The catalogue has no error " + number);
    }
    return code;
  }

  public int number() {
    return number;
  }

  /**
   * 10 is information, 11 to 16 the caller can correct, 17 and 19 are limits, 20 ends the
   * connection.
   */
  public int severity() {
    return severity;
  }

  public Ends ends() {
    return ends;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** How many details the text has places for. */
  int places() {
    return places;
  }

  String text(Object... details) {
    return String.format(Locale.ROOT, text, details);
  }
}

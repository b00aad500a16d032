package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one session that need its transaction: decides what each answers, in the
 * contract's order, and does it. Counting (N), savepoints (S), asking for the token (T), exclusive
 * access (X), failing and doom (A).
 *
 * <p>For the maintainer: runs under the guards of {@link Membership}. Beginning inside a
 * transaction, counting down, saving and writing allocate nothing.
 */
final class StatementRunner {
  private static final SqlError COMMIT_WITHOUT_BEGIN = SqlError.of(ErrorCode.COMMIT_WITHOUT_BEGIN);
  private static final SqlError ROLLBACK_WITHOUT_BEGIN =
      SqlError.of(ErrorCode.ROLLBACK_WITHOUT_BEGIN);
  private static final SqlError SAVE_WITHOUT_BEGIN = SqlError.of(ErrorCode.SAVE_WITHOUT_BEGIN);
  private static final SqlError SAVE_IN_DISTRIBUTED = SqlError.of(ErrorCode.SAVE_IN_DISTRIBUTED);
  private static final SqlError BAD_FLAG =
      SqlError.of(ErrorCode.WRONG_PARAMETER_TYPE, "@for_xp_flag", "constant");
  private static final SqlError NO_TRANSACTION_NO_TOKEN =
      SqlError.of(ErrorCode.NO_TRANSACTION_NO_TOKEN);

  private static final SqlError DUPLICATE_KEY =
      SqlError.of(ErrorCode.DUPLICATE_KEY, "(abstract data)");
  private static final SqlError DOOMED = SqlError.of(ErrorCode.DOOMED);
  private static final SqlError DOOMED_SAVEPOINT = SqlError.of(ErrorCode.DOOMED_SAVEPOINT);
  private static final SqlError DOOMED_AT_END_OF_BATCH =
      SqlError.of(ErrorCode.DOOMED_AT_END_OF_BATCH);

  private final Session session;
  private final Instance instance;
  private final Membership membership;
  private final Limits limits;
  private final Tokens tokens;
  private final DataRunner data;
  private final TransactionNumbers.Block numbers;

  StatementRunner(Session session, Instance instance, Membership membership, DataRunner data) {
    this.session = session;
    this.instance = instance;
    this.membership = membership;
    this.limits = instance.limits();
    this.tokens = instance.tokens();
    this.data = data;
    this.numbers = instance.numbers().newBlock();
  }

  Answer run(Statement statement, @Nullable String name, @Nullable Request request) {
    Transaction mine = membership.transaction();
    if (mine == null || !mine.isShared()) {
      return runGuarded(statement, name, request);
    }
    synchronized (mine) {
      return runGuarded(statement, name, request);
    }
  }

  Answer run(DataStatement statement, @Nullable Request request) {
    Transaction mine = membership.transaction();
    if (mine == null || !mine.isShared()) {
      return runGuarded(statement, request);
    }
    synchronized (mine) {
      return runGuarded(statement, request);
    }
  }

  private Answer runGuarded(DataStatement statement, @Nullable Request request) {
    Answer refusal = refusal(request);
    if (refusal != null) {
      return refusal;
    }
    Transaction mine = membership.transaction();
    if (mine == null && session.options().startsImplicitly()) {
      Answer started = start(null, false, request); // N9
      if (started != Done.OK) {
        return started;
      }
      mine = membership.transaction();
    }
    return mine != null && mine.isDoomed() && statement.writes()
        ? refuseDoomed() // A3
        : data.run(statement, request, mine);
  }

  private Answer runGuarded(Statement statement, @Nullable String name, @Nullable Request request) {
    Answer refusal = refusal(request);
    if (refusal != null) {
      return refusal;
    }
    Transaction mine = membership.transaction();
    if (mine == null) {
      return runOutside(statement, name, request);
    }
    return mine.isDoomed()
        ? runDoomed(statement, name, request, mine)
        : runInside(statement, name, request, mine);
  }

  /** What stands against any statement; if nothing does, its request has access from now on. */
  private @Nullable Answer refusal(@Nullable Request request) {
    if (request == null) {
      session.current().discard(); // X2: the next request discards the unread result before it
    }
    Transaction mine = membership.transaction();
    if (mine != null && !mine.isLive()) {
      return new EndedByAnother(session, mine); // B9
    }
    Answer busy = session.current().busyWith();
    if (busy != null) {
      return busy; // X1
    }
    if (mine == null) {
      return null;
    }
    if (mine.isTakenByAnother(session)) {
      session.current().end();
      return Binding.inUse(ErrorCode.IN_USE, mine); // X3
    }
    mine.runs(session.id());
    if (request != null) {
      request.takeAccess(mine); // X3: also if the statement then fails
    }
    return null;
  }

  private Answer runOutside(Statement statement, @Nullable String name, @Nullable Request request) {
    return session.options().startsImplicitly() && statement.startsTransactions()
        ? startAndRun(statement, name, request)
        : runAlone(statement, name, request);
  }

  /** With IMPLICIT_TRANSACTIONS on, a transaction begins before it (N9). */
  private Answer startAndRun(
      Statement statement, @Nullable String name, @Nullable Request request) {
    Answer started = start(statement.isBegin() ? name : null, false, request);
    Transaction mine = membership.transaction();
    return mine == null ? started : runInside(statement, name, request, mine);
  }

  private Answer runAlone(Statement statement, @Nullable String name, @Nullable Request request) {
    return switch (statement) {
      case BEGIN -> start(name, false, request);
      case BEGIN_DISTRIBUTED -> start(name, true, request);
      case COMMIT -> COMMIT_WITHOUT_BEGIN; // N4
      case ROLLBACK, ROLLBACK_TO -> ROLLBACK_WITHOUT_BEGIN; // N6
      case SAVE -> SAVE_WITHOUT_BEGIN; // S1
      case WRITE -> Done.OK; // N9: a transaction of its own, over at once
      case FAIL -> failed(DUPLICATE_KEY, null, null);
      case FAIL_CAUGHT -> DUPLICATE_KEY; // A1
      case GET_BAD_TOKEN -> BAD_FLAG; // T7
      case GET_TOKEN, GET_XP_TOKEN -> NO_TRANSACTION_NO_TOKEN; // T1
      case CALL -> session.current().beginCall(request, null); // E1
    };
  }

  private Answer runInside(
      Statement statement, @Nullable String name, @Nullable Request request, Transaction mine) {
    return switch (statement) {
      case BEGIN -> nest();
      case BEGIN_DISTRIBUTED -> nestDistributed(mine);
      case COMMIT -> commit();
      case ROLLBACK -> end(TransactionStatus.ROLLED_BACK); // N5
      case ROLLBACK_TO -> rollbackTo(Objects.requireNonNull(name), mine);
      case SAVE -> save(Objects.requireNonNull(name), mine);
      case WRITE -> write(mine);
      case FAIL -> failed(DUPLICATE_KEY, null, mine);
      case FAIL_CAUGHT -> failCaught(DUPLICATE_KEY, request, mine);
      case GET_BAD_TOKEN -> BAD_FLAG; // T7
      case GET_TOKEN -> mine.token(false, tokens);
      case GET_XP_TOKEN -> mine.token(true, tokens);
      case CALL -> session.current().beginCall(request, mine); // E1 X7
    };
  }

  /**
   * What a doomed transaction still allows: asking for its token, calling, and its end (A3, S5).
   */
  private Answer runDoomed(
      Statement statement, @Nullable String name, @Nullable Request request, Transaction mine) {
    return switch (statement) {
      case BEGIN, BEGIN_DISTRIBUTED, COMMIT, SAVE, WRITE, FAIL, FAIL_CAUGHT -> refuseDoomed();
      case ROLLBACK_TO ->
          mine.savepoints().newest(Objects.requireNonNull(name)) == Savepoints.NOT_FOUND
              ? runInside(statement, name, request, mine)
              : DOOMED_SAVEPOINT; // S5
      case ROLLBACK, GET_BAD_TOKEN, GET_TOKEN, GET_XP_TOKEN, CALL ->
          runInside(statement, name, request, mine);
    };
  }

  // Failing and doom (A)

  /** 3930 ends the rest of the batch (A8), and so, perhaps, the transaction (A4). */
  private Answer refuseDoomed() {
    session.current().end();
    return DOOMED;
  }

  /**
   * A data statement has failed, and what it did was undone (A1). With XACT_ABORT on, its
   * transaction is rolled back and the batch ends (A2).
   *
   * @param request that it joined, if the {@code TRY} that this may be inside of counts
   */
  Answer failed(SqlError error, @Nullable Request request, @Nullable Transaction mine) {
    if (error.error() == ErrorCode.LIMIT_REACHED) {
      return error; // it has not begun
    }
    if (request != null && request.isInTry() && mine != null) {
      return failCaught(error, request, mine);
    }
    if (session.options().aborts()) {
      if (mine != null) {
        end(TransactionStatus.ROLLED_BACK); // A2
      }
      session.current().end();
    }
    return error;
  }

  private Answer failCaught(SqlError error, @Nullable Request request, Transaction mine) {
    if (!session.options().aborts()) {
      return error; // A1
    }
    if (request == null && mine.access() == null) {
      end(TransactionStatus.ROLLED_BACK); // A4: this statement was the whole batch
      return DOOMED_AT_END_OF_BATCH;
    }
    mine.doom(); // A2
    return error;
  }

  // Counting (N)

  private Answer start(@Nullable String name, boolean distributed, @Nullable Request request) {
    long number = numbers.next();
    if (number == TransactionNumbers.NONE_LEFT) {
      return SqlError.of(ErrorCode.LIMIT_REACHED, "transactions begun", limits.transactions());
    }
    Transaction started = new Transaction(number, name, distributed);
    instance.remember(started);
    started.runs(session.id());
    membership.enter(started);
    if (request != null) {
      request.takeAccess(started);
    }
    return Done.OK;
  }

  private Answer nest() {
    int count = membership.ownCount();
    if (count == limits.nesting()) {
      return SqlError.of(ErrorCode.NESTING_LIMIT, limits.nesting());
    }
    membership.setOwnCount(count + 1);
    return Done.OK;
  }

  private Answer nestDistributed(Transaction mine) {
    Answer answer = nest();
    if (answer == Done.OK) {
      mine.markDistributed(); // D1
    }
    return answer;
  }

  private Answer commit() {
    if (endsWithThisCommit()) {
      return end(TransactionStatus.COMMITTED); // N3
    }
    membership.setOwnCount(membership.ownCount() - 1); // N2
    return Done.OK;
  }

  /** Only the caller's own count decides, whatever the other members' counts are (N3). */
  boolean endsWithThisCommit() {
    return membership.ownCount() == 1;
  }

  private Answer end(TransactionStatus outcome) {
    membership.end(outcome);
    return Done.OK;
  }

  // Savepoints (S)

  private Answer rollbackTo(String name, Transaction mine) {
    Savepoints savepoints = mine.savepoints();
    int newest = savepoints.newest(name);
    if (newest
        != Savepoints.NOT_FOUND) { // N6: a savepoint wins over a transaction of the same name
      mine.log().undoTo(savepoints.position(newest));
      savepoints.dropFrom(newest);
      return Done.OK;
    }
    return mine.isNamed(name)
        ? end(TransactionStatus.ROLLED_BACK)
        : SqlError.of(ErrorCode.NO_SUCH_NAME);
  }

  private Answer save(String name, Transaction mine) {
    if (mine.isDistributed()) {
      return SAVE_IN_DISTRIBUTED; // S5
    }
    if (mine.savepoints().size() == limits.savepoints()) {
      return SqlError.of(
          ErrorCode.LIMIT_REACHED, "savepoints of a transaction", limits.savepoints());
    }
    mine.savepoints().push(name, mine.log().position());
    return Done.OK;
  }

  private Answer write(Transaction mine) {
    if (mine.log().position() == limits.undoRecords()) {
      return SqlError.of(
          ErrorCode.LIMIT_REACHED, "undo records of a transaction", limits.undoRecords());
    }
    mine.log().append();
    return Done.OK;
  }
}

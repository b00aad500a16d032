package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one session that need its transaction: decides what each answers, in the
 * contract's order, and does it. Counting (N), savepoints (S), asking for the token (T), and
 * exclusive access (X).
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

  private final Session session;
  private final Instance instance;
  private final Membership membership;
  private final Limits limits;
  private final Tokens tokens;
  private final TransactionNumbers.Block numbers;

  StatementRunner(Session session, Instance instance, Membership membership) {
    this.session = session;
    this.instance = instance;
    this.membership = membership;
    this.limits = instance.limits();
    this.tokens = instance.tokens();
    this.numbers = instance.numbers().newBlock();
  }

  Answer run(Statement statement, @Nullable String name, @Nullable Request request) {
    Transaction mine = membership.transaction();
    if (mine == null || !mine.isShared()) {
      return runGuarded(statement, name, request, mine);
    }
    synchronized (mine) {
      return runGuarded(statement, name, request, mine);
    }
  }

  private Answer runGuarded(
      Statement statement,
      @Nullable String name,
      @Nullable Request request,
      @Nullable Transaction mine) {
    if (request == null) {
      session.endRequest(); // X2: the next request discards the unread result of the one before
    }
    if (mine == null) {
      return runOutside(statement, name, request);
    }
    if (!mine.isLive()) {
      return new EndedByAnother(session, mine); // B9
    }
    if (mine.isTakenByAnother(session)) {
      session.endRequest();
      return Membership.inUse(ErrorCode.IN_USE, mine); // X3
    }
    if (request != null) {
      request.takeAccess(mine); // X3: also if the statement then fails
    }
    return runInside(statement, name, mine);
  }

  private Answer runOutside(Statement statement, @Nullable String name, @Nullable Request request) {
    return switch (statement) {
      case BEGIN -> start(name, false, request);
      case BEGIN_DISTRIBUTED -> start(name, true, request);
      case COMMIT -> COMMIT_WITHOUT_BEGIN; // N4
      case ROLLBACK, ROLLBACK_TO -> ROLLBACK_WITHOUT_BEGIN; // N6
      case SAVE -> SAVE_WITHOUT_BEGIN; // S1
      case WRITE -> Done.OK; // N9: a transaction of its own, over at once
      case GET_BAD_TOKEN -> BAD_FLAG; // T7
      case GET_TOKEN, GET_XP_TOKEN -> NO_TRANSACTION_NO_TOKEN; // T1
    };
  }

  private Answer runInside(Statement statement, @Nullable String name, Transaction mine) {
    return switch (statement) {
      case BEGIN -> nest();
      case BEGIN_DISTRIBUTED -> nestDistributed(mine);
      case COMMIT -> commit(mine);
      case ROLLBACK -> end(mine, TransactionStatus.ROLLED_BACK); // N5
      case ROLLBACK_TO -> rollbackTo(Objects.requireNonNull(name), mine);
      case SAVE -> save(Objects.requireNonNull(name), mine);
      case WRITE -> write(mine);
      case GET_BAD_TOKEN -> BAD_FLAG; // T7
      case GET_TOKEN -> mine.token(false, tokens);
      case GET_XP_TOKEN -> mine.token(true, tokens);
    };
  }

  // Counting (N)

  private Answer start(@Nullable String name, boolean distributed, @Nullable Request request) {
    long number = numbers.next();
    if (number == TransactionNumbers.NONE_LEFT) {
      return SqlError.of(ErrorCode.LIMIT_REACHED, "transactions begun", limits.transactions());
    }
    Transaction started = new Transaction(number, name, distributed);
    instance.remember(started);
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

  private Answer commit(Transaction mine) {
    if (endsWithThisCommit()) {
      return end(mine, TransactionStatus.COMMITTED); // N3
    }
    membership.setOwnCount(membership.ownCount() - 1); // N2
    return Done.OK;
  }

  /** Only the caller's own count decides, whatever the other members' counts are (N3). */
  boolean endsWithThisCommit() {
    return membership.ownCount() == 1;
  }

  private Answer end(Transaction mine, TransactionStatus outcome) {
    mine.end(outcome, tokens);
    membership.forget();
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
        ? end(mine, TransactionStatus.ROLLED_BACK)
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

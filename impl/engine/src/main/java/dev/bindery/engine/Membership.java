package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session's share in its transaction: which one it is, and the session's own count in it (N7).
 * The rules of counting, savepoints, tokens and binding are decided here, in the order of the
 * contract.
 *
 * <p>A transaction that has ended and that the session still refers to is a debt: somebody else
 * ended it, and the session has not acknowledged that yet (B9). So the debt is derived, and nobody
 * writes another session's state.
 *
 * <p>For the maintainer: everything here runs under the session's guard, and under the
 * transaction's monitor too once that is shared. A {@code request} of {@code null} is a request of
 * one statement, which has access only while the statement runs, so nobody ever sees it have any.
 */
final class Membership {
  private static final String HYPHEN = "-";
  private static final SqlError COMMIT_WITHOUT_BEGIN = SqlError.of(ErrorCode.COMMIT_WITHOUT_BEGIN);
  private static final SqlError ROLLBACK_WITHOUT_BEGIN =
      SqlError.of(ErrorCode.ROLLBACK_WITHOUT_BEGIN);
  private static final SqlError SAVE_WITHOUT_BEGIN = SqlError.of(ErrorCode.SAVE_WITHOUT_BEGIN);
  private static final SqlError SAVE_IN_DISTRIBUTED = SqlError.of(ErrorCode.SAVE_IN_DISTRIBUTED);
  private static final SqlError BAD_FLAG =
      SqlError.of(ErrorCode.WRONG_PARAMETER_TYPE, "@for_xp_flag", "constant");
  private static final SqlError NO_TRANSACTION_NO_TOKEN =
      SqlError.of(ErrorCode.NO_TRANSACTION_NO_TOKEN);
  private static final SqlError TOKEN_TOO_SHORT = SqlError.ofState(ErrorCode.TOKEN_INVALID, 1);
  private static final SqlError TOKEN_NOT_OURS = SqlError.ofState(ErrorCode.TOKEN_INVALID, 2);
  private static final SqlError TOKEN_ALL_HYPHENS = SqlError.ofState(ErrorCode.TOKEN_INVALID, 3);
  private static final SqlError TOKEN_DEAD = SqlError.of(ErrorCode.TOKEN_DEAD);
  private static final SqlError XP_TOKEN_OUTSIDE_CALL =
      SqlError.of(ErrorCode.XP_TOKEN_OUTSIDE_CALL);
  private static final SqlError DEFECTED = SqlError.of(ErrorCode.DEFECTED);

  private final Session session;
  private final Instance instance;
  private final Limits limits;
  private final Tokens tokens;
  private final TransactionNumbers.Block numbers;
  private @Nullable Transaction transaction;
  private int count;

  Membership(Session session, Instance instance) {
    this.session = session;
    this.instance = instance;
    this.limits = instance.limits();
    this.tokens = instance.tokens();
    this.numbers = instance.numbers().newBlock();
  }

  @Nullable Transaction transaction() {
    return transaction;
  }

  /** The count as the session sees it: 0 as soon as its transaction has ended (N7). */
  int count() {
    Transaction mine = transaction;
    if (mine == null) {
      return 0;
    }
    synchronized (mine) {
      return mine.isLive() ? count : 0;
    }
  }

  /**
   * What a statement that needs no transaction answers to a session that is owed 3926 (B9), or
   * nothing.
   */
  @Nullable EndedByAnother debt() {
    Transaction mine = transaction;
    if (mine == null) {
      return null;
    }
    synchronized (mine) {
      return mine.isLive() ? null : new EndedByAnother(session, mine);
    }
  }

  // Statements

  Answer run(Statement statement, @Nullable String name, @Nullable Request request) {
    Transaction mine = transaction;
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
      return inUse(ErrorCode.IN_USE, mine); // X3
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
    transaction = started;
    count = 1;
    if (request != null) {
      request.takeAccess(started);
    }
    return Done.OK;
  }

  private Answer nest() {
    if (count == limits.nesting()) {
      return SqlError.of(ErrorCode.NESTING_LIMIT, limits.nesting());
    }
    count++;
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
    count--; // N2
    return Done.OK;
  }

  /** Only the caller's own count decides, whatever the other members' counts are (N3). */
  private boolean endsWithThisCommit() {
    return count == 1;
  }

  private Answer end(Transaction mine, TransactionStatus outcome) {
    mine.end(outcome, tokens);
    forget();
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
        : SqlError.of(ErrorCode.NO_SUCH_NAME, name);
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

  // Binding and leaving (B)

  Answer bind(String token, @Nullable Request request) {
    SqlError malformed = shape(token);
    Tokens.Claim claim = malformed == null ? tokens.read(token) : null;
    Transaction target = claim == null ? null : tokens.find(claim.number());
    return Transaction.holding(
        transaction, target, () -> bindGuarded(malformed, claim, target, request));
  }

  private Answer bindGuarded(
      @Nullable SqlError malformed,
      Tokens.@Nullable Claim claim,
      @Nullable Transaction target,
      @Nullable Request request) {
    if (request == null) {
      session.endRequest();
    }
    Transaction mine = transaction;
    if (mine != null && !mine.isLive()) {
      return new EndedByAnother(session, mine); // B9
    }
    if (malformed != null) {
      return malformed;
    }
    if (claim == null) {
      return TOKEN_NOT_OURS; // B3
    }
    if (target == null || !target.isLive()) {
      return TOKEN_DEAD; // B4
    }
    if (claim.xp()) {
      return XP_TOKEN_OUTSIDE_CALL; // X8
    }
    if (target.isTakenByAnother(session)) {
      return inUse(ErrorCode.IN_USE_CANNOT_BIND, target); // X3
    }
    return move(mine, target);
  }

  /**
   * Nothing stands against the bind any more: leaves one transaction and joins the other (B1, B2,
   * B5).
   */
  private Answer move(@Nullable Transaction mine, Transaction target) {
    leaveGuarded();
    if (!target.isLive()) {
      return TOKEN_DEAD; // B5: it was the only member of its own transaction
    }
    target.addMember();
    transaction = target;
    count = 1;
    return mine == null || mine == target ? Done.OK : DEFECTED;
  }

  /** The error of a token that cannot be one by its shape (B3), or nothing. */
  private static @Nullable SqlError shape(String token) {
    if (token.length() < Tokens.LENGTH) {
      return TOKEN_TOO_SHORT;
    }
    if (token.equals(HYPHEN.repeat(token.length()))) {
      return TOKEN_ALL_HYPHENS;
    }
    return token.length() > Tokens.LENGTH ? TOKEN_NOT_OURS : null;
  }

  /** Needs no access, and waits for nobody (B7). A debt is kept. */
  Answer leave(@Nullable Request request) {
    return Transaction.holding(
        transaction,
        null,
        () -> {
          if (request == null) {
            session.endRequest();
          }
          leaveGuarded();
          return Done.OK;
        });
  }

  /** The session disconnects (B11): it leaves, and a debt is discarded. */
  void quit() {
    leave(null);
    forget();
  }

  /** A request gives its access up, if it has any (X2). */
  void giveUpAccess(Request request) {
    Transaction mine = transaction;
    if (mine != null) {
      synchronized (mine) {
        mine.takeBack(request);
      }
    }
  }

  private void leaveGuarded() {
    Transaction mine = transaction;
    if (mine == null || !mine.isLive()) {
      return;
    }
    Request request = session.request();
    if (request != null) {
      mine.takeBack(request); // X2: who is no member has no access
    }
    forget();
    if (mine.removeMember()) {
      mine.end(TransactionStatus.ROLLED_BACK, tokens); // B6
    }
  }

  /** Pays the debt of that transaction, if it is still owed (B9). */
  void acknowledge(Transaction ended) {
    if (transaction == ended) {
      forget();
    }
  }

  /** The session refers to no transaction any more. */
  private void forget() {
    transaction = null;
    count = 0;
  }

  private static SqlError inUse(ErrorCode code, Transaction taken) {
    Request holder = Objects.requireNonNull(taken.access());
    return SqlError.of(code, holder.session().id(), holder.accessSince());
  }
}

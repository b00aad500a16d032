package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session's share in its transaction: which one it is, and the session's own count in it (N7);
 * how it joins and leaves (B).
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
  private static final SqlError TOKEN_DEAD = SqlError.of(ErrorCode.TOKEN_DEAD);
  private static final SqlError XP_TOKEN_OUTSIDE_CALL =
      SqlError.of(ErrorCode.XP_TOKEN_OUTSIDE_CALL);
  private static final SqlError DEFECTED = SqlError.of(ErrorCode.DEFECTED);

  private final Session session;
  private final Tokens tokens;
  private @Nullable Transaction transaction;
  private int count;

  Membership(Session session, Tokens tokens) {
    this.session = session;
    this.tokens = tokens;
  }

  @Nullable Transaction transaction() {
    return transaction;
  }

  /**
   * The session's own count. Means nothing once the transaction has ended: see {@link #count()}.
   */
  int ownCount() {
    return count;
  }

  void setOwnCount(int changed) {
    count = changed;
  }

  /** Becomes a member, with count 1 (N1, B1). */
  void enter(Transaction entered) {
    transaction = entered;
    count = 1;
  }

  /** Refers to no transaction any more. */
  void forget() {
    transaction = null;
    count = 0;
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

  // Binding and leaving (B)

  Answer bind(String token, @Nullable Request request) {
    PresentedToken presented = PresentedToken.read(token, tokens);
    return Transaction.holding(
        transaction, presented.target(), () -> bindGuarded(presented, request));
  }

  private Answer bindGuarded(PresentedToken presented, @Nullable Request request) {
    if (request == null) {
      session.endRequest(); // X2
    }
    Transaction mine = transaction;
    if (mine != null && !mine.isLive()) {
      return new EndedByAnother(session, mine); // B9
    }
    if (presented.garbage() != null) {
      return presented.garbage(); // B3
    }
    Transaction target = presented.target();
    if (target == null || !isJoinable(target)) {
      return TOKEN_DEAD; // B4
    }
    if (presented.xp()) {
      return XP_TOKEN_OUTSIDE_CALL; // X8
    }
    if (target.isTakenByAnother(session)) {
      return inUse(ErrorCode.IN_USE_CANNOT_BIND, target); // X3
    }
    return move(mine, target);
  }

  /** Nothing stands against the bind any more: leaves the one and joins the other (B1, B2, B5). */
  private Answer move(@Nullable Transaction mine, Transaction target) {
    leaveGuarded();
    if (!isJoinable(target)) {
      return TOKEN_DEAD; // B5: it was the only member, and has rolled it back by leaving
    }
    target.addMember();
    enter(target);
    return mine == null || mine == target ? Done.OK : DEFECTED; // B2
  }

  /** A dead token binds nobody (T3). */
  boolean isJoinable(Transaction target) {
    return target.isLive();
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

  static SqlError inUse(ErrorCode code, Transaction taken) {
    Request holder = Objects.requireNonNull(taken.access());
    return SqlError.of(code, holder.session().id(), holder.accessSince());
  }
}

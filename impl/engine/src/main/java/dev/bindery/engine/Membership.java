package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session's share in its transaction: which one it is, the session's own count in it (N7), and
 * whose access it may borrow (X7); how it leaves (B6). How it joins is {@link Binding}.
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

  private static final int NONE = 0;
  private static final int ACTIVE = 1;
  private static final int DOOMED = -1;

  private final Session session;
  private final Instance instance;
  private @Nullable Transaction transaction;
  private int count;
  private @Nullable ProcedureCall lender;

  Membership(Session session, Instance instance) {
    this.session = session;
    this.instance = instance;
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
    enter(entered, null);
  }

  /**
   * Becomes a member, with count 1.
   *
   * @param lending the call that lends to it, if it is bound by an XP token (X7)
   */
  void enter(Transaction entered, @Nullable ProcedureCall lending) {
    transaction = entered;
    count = 1;
    lender = lending;
  }

  /** Ends the transaction, which it is in, for all members (N3, N5, A2). Needs the guards. */
  void end(TransactionStatus outcome) {
    Objects.requireNonNull(transaction).end(outcome, instance);
    forget();
  }

  /** The XP token of its transaction, or nothing if it is in none. */
  @Nullable BindToken xpToken() {
    Transaction mine = transaction;
    if (mine == null) {
      return null;
    }
    synchronized (mine) {
      return mine.isLive() ? mine.token(true, instance.tokens()).token() : null;
    }
  }

  /** Refers to no transaction any more. */
  void forget() {
    transaction = null;
    count = 0;
    lender = null;
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

  /** {@code XACT_STATE()}: 1 in a transaction, -1 in a doomed one (A2), 0 outside. */
  int state() {
    Transaction mine = transaction;
    if (mine == null) {
      return NONE;
    }
    synchronized (mine) {
      return !mine.isLive() ? NONE : mine.isDoomed() ? DOOMED : ACTIVE;
    }
  }

  /**
   * The call that lends to this session: the one in which it was bound by an XP token (X7). Inside
   * a call of its own it goes on to belong to it, whatever becomes of its transaction.
   */
  @Nullable ProcedureCall lender() {
    ProcedureCall own = session.runningCall();
    if (own != null) {
      return own.outer();
    }
    Transaction mine = transaction;
    return mine != null && mine.isLive() ? lender : null;
  }

  /** Whether it belongs to a call, or to a call inside it (X7). */
  boolean belongsTo(ProcedureCall call) {
    ProcedureCall each = lender();
    while (each != null && each != call) {
      each = each.outer();
    }
    return each != null;
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

  // Leaving (B6, B7)

  /** Needs no access, and waits for nobody (B7). A debt is kept. */
  Answer leave(@Nullable Request request) {
    return Transaction.holding(
        transaction,
        null,
        () -> {
          if (request == null) {
            session.current().discard();
          }
          leaveGuarded();
          return Done.OK;
        });
  }

  /** The session disconnects (B11): its request ends, it leaves, and a debt is discarded. */
  void quit() {
    Transaction.holding(
        transaction,
        null,
        () -> {
          session.current().end();
          leaveGuarded();
          return Done.OK;
        });
    forget();
  }

  /**
   * A request gives its access up, if it has any (X2).
   *
   * @return whether no request is left that is active in a doomed transaction: it was rolled back,
   *     and the session, whose doing it was, is owed nothing (A4)
   */
  boolean giveUpAccess(Request request) {
    Transaction mine = transaction;
    if (mine == null) {
      return false;
    }
    synchronized (mine) {
      mine.takeBack(request);
      boolean lost = mine.sweep(instance);
      if (lost) {
        forget();
      }
      return lost;
    }
  }

  /** Leaves, if it is a member. Needs the guards of both. */
  void leaveGuarded() {
    session.current().abandonStatement(); // L10
    Transaction left = withdraw();
    if (left != null) {
      left.sweep(instance); // B6 A4
    }
  }

  /**
   * Stops being a member, if it is one; what is to become of the transaction, its {@link
   * Transaction#sweep} says.
   *
   * @return the transaction
   */
  @Nullable Transaction withdraw() {
    Transaction mine = transaction;
    if (mine == null || !mine.isLive()) {
      return null;
    }
    Request request = session.request();
    if (request != null) {
      mine.takeBack(request); // X2: who is no member has no access
    }
    forget();
    if (session.runningCall() != null) {
      instance.waits().callerLeft(); // L11
    }
    mine.removeMember();
    instance.events().left(session, mine);
    return mine;
  }

  /** Pays the debt of that transaction, if it is still owed (B9). */
  void acknowledge(Transaction ended) {
    if (transaction == ended) {
      forget();
    }
  }
}

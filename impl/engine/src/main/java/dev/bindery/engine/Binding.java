package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a session joins a transaction by its token, {@code sp_bindsession} (B1 to B5): the ladder of
 * answers, in the contract's order.
 *
 * <p>For the maintainer: runs under the session's guard and the monitors of both transactions. By
 * an XP token also under the monitor of the table of sessions, so that no call ends meanwhile.
 */
final class Binding {
  private static final SqlError TOKEN_DEAD = SqlError.of(ErrorCode.TOKEN_DEAD);
  private static final SqlError XP_TOKEN_OUTSIDE_CALL =
      SqlError.of(ErrorCode.XP_TOKEN_OUTSIDE_CALL);
  private static final SqlError DEFECTED = SqlError.of(ErrorCode.DEFECTED);

  private final Session session;
  private final Membership membership;

  Binding(Session session, Membership membership) {
    this.session = session;
    this.membership = membership;
  }

  Answer bind(PresentedToken presented, @Nullable Request request) {
    return Transaction.holding(
        membership.transaction(), presented.target(), () -> bindGuarded(presented, request));
  }

  private Answer bindGuarded(PresentedToken presented, @Nullable Request request) {
    if (request == null) {
      session.current().discard(); // X2
    }
    Answer debt = membership.debt();
    if (debt != null) {
      return debt; // B9
    }
    Answer busy = session.current().busyWith();
    if (busy != null) {
      return busy; // X1
    }
    if (presented.garbage() != null) {
      return presented.garbage(); // B3
    }
    Transaction target = presented.target();
    if (target == null || !isJoinable(target)) {
      return TOKEN_DEAD; // B4
    }
    return presented.xp() ? bindInCall(target) : bindFreely(target);
  }

  private Answer bindFreely(Transaction target) {
    return target.isTakenByAnother(session)
        ? inUse(ErrorCode.IN_USE_CANNOT_BIND, target) // X3
        : move(target, null);
  }

  /** An XP token needs a call that runs, and a place on top of the stack. */
  private Answer bindInCall(Transaction target) {
    ProcedureCall innermost = target.innermostCall();
    if (innermost == null) {
      return XP_TOKEN_OUTSIDE_CALL; // X8
    }
    if (target.isRunByAnother(session)) {
      return inUse(ErrorCode.IN_USE_CANNOT_BIND, target); // X3
    }
    innermost.expectGuests();
    return move(target, innermost); // X7
  }

  /** Nothing stands against the bind any more: leaves the one and joins the other (B1, B2, B5). */
  private Answer move(Transaction target, @Nullable ProcedureCall lending) {
    Transaction mine = membership.transaction();
    membership.leaveGuarded();
    if (!isJoinable(target)) {
      return TOKEN_DEAD; // B5: it did not outlive the leaving
    }
    target.addMember();
    membership.enter(target, lending);
    session.instance().events().bound(session, target);
    return mine == null || mine == target ? Done.OK : DEFECTED; // B2
  }

  /** A dead token binds nobody (T3). */
  boolean isJoinable(Transaction target) {
    return target.isLive();
  }

  /** 3917 or 3910: who has the transaction, and since when (X3). */
  static SqlError inUse(ErrorCode code, Transaction taken) {
    Request holder = Objects.requireNonNull(taken.access());
    return SqlError.of(code, holder.session().id(), holder.accessSince());
  }
}

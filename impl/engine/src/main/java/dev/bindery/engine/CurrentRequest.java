package dev.bindery.engine;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one request that a session may have open, and the call that this may be inside of: how they
 * begin, and all the ways in which they end (X2, X7, X9, A4, A6).
 *
 * <p>For the maintainer: guarded by the session's guard. What answers is called without any guard,
 * and takes those that it needs by way of {@link Instance#endingCall}: the end of a call that has
 * guests changes other sessions too. All the rest is called under the guard.
 */
final class CurrentRequest {
  private static final SqlError DOOMED = SqlError.of(ErrorCode.DOOMED_AT_END_OF_BATCH);

  private final Session session;
  private final Instance instance;
  private final Membership membership;
  private @Nullable Request request;

  CurrentRequest(Session session, Instance instance, Membership membership) {
    this.session = session;
    this.instance = instance;
    this.membership = membership;
  }

  // What answers

  Answer open() {
    return unlessClosed(() -> new Opened(next()));
  }

  /** Ends that request, or whichever is open. */
  Answer close(@Nullable Request which) {
    return unlessClosed(() -> isOpen(which) ? doomedOrOk(end()) : Done.NONE);
  }

  /** Cancels that request, or whichever is open. */
  Answer cancel(@Nullable Request which) {
    return unlessClosed(
        () -> {
          if (!isOpen(which)) {
            return Done.NONE;
          }
          cancel();
          return Done.OK;
        });
  }

  Answer endCall(ProcedureCall call) {
    return unlessClosed(
        () -> {
          if (runningCall() != call) {
            return Done.NONE;
          }
          if (call.isSolo()) {
            return doomedOrOk(end());
          }
          comeBack(call);
          return Done.OK;
        });
  }

  /** Cancels it if it is inside a call begun before that time; whether it was. */
  boolean cancelIfInCallBefore(Instant time) {
    return instance.endingCall(
        session,
        () -> {
          ProcedureCall call = runningCall();
          boolean late = call != null && call.since().isBefore(time);
          if (late) {
            cancel();
          }
          return late;
        });
  }

  private Answer unlessClosed(Supplier<Answer> action) {
    return instance.endingCall(session, () -> session.isClosed() ? Done.CLOSED : action.get());
  }

  private boolean isOpen(@Nullable Request which) {
    return request != null && (which == null || which == request);
  }

  private static Answer doomedOrOk(boolean doomed) {
    return doomed ? DOOMED : Done.OK; // A4
  }

  // Under the guard

  @Nullable Request request() {
    return request;
  }

  /** The call that the request is inside of. */
  @Nullable ProcedureCall runningCall() {
    Request open = request;
    return open == null ? null : open.runningCall();
  }

  /** The statement that waits for a lock. */
  @Nullable PendingStatement pending() {
    Request open = request;
    return open == null ? null : open.pending();
  }

  /** What a statement answers while another one of the request runs: a call, or one that waits. */
  @Nullable SqlError busyWith() {
    ProcedureCall call = runningCall();
    if (call != null) {
      return call.inUse();
    }
    PendingStatement waits = pending();
    return waits == null ? null : waits.inUse();
  }

  /** A statement that waits is ended (L10). */
  void abandonStatement() {
    PendingStatement waits = pending();
    if (waits != null) {
      session.data().abandon(waits);
      if (waits.isSolo()) {
        endSolo(waits.request());
      }
    }
  }

  /** A request that was nothing but that statement. */
  private void endSolo(Request solo) {
    Transaction mine = membership.transaction();
    if (mine != null) {
      synchronized (mine) {
        mine.takeBack(solo);
      }
    }
    request = null;
  }

  RequestState state() {
    Request open = request;
    if (open == null) {
      return RequestState.IDLE;
    }
    ProcedureCall call = open.runningCall();
    if (call != null) {
      return call.isSolo() ? RequestState.SOLO : RequestState.CALL;
    }
    Transaction mine = membership.transaction();
    return mine != null && mine.access() == open ? RequestState.BUSY : RequestState.OPEN;
  }

  /**
   * A request of one statement begins: the unread result of the open request, if there is one, is
   * discarded (X2). Inside a call nothing is unread, nor while a statement waits.
   */
  void discard() {
    if (request != null && busyWith() == null) {
      end();
    }
  }

  /**
   * The request ends, and with it the call that it is inside of: it is fenced (X9), and gives up
   * its access (X2).
   *
   * @return whether no request is left that is active in the session's doomed transaction, which
   *     was rolled back (A4)
   */
  boolean end() {
    Request ending = request;
    if (ending == null) {
      return false;
    }
    Set<Transaction> left = Guests.expel(ending.runningCall());
    abandonStatement();
    request = null;
    boolean lost = membership.giveUpAccess(ending);
    sweep(left);
    return lost;
  }

  /** The session is the guest of a call that has ended: nothing of its request goes on (X7, X9). */
  void fence() {
    abandonStatement();
    request = null;
  }

  /**
   * A call begins, in the request that it joins, or as a request of its own (X7). Needs the guard
   * of the transaction.
   */
  Calling beginCall(@Nullable Request joined, @Nullable Transaction mine) {
    Request calling = joined == null ? next() : joined;
    if (mine != null) {
      calling.takeAccess(mine); // X3
    }
    ProcedureCall call =
        new ProcedureCall(session, membership.lender(), joined == null, instance.clock().millis());
    calling.setCall(call);
    return new Calling(call);
  }

  /** A request begins; the one before it ends. */
  Request next() {
    end();
    Request opened = new Request(session);
    request = opened;
    return opened;
  }

  /** The call ends and its request goes on: access is the caller's again, if a member (X7). */
  private void comeBack(ProcedureCall call) {
    Set<Transaction> left = Guests.expel(call);
    Transaction.holding(
        membership.transaction(),
        null,
        () -> {
          if (request != null) {
            request.setCall(null);
          }
          return Done.OK;
        });
    sweep(left);
  }

  /** Ends it; with XACT_ABORT on, that is the end of the transaction that it has access to (A6). */
  private void cancel() {
    Transaction mine = membership.transaction();
    Transaction.holding(
        mine,
        null,
        () -> {
          boolean aborts =
              session.options().aborts()
                  && request != null
                  && mine != null
                  && mine.hasGivenAccessTo(request);
          end();
          if (aborts && mine != null && mine.isLive()) {
            membership.end(TransactionStatus.ROLLED_BACK);
          }
          return Done.OK;
        });
  }

  private void sweep(Set<Transaction> left) {
    left.forEach(transaction -> transaction.sweep(instance)); // B6 A4
  }
}

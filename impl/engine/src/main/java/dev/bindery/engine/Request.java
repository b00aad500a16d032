package dev.bindery.engine;

import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An open request of a session: one batch or call. Its statements join it; the first that needs the
 * transaction takes access to it (X3), and the request keeps it until its result has been read, it
 * is closed or cancelled, or its session is no member any more (X2). While it is inside a {@link
 * ProcedureCall} it lends its access, and its own statements answer 3917 (X1, X7).
 *
 * <p>A request that was closed, cancelled, ended by 3917, 3930 or {@code XACT_ABORT}, or followed
 * by the session's next request is fenced: its statements answer {@code none} (X9).
 *
 * <p>For the maintainer: guarded by its session's guard; what says that it has access, its place in
 * the stack and since when, by the guard of the transaction.
 */
public final class Request extends Statements implements AutoCloseable {
  private final Session session;
  private boolean finished;
  private @Nullable ProcedureCall call;
  private @Nullable PendingStatement pending;
  private boolean inTry;
  private @Nullable Request below;
  private long accessSinceMs;

  Request(Session session) {
    this.session = session;
  }

  /**
   * There are no more statements; here are the rows of the last result. Access is held until the
   * last row has been handed over, so an empty result gives it up at once. If the request is not
   * open any more, the result is discarded.
   */
  public <R> Result<R> finish(Iterator<? extends R> rows) {
    session.guarded(() -> finished = true);
    Result<R> result = new Result<>(this, rows);
    result.endIfRead();
    return result;
  }

  /** Whether this request is still open. Another thread may end it at any moment. */
  public boolean isOpen() {
    return session.request() == this;
  }

  /** As {@link #end()}, for who does not ask what became of a doomed transaction. */
  @Override
  public void close() {
    end();
  }

  /**
   * Reads its result away and gives its access up (X2); a call that it is inside of ends. Answers
   * {@code ok}; 3998 if no request is left that is active in a doomed transaction: it was rolled
   * back (A4); {@code none} if it is not open any more; {@code closed}.
   */
  public Answer end() {
    return session.current().close(this);
  }

  /**
   * Cancels it, from any thread: whatever it still tries is refused (X9), and with {@code
   * XACT_ABORT} on the transaction that it has access to is rolled back (A6). Cancelling it again
   * does nothing.
   */
  public void cancel() {
    session.current().cancel(this);
  }

  @Override
  Session session() {
    return session;
  }

  @Override
  Request joined() {
    return this;
  }

  /**
   * The statements that follow stand inside a {@code TRY} of the batch, or no more: what fails
   * there is caught, so it dooms a transaction where it would roll it back (A2, L8).
   */
  public void setInTry(boolean inside) {
    session.guarded(() -> inTry = inside);
  }

  /** Needs the session's guard. */
  boolean isInTry() {
    return inTry;
  }

  /** Needs the session's guard. */
  boolean takesStatements() {
    return !finished;
  }

  /** Its statement that waits for a lock. Needs the session's guard. */
  @Nullable PendingStatement pending() {
    return pending;
  }

  void setPending(@Nullable PendingStatement changed) {
    pending = changed;
  }

  // Calls (X7)

  /** The call that it is inside of. Needs the guard of session or transaction. */
  @Nullable ProcedureCall runningCall() {
    return call;
  }

  /** It goes into a call, or comes back from one. Needs the guards of session and transaction. */
  void setCall(@Nullable ProcedureCall changed) {
    call = changed;
  }

  boolean lendsTo(Session other) {
    return call != null && other.membership().belongsTo(call);
  }

  // Access (X1, X3)

  /**
   * Access is taken by the first statement that needs it (X3). Needs the guards of session and
   * transaction.
   */
  void takeAccess(Transaction transaction) {
    if (transaction.access() != this) {
      accessSinceMs = session.instance().clock().millis();
      transaction.giveAccess(this);
    }
  }

  /** The request whose access it has borrowed. Means something only while it has access. */
  @Nullable Request below() {
    return below;
  }

  void putOn(@Nullable Request lower) {
    below = lower;
  }

  /** Since when it has access. Needs the guard of the transaction, whose other members ask. */
  Instant accessSince() {
    return Instant.ofEpochMilli(accessSinceMs);
  }

  @Override
  public String toString() {
    return "Request of session " + session.id();
  }
}

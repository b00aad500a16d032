package dev.bindery.engine;

import java.time.Instant;
import java.util.Iterator;

/**
 * An open request of a session: one batch or call. Its statements join it; the first that needs the
 * transaction takes access to it (X3), and the request keeps it until its result has been read, it
 * is closed or cancelled, or its session is no member any more (X2).
 *
 * <p>A request that was closed, cancelled, ended by 3917, or followed by the session's next request
 * is fenced: its statements answer {@code none} (X9).
 *
 * <p>For the maintainer: guarded by its session's guard.
 */
public final class Request extends Statements implements AutoCloseable {
  private final Session session;
  private boolean finished;
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

  /** Reads its result away and gives its access up (X2). Closing it again does nothing. */
  @Override
  public void close() {
    end();
  }

  /**
   * Cancels it, from any thread: whatever it still tries is refused (X9). Cancelling it again does
   * nothing.
   */
  public void cancel() {
    end();
  }

  /** Whether it was open until now. */
  boolean end() {
    return session.guarded(
        () -> {
          boolean open = session.request() == this;
          if (open) {
            session.endRequest();
          }
          return open;
        });
  }

  @Override
  Session session() {
    return session;
  }

  @Override
  Request joined() {
    return this;
  }

  /** Needs the session's guard. */
  boolean takesStatements() {
    return !finished;
  }

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

  /** Since when it has access. Needs the guard of the transaction, whose other members ask. */
  Instant accessSince() {
    return Instant.ofEpochMilli(accessSinceMs);
  }

  @Override
  public String toString() {
    return "Request of session " + session.id();
  }
}

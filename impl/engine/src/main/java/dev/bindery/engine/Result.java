package dev.bindery.engine;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a request's last result, handed over one by one. With the last row the request ends
 * and gives its access up (X2).
 *
 * <p>For one reader at a time. The request may be ended by others: then there are no more rows, and
 * {@link #isComplete()} says that some were missed.
 */
public final class Result<R> implements AutoCloseable {
  private final Request request;
  private final Iterator<? extends R> rows;
  private @Nullable Answer ended;

  Result(Request request, Iterator<? extends R> rows) {
    this.request = request;
    this.rows = rows;
  }

  /** The next row; {@code null} after the last, or if the request was ended. */
  public @Nullable R next() {
    if (ended != null || !request.isOpen()) {
      return null;
    }
    R row = rows.next();
    endIfRead();
    return row;
  }

  /** Whether every row has been handed over. */
  public boolean isComplete() {
    return ended == Done.OK || ended instanceof SqlError;
  }

  /**
   * What the end of the request answered when the last row had been handed over: {@code ok}, or
   * 3998 if that was the end of a doomed transaction (A4). Nothing before that; {@code none} or
   * {@code closed} if others ended the request.
   */
  public @Nullable Answer ended() {
    return ended;
  }

  /** Reads the rest away: the request ends and gives its access up (X2). */
  @Override
  public void close() {
    request.close();
  }

  void endIfRead() {
    if (!rows.hasNext()) {
      ended = request.end();
    }
  }
}

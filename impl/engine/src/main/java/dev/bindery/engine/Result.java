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
  private boolean complete;

  Result(Request request, Iterator<? extends R> rows) {
    this.request = request;
    this.rows = rows;
  }

  /** The next row; {@code null} after the last, or if the request was ended. */
  public @Nullable R next() {
    if (complete || !request.isOpen()) {
      return null;
    }
    R row = rows.next();
    endIfRead();
    return row;
  }

  /** Whether every row has been handed over. */
  public boolean isComplete() {
    return complete;
  }

  /** Reads the rest away: the request ends and gives its access up (X2). */
  @Override
  public void close() {
    request.close();
  }

  void endIfRead() {
    if (!rows.hasNext()) {
      complete = request.end();
    }
  }
}

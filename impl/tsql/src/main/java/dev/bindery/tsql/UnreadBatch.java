package dev.bindery.tsql;

import dev.bindery.engine.Request;
import dev.bindery.engine.Result;
import dev.bindery.engine.SqlError;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A batch that has run, with its last result and its end still to be told. Until then its request
 * keeps its access (rule X2).
 */
final class UnreadBatch {
  /** Where an error is said to be that no statement gave. */
  private static final int LINE_OF_BATCH = 1;

  private final Request request;
  private final Result<Runnable> events;
  private final BatchListener listener;
  private final SessionState state;

  /**
   * A batch that has run.
   *
   * @param rest what is still to be told, its end last
   */
  UnreadBatch(
      Request request, Iterator<Runnable> rest, BatchListener listener, SessionState state) {
    this.request = request;
    this.events = request.finish(rest);
    this.listener = listener;
    this.state = state;
  }

  /** Tells the rest; 3998 if it kept a doomed transaction (rule A4); and the end. */
  void readToEnd() {
    try (events) {
      for (@Nullable Runnable event = events.next(); event != null; event = events.next()) {
        if (events.ended() instanceof SqlError doomed) {
          state.lastError = doomed.number();
          listener.error(Message.of(doomed, null, LINE_OF_BATCH));
        }
        event.run();
      }
    }
    endIfCancelled();
  }

  /** Discards the rest; of the end nothing is known any more but that it has come. */
  void discard() {
    events.close();
    endIfCancelled();
  }

  /** Cancels it (rules X9, A6). */
  void cancel() {
    request.cancel();
    endIfCancelled();
  }

  private void endIfCancelled() {
    if (!events.isComplete()) {
      listener.done(null);
    }
  }
}

package dev.bindery.tsql;

import dev.bindery.engine.Result;
import org.jspecify.annotations.Nullable;

/**
 * A batch that has run, with its last result and its end still to be told. Until then its request
 * keeps its access (rule X2).
 */
final class UnreadBatch {
  private final Result<Runnable> events;
  private final BatchListener listener;

  UnreadBatch(Result<Runnable> events, BatchListener listener) {
    this.events = events;
    this.listener = listener;
  }

  /** Tells the rest, the end with it. */
  void readToEnd() {
    try (events) {
      for (@Nullable Runnable event = events.next(); event != null; event = events.next()) {
        event.run();
      }
    }
    endIfCancelled();
  }

  /** Discards the rest; of the end nothing is known any more but that it has come. */
  void cancel() {
    events.close();
    endIfCancelled();
  }

  private void endIfCancelled() {
    if (!events.isComplete()) {
      listener.done(null);
    }
  }
}

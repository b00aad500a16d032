package dev.bindery.server;

import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first column of the last row of the last result that has been read, for {@code
 * :capture}.
 */
final class LastValue {
  private boolean seen;
  private @Nullable String value;

  /** Whether any row has been read. */
  boolean seen() {
    return seen;
  }

  /**
   * As text; null if it is NULL, or no row has been read. It may be a bind token: it is for the
   * script only (rule T9).
   */
  @Nullable String value() {
    return value;
  }

  /** A listener that tells this one everything, and watches its results. */
  BatchListener watching(BatchListener listener) {
    return new BatchListener() {
      @Override
      public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
        if (!rows.isEmpty()) {
          Object last = rows.get(rows.size() - 1).get(0);
          seen = true;
          value = last == null ? null : last.toString();
        }
        listener.rows(batchLine, columns, rows);
      }

      @Override
      public void count(int batchLine, long count) {
        listener.count(batchLine, count);
      }

      @Override
      public void info(Message message) {
        listener.info(message);
      }

      @Override
      public void error(Message message) {
        listener.error(message);
      }

      @Override
      public void print(int batchLine, String message) {
        listener.print(batchLine, message);
      }

      @Override
      public void done(@Nullable Integer returnStatus) {
        listener.done(returnStatus);
      }
    };
  }
}

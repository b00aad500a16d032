package dev.bindery.tsql;

import dev.bindery.tsql.BatchListener.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch gives, on its way to the listener. The last result is held back, with what comes
 * after it: it is handed over when the batch has run, and as long as it is not, its request keeps
 * the access (rule X2). Which result is the last is only known then, so each is held until
 * something that follows it shows that it is not.
 */
final class Output {
  private final BatchListener listener;
  private final List<Runnable> held = new ArrayList<>();

  Output(BatchListener listener) {
    this.listener = listener;
  }

  /** A result of one row, and its count. */
  void row(int batchLine, List<Column> columns, List<@Nullable Object> row) {
    held.forEach(Runnable::run);
    held.clear();
    held.add(() -> listener.rows(batchLine, columns, List.of(row)));
    held.add(() -> listener.count(batchLine, 1));
  }

  void info(Message message) {
    add(() -> listener.info(message));
  }

  void error(Message message) {
    add(() -> listener.error(message));
  }

  void print(int batchLine, String text) {
    add(() -> listener.print(batchLine, text));
  }

  private void add(Runnable event) {
    if (held.isEmpty()) {
      event.run();
    } else {
      held.add(event);
    }
  }

  /** The last result, what came after it, and the end: each to be run when it is handed over. */
  List<Runnable> endingWith(Runnable end) {
    held.add(end);
    return List.copyOf(held);
  }
}

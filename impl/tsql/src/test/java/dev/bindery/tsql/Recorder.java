package dev.bindery.tsql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what it is told, one line an event: {@code row 1 NULL}, {@code error 102.1 line 3},
 * {@code done 0}.
 */
final class Recorder implements BatchListener {
  final List<String> events = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();
  final List<String> types = new ArrayList<>();
  @Nullable Object lastValue;

  @Override
  public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
    columns.forEach(column -> types.add(column.type()));
    for (List<@Nullable Object> row : rows) {
      StringBuilder line = new StringBuilder("row");
      row.forEach(value -> line.append(' ').append(value == null ? "NULL" : value));
      events.add(line.toString());
      lastValue = row.get(0);
    }
  }

  @Override
  public void count(int batchLine, long count) {
    if (count != 1) {
      events.add("count " + count);
    }
  }

  @Override
  public void info(Message message) {
    add("info", message);
  }

  @Override
  public void error(Message message) {
    add("error", message);
  }

  private void add(String kind, Message message) {
    messages.add(message);
    String in = message.procedure() == null ? "" : " in " + message.procedure();
    events.add(
        kind
            + " "
            + message.number()
            + "."
            + message.state()
            + in
            + " line "
            + message.batchLine());
  }

  @Override
  public void print(int batchLine, String message) {
    events.add("print " + message);
  }

  @Override
  public void done(@Nullable Integer returnStatus) {
    events.add(returnStatus == null ? "done" : "done " + returnStatus);
  }
}

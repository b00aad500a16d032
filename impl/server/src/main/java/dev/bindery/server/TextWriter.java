package dev.bindery.server;

import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.Message;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For people: results as columns, messages with a head line, as SQL Server's own tools print them.
 * Where the output of another session begins, a line {@code :session NAME} says so.
 */
final class TextWriter implements EventWriter {
  private final PrintWriter out;
  private String current = ScriptParser.FIRST_SESSION;

  TextWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public BatchListener batch(String session, int batch, int line) {
    return new BatchListener() {
      @Override
      public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
        begin();
        table(columns, rows);
      }

      @Override
      public void count(int batchLine, long count) {
        begin();
        out.println("(" + count + " row(s) affected)");
        out.println();
      }

      @Override
      public void info(Message message) {
        message(message);
      }

      @Override
      public void error(Message message) {
        message(message);
      }

      private void message(Message message) {
        begin();
        out.println(head(message));
        out.println(message.text());
      }

      @Override
      public void print(int batchLine, String message) {
        begin();
        out.println(message);
      }

      @Override
      public void done(@Nullable Integer returnStatus) {
        // Nothing that a reader of text would miss.
      }

      private void begin() {
        if (!session.equals(current)) {
          out.println(":session " + session);
          current = session;
        }
      }
    };
  }

  private static String head(Message message) {
    return String.format(
        "Msg %d, Level %d, State %d,%s Line %d",
        message.number(),
        message.severity(),
        message.state(),
        message.procedure() == null ? "" : " Procedure " + message.procedure() + ",",
        message.batchLine());
  }

  private void table(List<BatchListener.Column> columns, List<List<@Nullable Object>> rows) {
    List<StringBuilder> lines = new ArrayList<>();
    for (int i = 0; i < rows.size() + 2; i++) {
      lines.add(new StringBuilder());
    }
    for (int c = 0; c < columns.size(); c++) {
      column(lines, columns.get(c).name(), cells(rows, c), isNumber(columns.get(c).type()));
    }
    lines.forEach(line -> out.println(line.toString().stripTrailing()));
  }

  private static List<String> cells(List<List<@Nullable Object>> rows, int column) {
    List<String> cells = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Object value = row.get(column);
      cells.add(value == null ? "NULL" : value.toString());
    }
    return cells;
  }

  /** Adds a column to the lines of a table: its name, a rule, its cells; numbers to the right. */
  private static void column(
      List<StringBuilder> lines, String name, List<String> cells, boolean right) {
    int width = cells.stream().mapToInt(String::length).reduce(name.length(), Math::max);
    pad(lines.get(0), name, width, false);
    pad(lines.get(1), "-".repeat(width), width, false);
    for (int i = 0; i < cells.size(); i++) {
      pad(lines.get(i + 2), cells.get(i), width, right);
    }
  }

  private static void pad(StringBuilder line, String cell, int width, boolean right) {
    String blanks = " ".repeat(width - cell.length());
    line.append(line.isEmpty() ? "" : " ").append(right ? blanks + cell : cell + blanks);
  }

  private static boolean isNumber(String type) {
    return !type.contains("(");
  }
}

package dev.bindery.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.Message;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. What stands in it is told in this module's README, by event. */
final class JsonWriter implements EventWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;

  JsonWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public BatchListener batch(String session, int batch, int line) {
    return new BatchListener() {
      @Override
      public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
        ObjectNode event = event(batchLine, "rows");
        ArrayNode columnNodes = event.putArray("columns");
        columns.forEach(c -> columnNodes.addObject().put("name", c.name()).put("type", c.type()));
        ArrayNode rowNodes = event.putArray("rows");
        for (List<@Nullable Object> row : rows) {
          ArrayNode values = rowNodes.addArray();
          row.forEach(values::addPOJO);
        }
        write(event);
      }

      @Override
      public void count(int batchLine, long count) {
        write(event(batchLine, "count").put("count", count));
      }

      @Override
      public void info(Message message) {
        message("info", message);
      }

      @Override
      public void error(Message message) {
        message("error", message);
      }

      private void message(String name, Message message) {
        write(
            event(message.batchLine(), name)
                .put("number", message.number())
                .put("severity", message.severity())
                .put("state", message.state())
                .put("procedure", message.procedure())
                .put("batchLine", message.batchLine())
                .put("message", message.text()));
      }

      @Override
      public void print(int batchLine, String message) {
        write(event(batchLine, "print").put("message", message));
      }

      @Override
      public void done(@Nullable Integer returnStatus) {
        write(event(1, "done").put("returnStatus", returnStatus));
      }

      private ObjectNode event(int batchLine, String name) {
        return JSON.createObjectNode()
            .put("session", session)
            .put("batch", batch)
            .put("line", line + batchLine - 1)
            .put("event", name);
      }
    };
  }

  private void write(ObjectNode event) {
    try {
      out.println(JSON.writeValueAsString(event));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("A tree of plain values is JSON.", impossible);
    }
  }
}

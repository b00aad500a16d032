package dev.bindery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.BatchListener.Column;
import dev.bindery.tsql.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every script of the examples gives the output that stands beside it, as text and as JSON.
 *
 * <p>{@code -Dbindery.examples.write=true} writes the outputs instead of comparing them: read what
 * has changed.
 */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> scripts() throws IOException {
    return files(".sql");
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void textIsTheExpectedOutput(Path script) throws IOException {
    Cli cli = Cli.call("run", script.toString());

    assertEquals(0, cli.exitCode(), cli.err());
    Path expected = output(script);
    if (Boolean.getBoolean("bindery.examples.write")) {
      Files.writeString(expected, Normal.form(cli.out()));
    }
    assertEquals(Files.readString(expected), Normal.form(cli.out()));
  }

  /**
   * What the JSON tells, written as text, is the expected output too: so nothing is missing in it.
   */
  @ParameterizedTest
  @MethodSource("scripts")
  void jsonTellsTheSame(Path script) throws IOException {
    Cli cli = Cli.call("run", "--format", "json", script.toString());

    assertEquals(0, cli.exitCode(), cli.err());
    StringWriter text = new StringWriter();
    TextWriter writer = new TextWriter(new PrintWriter(text));
    cli.out().lines().map(ExamplesTest::parse).forEach(event -> tell(event, writer));
    assertEquals(Files.readString(output(script)), Normal.form(text.toString()));
  }

  @Test
  void everyOutputHasItsScript() throws IOException {
    assertEquals(scripts().stream().map(ExamplesTest::output).toList(), files(".out"));
    assertTrue(scripts().size() >= 17);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptBeginsWithAComment(Path script) throws IOException {
    assertTrue(Files.readString(script).startsWith("/* "), script.toString());
  }

  private static Path output(Path script) {
    return script.resolveSibling(script.getFileName().toString().replace(".sql", ".out"));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException noJson) {
      throw new UncheckedIOException(line, noJson);
    }
  }

  private static void tell(JsonNode event, EventWriter writer) {
    BatchListener listener =
        writer.batch(event.get("session").asText(), event.get("batch").asInt(), 1);
    int line = event.get("line").asInt();
    switch (event.get("event").asText()) {
      case "rows" -> listener.rows(line, columns(event), rows(event));
      case "count" -> listener.count(line, event.get("count").asLong());
      case "info" -> listener.info(message(event));
      case "error" -> listener.error(message(event));
      case "print" -> listener.print(line, event.get("message").asText());
      case "done" -> assertTrue(event.has("returnStatus"));
      default -> throw new AssertionError(event);
    }
  }

  private static List<Column> columns(JsonNode event) {
    List<Column> columns = new ArrayList<>();
    event
        .get("columns")
        .forEach(c -> columns.add(new Column(c.get("name").asText(), c.get("type").asText())));
    return columns;
  }

  private static List<List<@Nullable Object>> rows(JsonNode event) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode row : event.get("rows")) {
      List<@Nullable Object> values = new ArrayList<>();
      row.forEach(value -> values.add(value(value)));
      rows.add(values);
    }
    return rows;
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isNumber() ? (Object) value.asLong() : value.asText();
  }

  private static Message message(JsonNode event) {
    JsonNode procedure = event.get("procedure");
    return new Message(
        event.get("number").asInt(),
        event.get("severity").asInt(),
        event.get("state").asInt(),
        procedure.isNull() ? null : procedure.asText(),
        event.get("batchLine").asInt(),
        event.get("message").asText());
  }
}

package dev.bindery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README tells of everything that there is, and of nothing else. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void everyExampleIsListed() throws IOException {
    assertEquals(
        ExamplesTest.scripts().stream()
            .map(script -> script.getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new)),
        found("`([a-z0-9-]+\\.sql)`"));
  }

  @Test
  void everyDirectiveIsListedAndAccepted() throws IOException {
    Set<String> listed = found("(?m)^\\| `(:[a-z]+)");

    assertEquals(found(Cli.call("run", "--help").out(), "(?m)^  (:[a-z]+) .{5}"), listed);
    Path script = Files.createTempFile("directives", ".sql");
    try {
      Files.writeString(script, ":nonsense");
      String message = Cli.call("run", script.toString()).err();
      assertEquals(listed, found(message.substring(message.indexOf(';')), "(:[a-z]+)"));
    } finally {
      Files.delete(script);
    }
  }

  @Test
  void everyEventIsListed() throws IOException {
    String readme = Files.readString(README);
    for (Path script : ExamplesTest.scripts()) {
      String json = Cli.call("run", "--format", "json", script.toString()).out();
      for (String event : found(json, "\"event\":\"([a-z]+)\"")) {
        assertTrue(readme.contains("`" + event + "`"), event);
      }
    }
  }

  @Test
  void theProjectsReadmeShowsAnExampleAsItIs() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    String shown = found(readme, "(?s)```sql\\n(.*?)```").iterator().next();
    String named = found(readme, "run impl/server/(examples/[a-z-]+\\.sql)").iterator().next();
    assertEquals(Files.readString(Path.of(named)), shown);
  }

  private static Set<String> found(String pattern) throws IOException {
    return found(Files.readString(README), pattern);
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

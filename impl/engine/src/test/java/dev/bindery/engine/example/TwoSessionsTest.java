package dev.bindery.engine.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example does what the README says, and the README shows the example. */
class TwoSessionsTest {
  private static final Path SOURCE =
      Path.of("src/test/java/dev/bindery/engine/example/TwoSessions.java");

  @Test
  void sheIsToldThatHeEndedItAndReadsWhatHeWrote() {
    assertEquals(
        "The transaction of this session has been committed or rolled back by another session."
            + " [[1, bob]]",
        TwoSessions.share());
  }

  @Test
  void readmeShowsTheExampleAsItIs() throws IOException {
    String source = Files.readString(SOURCE);
    int from = source.indexOf("    try (Instance");
    int to = source.indexOf("\n  }\n", from);
    String example = source.substring(from, to).stripIndent();
    assertTrue(Files.readString(Path.of("README.md")).contains(example), example);
  }
}

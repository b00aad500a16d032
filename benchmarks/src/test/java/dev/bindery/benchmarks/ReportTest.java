package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Report REPORT =
      new Report(
          "a machine",
          "a JVM",
          "abc",
          List.of(
              new Report.Row("q", "floor", 2e6, 1e5, 1.0, 0),
              new Report.Row("q", "engine", 1e6, 1e5, null, 48)),
          List.of(new Report.Goal("fast, at most", 3, 2, true)),
          List.of(new Report.Memory("a session", 512)),
          List.of(new Report.Spec("Model", 1e5, null, 2e4, null)));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve(Report.FILE);
    REPORT.write(file);
    assertEquals(REPORT, Report.read(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void reportOfAnotherVersionIsSaidToBeOne() throws IOException {
    Path file = folder.resolve(Report.FILE);
    REPORT.write(file);
    String text = Files.readString(file);
    for (String other :
        List.of(text.replace("\"jvm\"", "\"vm\""), "{}", "[1]", "null", text + "{", "")) {
      Files.writeString(file, other);
      IOException e = assertThrows(IOException.class, () -> Report.read(file), other);
      assertTrue(String.valueOf(e.getMessage()).contains("this is no report"), e.getMessage());
    }
  }

  @Test
  void missingFileIsSaidToBeMissing() {
    IOException e = assertThrows(IOException.class, () -> Report.read(folder.resolve("none")));
    assertTrue(String.valueOf(e.getMessage()).endsWith("none: there is no such file"));
  }
}

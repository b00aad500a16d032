package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line, as a person meets it. */
class BenchmarksTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private int run(Object... arguments) {
    CommandLine line =
        Benchmarks.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  /** JMH itself, in processes of its own: a few seconds. */
  @Test
  void oneQuestionIsMeasuredAndReported() throws IOException {
    int exitCode =
        run(
            "report",
            "--rounds",
            1,
            "--question",
            "savepoint",
            "--system",
            "engine",
            "--out",
            folder);
    assertEquals(0, exitCode, err::toString);
    Report report = Report.read(folder.resolve(Report.FILE));
    assertEquals(
        List.of("floor", "engine"), report.rows().stream().map(Report.Row::system).toList());
    assertTrue(report.rows().stream().allMatch(row -> row.opsPerSecond() > 0));
    assertTrue(Files.readString(folder.resolve(BenchmarkRun.JMH_FILE)).contains("rawData"));
    assertTrue(out.toString().contains("times the floor"), out::toString);
  }

  @Test
  void unknownNamesAreRefusedBeforeAnythingRuns() {
    assertEquals(2, run("report", "--question", "speed"));
    assertTrue(err.toString().contains("no question speed; 'list' shows"), err::toString);
    assertEquals(2, run("report", "--system", "oracle"));
    assertTrue(err.toString().contains("no system oracle; 'list' shows"), err::toString);
    if (!Subject.POSTGRESQL.isThere()) {
      assertEquals(2, run("report", "--system", "postgresql"));
      assertTrue(err.toString().contains("BINDERY_POSTGRESQL must name"), err::toString);
    }
    assertEquals(2, run("report", "--rounds", 0));
    assertEquals(2, run("report", "--quick", "--full"));
  }

  @Test
  void folderThatCannotBeWrittenIsRefusedBeforeAnythingRuns() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(2, run("report", "--out", file.resolve("below")));
    assertTrue(err.toString().contains("cannot write to --out"), err::toString);
  }

  @Test
  void reportThatCannotBeReadIsAnErrorAndNotATrace() throws IOException {
    Path missing = folder.resolve("none.json");
    assertEquals(1, run("compare", missing, missing));
    assertEquals(
        "benchmarks: " + missing + ": there is no such file",
        err.toString().strip(),
        err::toString);
    assertEquals(1, run("readme", Files.writeString(folder.resolve("old.json"), "{}")));
    assertTrue(err.toString().contains("one of another version"), err::toString);
    assertEquals(2, run("compare", missing));
  }

  @Test
  void readmeOfAPartIsRefusedAndNothingIsWritten() throws IOException {
    Path readme = Files.writeString(folder.resolve(ReadmeCommand.README), "# Mine");
    Path part = folder.resolve("part.json");
    new Report("m", "j", "c", List.of(), List.of(), List.of(), List.of()).write(part);
    assertEquals(1, run("readme", part, "--module", folder));
    assertTrue(err.toString().contains("lacks begin-commit, floor"), err::toString);
    assertEquals("# Mine", Files.readString(readme));
  }

  @Test
  void optionsWithoutACommandAreThoseOfReport() {
    assertEquals(List.of("report"), List.of(Benchmarks.orReport()));
    assertEquals(List.of("report", "-prof", "gc"), List.of(Benchmarks.orReport("-prof", "gc")));
    assertEquals(List.of("--help"), List.of(Benchmarks.orReport("--help")));
    assertEquals(List.of("list"), List.of(Benchmarks.orReport("list")));
    assertEquals(2, run("report", "-prof", "stack"));
    assertTrue(err.toString().contains("-prof stack"), err::toString);
  }

  @Test
  void summaryThatCannotBeReadIsRefusedBeforeAnythingRuns() {
    assertEquals(1, run("report", "--check", folder.resolve("none"), "--out", folder));
    assertTrue(err.toString().contains("there is no such file"), err::toString);
  }

  @Test
  void listNamesEveryQuestion() {
    assertEquals(0, run("list"));
    Questions.all()
        .forEach(question -> assertTrue(out.toString().contains(question.id()), question.id()));
  }
}

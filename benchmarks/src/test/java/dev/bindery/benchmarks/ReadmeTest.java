package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's figures are those of the report beside it, and of all that can be measured. */
class ReadmeTest {
  private static final Path README = Path.of(ReadmeCommand.README);
  private static final Path REPORT = Path.of(Report.FILE);

  @Test
  void figuresAreThoseOfTheReport() throws IOException {
    String readme = Files.readString(README);
    assertEquals(
        new ReadmeFigures(Report.read(REPORT)).into(readme),
        readme,
        "stale: java -jar benchmarks/target/benchmarks.jar readme REPORT");
  }

  @Test
  void everyQuestionAndSystemIsInTheReport() throws IOException {
    assertEquals(List.of(), new ReadmeFigures(Report.read(REPORT)).missing());
  }

  @Test
  void aChangedFigureIsSeen() throws IOException {
    Report report = Report.read(REPORT);
    Report.Row first = report.rows().get(1);
    Report.Row changed =
        new Report.Row(first.question(), first.system(), 2 * first.opsPerSecond(), 0, 123.0, 0);
    List<Report.Row> rows = new ArrayList<>(report.rows());
    rows.set(1, changed);
    Report other = with(report, rows);
    String readme = Files.readString(README);
    assertTrue(!new ReadmeFigures(other).into(readme).equals(readme));
    rows.remove(1);
    Report less = with(report, rows);
    assertEquals(1, new ReadmeFigures(less).missing().size());
  }

  private static Report with(Report report, List<Report.Row> rows) {
    return new Report(
        report.machine(), report.jvm(), "x", rows, report.goals(), report.memory(), report.spec());
  }

  @Test
  void readmeWithoutAPlaceForFiguresIsRefused() {
    ReadmeFigures figures =
        new ReadmeFigures(new Report("m", "j", "c", List.of(), List.of(), List.of(), List.of()));
    assertThrows(IOException.class, () -> figures.into("# Benchmarks"));
  }
}

package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bindery.benchmarks.system.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private final Measurements measurements = new Measurements();

  /** In the second round the machine was ten times slower, for both. */
  @Test
  void ratioIsMadeWithinARound() {
    measurements.add("hand-over", Subject.FLOOR, 1, 5e6, 0);
    measurements.add("hand-over", Subject.ENGINE, 1, 2e6, 48);
    measurements.add("hand-over", Subject.FLOOR, 2, 5e5, 0);
    measurements.add("hand-over", Subject.ENGINE, 2, 2e5, 48);
    measurements.add("hand-over", Subject.ENGINE, 3, 1, 48);
    List<Report.Row> rows = measurements.rows();
    assertEquals(List.of("floor", "engine"), rows.stream().map(Report.Row::system).toList());
    assertEquals(2.5, rows.get(1).ratioToFloor());
    assertEquals(2e5, rows.get(1).opsPerSecond());
    assertEquals(48, rows.get(1).bytesPerOp());
  }

  @Test
  void withoutTheFloorThereIsNoRatio() {
    measurements.add("hand-over", Subject.ENGINE, 1, 2e6, 48);
    assertNull(measurements.rows().get(0).ratioToFloor());
  }

  @Test
  void rowsAreInTheOrderOfTheQuestions() {
    measurements.add("hand-over", Subject.ENGINE, 1, 1, 1);
    measurements.add("begin-commit", Subject.ENGINE, 1, 1, 1);
    assertEquals(
        List.of("begin-commit", "hand-over"),
        measurements.rows().stream().map(Report.Row::question).toList());
  }
}

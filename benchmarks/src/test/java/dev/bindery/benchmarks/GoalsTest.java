package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
  @Test
  void timesTheFloorIsMetUpToThree() {
    assertEquals(
        List.of(new Report.Goal("hand-over: times the floor's time, at most", 3, 3, true)),
        Goals.of(List.of(row("hand-over", "floor", 9, 1), row("hand-over", "engine", 3, 3))));
    assertEquals(
        List.of(new Report.Goal("hand-over: times the floor's time, at most", 3, 3.1, false)),
        Goals.of(List.of(row("hand-over", "engine", 3, 3.1))));
  }

  @Test
  void nothingMayBeAllocatedForASavepoint() {
    assertEquals(
        List.of(new Report.Goal("savepoint: bytes allocated, at most", 0.5, 8, false)),
        Goals.of(List.of(new Report.Row("savepoint", "engine", 1, 0, null, 8))));
  }

  @Test
  void theBestPeerIsTheFastest() {
    assertEquals(
        List.of(
            new Report.Goal(
                "two-parties: times the throughput of the best peer, b, at least", 4, 3, false)),
        Goals.of(
            List.of(
                row("two-parties", "engine", 30, 2),
                row("two-parties", "a", 1, 60),
                row("two-parties", "b", 10, 6))));
  }

  @Test
  void growthIsTheLargestSizeBesideTheSmallest() {
    assertEquals(
        List.of(new Report.Goal("members/64: times the time of members/2, at most", 1.5, 2, false)),
        Goals.of(
            List.of(
                row("members/2", "engine", 8, 1),
                row("members/8", "engine", 1, 1),
                row("members/64", "engine", 4, 1))));
  }

  private static Report.Row row(String question, String system, double perSecond, double ratio) {
    return new Report.Row(question, system, perSecond, 0, ratio, 0);
  }
}

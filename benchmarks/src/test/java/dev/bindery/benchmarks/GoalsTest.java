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
        List.of(
            new Report.Goal(
                "sessions/100000: times the time of sessions/10, at most", 1.5, 2, false)),
        Goals.of(
            List.of(
                row("sessions/1", "engine", 100, 1),
                row("sessions/10", "engine", 8, 1),
                row("sessions/1000", "engine", 1, 1),
                row("sessions/100000", "engine", 4, 1))));
  }

  @Test
  void twoThreadsAreMeasuredByOne() {
    assertEquals(
        List.of(
            new Report.Goal(
                "threads/2: times the throughput of threads/1, at least", 1.6, 2, true)),
        Goals.of(List.of(row("threads/1", "engine", 5, 1), row("threads/2", "engine", 10, 1))));
  }

  @Test
  void cycleOfAHundredHasAMillisecond() {
    assertEquals(
        List.of(
            new Report.Goal(
                "deadlock/100: milliseconds, with all of its transactions, at most", 1, 2, false)),
        Goals.of(List.of(row("deadlock/100", "engine", 500, 1))));
  }

  /** Its savepoint is a number, so as much is enough; of others four times as much is asked. */
  @Test
  void storeOfH2IsEqualledInSavepointsOnly() {
    assertEquals(List.of(1.0), leastTimes("savepoint", "h2-store"));
    assertEquals(List.of(4.0), leastTimes("savepoint", "hsqldb"));
    assertEquals(List.of(4.0), leastTimes("begin-commit", "h2-store"));
  }

  private static List<Double> leastTimes(String question, String peer) {
    return Goals.of(List.of(row(question, "engine", 2, 1), row(question, peer, 1, 1))).stream()
        .filter(goal -> goal.name().contains(peer))
        .map(Report.Goal::goal)
        .toList();
  }

  private static Report.Row row(String question, String system, double perSecond, double ratio) {
    return new Report.Row(question, system, perSecond, 0, ratio, 0);
  }
}

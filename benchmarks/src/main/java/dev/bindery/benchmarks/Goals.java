package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What is aimed at, and whether the rows of a report reach it. */
final class Goals {
  /** Times the floor's time. */
  private static final double MOST_TIMES_FLOOR = 3;

  private static final Set<String> NEAR_THE_FLOOR =
      Set.of("begin-commit", "three-nested", "write-commit", "write-ten-commit", "hand-over");

  /** Nothing is allocated; the profiler's own figure has a remainder. */
  private static final double NOTHING_BYTES = 0.5;

  private static final Set<String> ALLOCATE_NOTHING = Set.of("savepoint");

  /** Times the throughput of the best peer. */
  private static final double LEAST_TIMES_PEER = 4;

  /** Where the best peer does as little as the engine. */
  private static final double LEAST_TIMES_EQUAL_PEER = 1;

  private static final Set<String> EQUAL_PEER = Set.of("savepoint", "three-nested");

  private Goals() {}

  /** The goals that these rows can answer, in the order of the questions. */
  static List<Report.Goal> of(List<Report.Row> rows) {
    List<Report.Goal> goals = new ArrayList<>();
    Questions.all()
        .forEach(
            question ->
                rows.stream()
                    .filter(row -> row.question().equals(question.id()))
                    .filter(row -> row.system().equals(Subject.ENGINE.id()))
                    .forEach(engine -> add(goals, engine, rows)));
    return goals;
  }

  private static void add(List<Report.Goal> goals, Report.Row engine, List<Report.Row> rows) {
    String question = engine.question();
    Double ratio = engine.ratioToFloor();
    if (NEAR_THE_FLOOR.contains(question) && ratio != null) {
      goals.add(Report.Goal.atMost(question + ": times the floor's time", MOST_TIMES_FLOOR, ratio));
    }
    if (ALLOCATE_NOTHING.contains(question)) {
      goals.add(
          Report.Goal.atMost(question + ": bytes allocated", NOTHING_BYTES, engine.bytesPerOp()));
    }
    rows.stream()
        .filter(row -> row.question().equals(question) && isPeer(row))
        .max(Comparator.comparingDouble(Report.Row::opsPerSecond))
        .ifPresent(
            best ->
                goals.add(
                    Report.Goal.atLeast(
                        question + ": times the throughput of the best peer, " + best.system(),
                        EQUAL_PEER.contains(question) ? LEAST_TIMES_EQUAL_PEER : LEAST_TIMES_PEER,
                        engine.opsPerSecond() / best.opsPerSecond())));
  }

  private static boolean isPeer(Report.Row row) {
    return !row.system().equals(Subject.ENGINE.id()) && !row.system().equals(Subject.FLOOR.id());
  }
}

package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** How many times the smallest size's time the largest takes. */
  private static final double MOST_GROWTH = 1.5;

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
    addGrowth(goals, rows);
    return goals;
  }

  /** Of each series, the largest size beside the smallest. */
  private static void addGrowth(List<Report.Goal> goals, List<Report.Row> rows) {
    Map<String, List<Report.Row>> series = new LinkedHashMap<>();
    for (Question<?> question : Questions.all()) {
      if (question instanceof Growth growth) {
        rows.stream()
            .filter(row -> row.question().equals(growth.id()))
            .filter(row -> row.system().equals(Subject.ENGINE.id()))
            .forEach(
                row -> series.computeIfAbsent(growth.series(), any -> new ArrayList<>()).add(row));
      }
    }
    series.values().stream()
        .filter(sizes -> sizes.size() > 1)
        .forEach(
            sizes -> {
              Report.Row least = sizes.get(0);
              Report.Row most = sizes.get(sizes.size() - 1);
              goals.add(
                  Report.Goal.atMost(
                      most.question() + ": times the time of " + least.question(),
                      MOST_GROWTH,
                      least.opsPerSecond() / most.opsPerSecond()));
            });
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

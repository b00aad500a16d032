package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final Map<String, Double> MOST_BYTES =
      Map.of("savepoint", NOTHING_BYTES, "depth/1", NOTHING_BYTES, "write-commit", 300.0);

  /** Times the throughput of the best peer. */
  private static final double LEAST_TIMES_PEER = 4;

  /** Where H2's store does as little as the engine: its savepoint is a number. */
  private static final double LEAST_TIMES_STORE = 1;

  private static final Set<String> EQUAL_STORE = Set.of("savepoint", "three-nested");

  /** How many times the time of the one the other may take. */
  private static final double MOST_GROWTH = 1.5;

  /** Of a series the size whose time the time of the largest is compared with. */
  private static final Map<String, Integer> GROWS_FROM =
      Map.of("members", 1, "depth", 1, "sessions", 10, "locks", 1);

  private static final double LEAST_BY_TWO_THREADS = 1.6;
  private static final String ONE_THREAD = "threads/1";
  private static final String TWO_THREADS = "threads/2";

  private static final double MOST_MS_OF_CYCLE = 1;
  private static final String CYCLE = "deadlock/100";
  private static final double MILLISECONDS = 1e3;

  private final List<Report.Row> rows;
  private final List<Report.Goal> goals = new ArrayList<>();

  private Goals(List<Report.Row> rows) {
    this.rows = rows;
  }

  /** The goals that these rows can answer. */
  static List<Report.Goal> of(List<Report.Row> rows) {
    Goals goals = new Goals(rows);
    Questions.all().stream().map(Question::id).forEach(goals::addOfQuestion);
    GROWS_FROM.keySet().stream().sorted().forEach(goals::addGrowth);
    goals.addThreads();
    goals.addCycle();
    return goals.goals;
  }

  private List<Report.Row> engine(String question) {
    return rows.stream()
        .filter(row -> row.question().equals(question))
        .filter(row -> row.system().equals(Subject.ENGINE.id()))
        .toList();
  }

  private void addOfQuestion(String question) {
    for (Report.Row engine : engine(question)) {
      Double ratio = engine.ratioToFloor();
      if (NEAR_THE_FLOOR.contains(question) && ratio != null) {
        goals.add(
            Report.Goal.atMost(question + ": times the floor's time", MOST_TIMES_FLOOR, ratio));
      }
      Double most = MOST_BYTES.get(question);
      if (most != null) {
        goals.add(Report.Goal.atMost(question + ": bytes allocated", most, engine.bytesPerOp()));
      }
      addPeer(engine);
    }
  }

  private void addPeer(Report.Row engine) {
    String question = engine.question();
    rows.stream()
        .filter(row -> row.question().equals(question) && isPeer(row))
        .max(Comparator.comparingDouble(Report.Row::opsPerSecond))
        .ifPresent(
            best ->
                goals.add(
                    Report.Goal.atLeast(
                        question + ": times the throughput of the best peer, " + best.system(),
                        leastTimes(question, best),
                        engine.opsPerSecond() / best.opsPerSecond())));
  }

  private static double leastTimes(String question, Report.Row best) {
    return EQUAL_STORE.contains(question) && best.system().equals(Subject.H2_STORE.id())
        ? LEAST_TIMES_STORE
        : LEAST_TIMES_PEER;
  }

  private static boolean isPeer(Report.Row row) {
    return !row.system().equals(Subject.ENGINE.id()) && !row.system().equals(Subject.FLOOR.id());
  }

  /** Of each series, the largest size that was measured. */
  private void addGrowth(String series) {
    List<Report.Row> sizes = new ArrayList<>();
    for (Question<?> question : Questions.all()) {
      if (question instanceof Growth<?> growth
          && growth.series().equals(series)
          && growth.size >= GROWS_FROM.getOrDefault(series, 1)) {
        sizes.addAll(engine(growth.id()));
      }
    }
    if (sizes.size() > 1) {
      Report.Row least = sizes.get(0);
      Report.Row most = sizes.get(sizes.size() - 1);
      goals.add(
          Report.Goal.atMost(
              most.question() + ": times the time of " + least.question(),
              MOST_GROWTH,
              least.opsPerSecond() / most.opsPerSecond()));
    }
  }

  private void addThreads() {
    for (Report.Row one : engine(ONE_THREAD)) {
      for (Report.Row two : engine(TWO_THREADS)) {
        goals.add(
            Report.Goal.atLeast(
                TWO_THREADS + ": times the throughput of " + ONE_THREAD,
                LEAST_BY_TWO_THREADS,
                two.opsPerSecond() / one.opsPerSecond()));
      }
    }
  }

  /** Found, and all that is needed for there to be one. */
  private void addCycle() {
    for (Report.Row cycle : engine(CYCLE)) {
      goals.add(
          Report.Goal.atMost(
              CYCLE + ": milliseconds, with all of its transactions",
              MOST_MS_OF_CYCLE,
              MILLISECONDS / cycle.opsPerSecond()));
    }
  }
}

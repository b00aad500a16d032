package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured, round by round, and the rows made of it: medians over all iterations of all
 * rounds, so that one bad moment of a shared machine does not count. JMH's own table has neither
 * medians nor ratios.
 */
final class Measurements {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** By question and system; per round, in which all systems are measured one after the other. */
  private final Map<String, Map<Subject, Map<Integer, Samples>>> samples = new TreeMap<>();

  private final Map<String, Map<Subject, RunResult>> runs = new TreeMap<>();

  /** Raw figures of one round. */
  private record Samples(List<Double> perSecond, List<Double> bytes) {
    Samples() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Adds every iteration of a run. */
  void add(String question, Subject system, int round, RunResult result) {
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        Result<?> bytes = iteration.getSecondaryResults().get(BYTES);
        if (bytes == null) {
          throw new IllegalStateException("JMH's gc profiler gave no " + BYTES);
        }
        double perSecond = iteration.getPrimaryResult().getScore();
        add(question, system, round, perSecond, bytes.getScore());
      }
    }
    runs.computeIfAbsent(question, any -> new EnumMap<>(Subject.class))
        .merge(system, result, Measurements::merged);
  }

  private static RunResult merged(RunResult earlier, RunResult later) {
    List<BenchmarkResult> forks = new ArrayList<>(earlier.getBenchmarkResults());
    forks.addAll(later.getBenchmarkResults());
    return new RunResult(earlier.getParams(), forks);
  }

  /** Adds one iteration: operations per second, and bytes per operation. */
  void add(String question, Subject system, int round, double perSecond, double bytes) {
    Samples of =
        samples
            .computeIfAbsent(question, any -> new EnumMap<>(Subject.class))
            .computeIfAbsent(system, any -> new TreeMap<>())
            .computeIfAbsent(round, any -> new Samples());
    of.perSecond().add(perSecond);
    of.bytes().add(bytes);
  }

  /** JMH's own results: one for each question and system, with a fork for each round. */
  List<RunResult> jmhResults() {
    return runs.values().stream().flatMap(bySystem -> bySystem.values().stream()).toList();
  }

  /** One row for each question and system that was measured, in the order of both. */
  List<Report.Row> rows() {
    return Questions.all().stream()
        .map(Question::id)
        .flatMap(question -> rows(question, samples.getOrDefault(question, Map.of())))
        .toList();
  }

  private static Stream<Report.Row> rows(
      String question, Map<Subject, Map<Integer, Samples>> bySystem) {
    Map<Integer, Samples> floor = bySystem.get(Subject.FLOOR);
    return bySystem.entrySet().stream()
        .map(
            entry -> {
              Samples all = joined(entry.getValue());
              return new Report.Row(
                  question,
                  entry.getKey().id(),
                  Statistics.median(all.perSecond()),
                  Statistics.error(all.perSecond()),
                  floor == null ? null : ratio(floor, entry.getValue()),
                  Statistics.median(all.bytes()));
            });
  }

  private static Samples joined(Map<Integer, Samples> rounds) {
    Samples all = new Samples();
    rounds.values().forEach(round -> all.perSecond().addAll(round.perSecond()));
    rounds.values().forEach(round -> all.bytes().addAll(round.bytes()));
    return all;
  }

  /**
   * How many times the floor's time the system takes: the median of the rounds' own ratios, since
   * what is measured in the same round saw the same machine.
   */
  private static @Nullable Double ratio(Map<Integer, Samples> floor, Map<Integer, Samples> system) {
    List<Double> ratios =
        system.entrySet().stream()
            .filter(round -> floor.containsKey(round.getKey()))
            .map(
                round ->
                    Statistics.median(Objects.requireNonNull(floor.get(round.getKey())).perSecond())
                        / Statistics.median(round.getValue().perSecond()))
            .toList();
    return ratios.isEmpty() ? null : Statistics.median(ratios);
  }
}

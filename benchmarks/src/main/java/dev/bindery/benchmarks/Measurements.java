package dev.bindery.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured, iteration by iteration, and the table of medians made of it. JMH's own table
 * has neither medians nor ratios.
 */
final class Measurements {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final double MILLION = 1e6;

  private final Map<String, Map<SharedTransaction.Side, Samples>> samples = new TreeMap<>();

  /** Raw figures of one operation on one side. */
  private record Samples(List<Double> perSecond, List<Double> bytes) {}

  /** Adds every iteration of a run. */
  void add(Collection<RunResult> results) {
    for (RunResult result : results) {
      String operation = operation(result.getParams().getBenchmark());
      SharedTransaction.Side side =
          SharedTransaction.Side.valueOf(result.getParams().getParam("side"));
      result.getBenchmarkResults().stream()
          .flatMap(fork -> fork.getIterationResults().stream())
          .forEach(iteration -> add(operation, side, iteration));
    }
  }

  private void add(String operation, SharedTransaction.Side side, IterationResult iteration) {
    Result<?> bytes = iteration.getSecondaryResults().get(BYTES);
    if (bytes == null) {
      throw new IllegalStateException("JMH's gc profiler gave no " + BYTES);
    }
    add(operation, side, iteration.getPrimaryResult().getScore(), bytes.getScore());
  }

  /** Adds one iteration: operations per second, and bytes per operation. */
  void add(String operation, SharedTransaction.Side side, double perSecond, double bytes) {
    Samples of =
        samples
            .computeIfAbsent(operation, any -> new TreeMap<>())
            .computeIfAbsent(side, any -> new Samples(new ArrayList<>(), new ArrayList<>()));
    of.perSecond().add(perSecond);
    of.bytes().add(bytes);
  }

  /** One row an operation; a side that was not measured is left out. */
  String table() {
    StringBuilder table = new StringBuilder();
    line(table, "", "million/s", "million/s", "times", "bytes/op", "bytes/op");
    line(table, "medians", "engine", "floor", "the floor", "engine", "floor");
    samples.forEach(
        (operation, sides) -> {
          double engine = perSecond(sides.get(SharedTransaction.Side.ENGINE));
          double floor = perSecond(sides.get(SharedTransaction.Side.FLOOR));
          line(
              table,
              operation,
              number(engine / MILLION, 2),
              number(floor / MILLION, 2),
              number(floor / engine, 2),
              number(bytes(sides.get(SharedTransaction.Side.ENGINE)), 1),
              number(bytes(sides.get(SharedTransaction.Side.FLOOR)), 1));
        });
    return table.toString();
  }

  private static double perSecond(@Nullable Samples of) {
    return of == null ? Double.NaN : median(of.perSecond());
  }

  private static double bytes(@Nullable Samples of) {
    return of == null ? Double.NaN : median(of.bytes());
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static void line(StringBuilder table, Object... cells) {
    table.append(String.format(Locale.ROOT, "%-16s %10s %10s %10s %10s %10s%n", cells));
  }

  private static String operation(String benchmark) {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }
}

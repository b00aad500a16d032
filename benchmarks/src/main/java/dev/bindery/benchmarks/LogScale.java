package dev.bindery.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A logarithmic axis.
 *
 * @param least the value at its beginning, above 0
 * @param most the value at its end, above the least
 * @param from where it begins, in pixels
 * @param to where it ends, in pixels; may be before the beginning
 */
record LogScale(double least, double most, double from, double to) implements Scale {
  /** How far the axis goes on beyond the values, in times. */
  private static final double MARGIN = 1.3;

  /** An axis for these values. */
  static LogScale of(List<Double> values, double from, double to) {
    double least = values.stream().mapToDouble(v -> v).min().orElse(1);
    double most = values.stream().mapToDouble(v -> v).max().orElse(1);
    return new LogScale(least / MARGIN, most * MARGIN, from, to);
  }

  /** Where a value is, in pixels; what lies beyond an end is at that end. */
  @Override
  public double at(double value) {
    double kept = Math.max(least, Math.min(most, value));
    return from + (to - from) * Math.log(kept / least) / Math.log(most / least);
  }

  /** The powers of ten on it. */
  @Override
  public List<Double> ticks() {
    int first = (int) Math.ceil(Math.log10(least));
    int last = (int) Math.floor(Math.log10(most));
    return IntStream.rangeClosed(first, last).mapToObj(power -> Math.pow(10, power)).toList();
  }
}

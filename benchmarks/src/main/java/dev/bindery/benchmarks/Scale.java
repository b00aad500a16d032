package dev.bindery.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** An axis: where a value is in a picture. */
interface Scale {
  double at(double value);

  /** The values at which a line is drawn. */
  List<Double> ticks();

  /** Of sizes: logarithmic, or, as 0 is on no such axis, of percentages from 0 to 100. */
  static Scale ofSizes(List<Double> sizes, double from, double to) {
    return sizes.contains(0.0) ? new Percent(from, to) : LogScale.of(sizes, from, to);
  }

  /** From 0 to 100, every part as long as the other. */
  record Percent(double from, double to) implements Scale {
    private static final int ALL = 100;
    private static final int STEPS = 4;

    @Override
    public double at(double value) {
      return from + (to - from) * value / ALL;
    }

    @Override
    public List<Double> ticks() {
      return IntStream.rangeClosed(0, STEPS).mapToObj(i -> (double) i * ALL / STEPS).toList();
    }
  }
}

package dev.bindery.benchmarks;

import java.util.List;

/** Medians, and how far they can be trusted. Both say nothing about the shape of the noise. */
final class Statistics {
  private static final double CONFIDENCE = 0.99;

  private Statistics() {}

  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * Half the width of the confidence interval of the median, of 99 % or, with fewer than eight
   * values, of all that they can give: their whole range. The interval lies between two of the
   * sorted values: how many of them are below the true median is binomial.
   */
  static double error(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    int cut = 0;
    double outside = 2 * Math.pow(0.5, count);
    double term = Math.pow(0.5, count);
    while (cut + 1 < count - cut - 1) {
      term = term * (count - cut) / (cut + 1);
      outside += 2 * term;
      if (outside > 1 - CONFIDENCE) {
        break;
      }
      cut++;
    }
    return (sorted.get(count - 1 - cut) - sorted.get(cut)) / 2;
  }
}

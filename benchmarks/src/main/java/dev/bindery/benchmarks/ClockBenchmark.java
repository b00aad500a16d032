package dev.bindery.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** The cost of reading the clock: what every other figure has to be compared with. */
public class ClockBenchmark {
  /** One reading of the monotonic clock. */
  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }
}

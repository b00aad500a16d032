package dev.bindery.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures, and keeps what it has: the files are written anew after every measurement, so an
 * interrupted run loses one at most.
 */
final class BenchmarkRun {
  static final String JMH_FILE = "jmh.json";
  static final String PAGE_FILE = "report.html";

  private final List<Fork> forks;
  private final Plan plan;
  private final Path folder;
  private final Measurements measurements = new Measurements();
  private final List<String> failures = new ArrayList<>();
  private final List<Report.Memory> memory;
  private final List<Report.Spec> spec;
  private final String machine = Surroundings.machine();
  private final String jvm = Surroundings.jvm();
  private final String commit = Surroundings.commit();

  /**
   * Prepares a run.
   *
   * @param memory what was found of it before
   * @param spec the same
   */
  BenchmarkRun(
      List<Fork> forks,
      Plan plan,
      Path folder,
      List<Report.Memory> memory,
      List<Report.Spec> spec) {
    this.forks = forks;
    this.plan = plan;
    this.folder = folder;
    this.memory = memory;
    this.spec = spec;
  }

  /** What could not be measured, and why. */
  List<String> failures() {
    return failures;
  }

  /** About how long it takes, in seconds. */
  static long seconds(List<Fork> forks, Plan plan) {
    return (long) forks.size() * plan.rounds() * plan.forkMs() / 1000;
  }

  Report run() throws IOException {
    write(report());
    try (Progress progress = Progress.of((long) forks.size() * plan.rounds())) {
      for (int round = 1; round <= plan.rounds(); round++) {
        for (Fork fork : forks) {
          progress.next("round " + round + " of " + plan.rounds() + ": " + fork);
          measure(fork, round);
          write(report());
        }
      }
    }
    return report();
  }

  private void measure(Fork fork, int round) {
    try {
      new Runner(plan.options(fork))
          .run()
          .forEach(result -> measurements.add(fork.question().id(), fork.system(), round, result));
    } catch (RunnerException e) {
      failures.add(fork + ": " + reason(e));
    }
  }

  /** What the measured process said, if it said anything. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause != null && cause.getSuppressed().length > 0) {
      return String.valueOf(cause.getSuppressed()[0].getMessage());
    }
    return String.valueOf(cause == null ? thrown.getMessage() : cause.getMessage());
  }

  private Report report() {
    List<Report.Row> rows = measurements.rows();
    return new Report(machine, jvm, commit, rows, Goals.of(rows), memory, spec);
  }

  private void write(Report report) throws IOException {
    report.write(folder.resolve(Report.FILE));
    Files.writeString(folder.resolve(PAGE_FILE), Page.of(report));
    try (PrintStream jmh =
        new PrintStream(
            Files.newOutputStream(folder.resolve(JMH_FILE)), false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, jmh)
          .writeOut(measurements.jmhResults());
      if (jmh.checkError()) {
        throw new IOException("cannot write " + folder.resolve(JMH_FILE));
      }
    }
  }
}

package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long a run measures.
 *
 * @param everySize whether growth is measured at every size; else at two of each series
 * @param rounds in each, every question is put to every system, one process after the other
 * @param propertiesMs how long the steps of each generated property are counted
 */
record Plan(
    boolean everySize,
    int rounds,
    int warmups,
    int warmupMs,
    int iterations,
    int iterationMs,
    int propertiesMs) {
  static final Plan QUICK = new Plan(false, 1, 4, 125, 5, 50, 2_000);
  static final Plan FULL = new Plan(true, 4, 4, 400, 5, 260, 10_000);

  /** What starting a process and opening a system takes, about. */
  private static final int START_MS = 800;

  /**
   * A collector with threads of its own would compete with what is measured. A card that is marked
   * is not marked again: else two threads fight for the cache line of the marks, whatever they run.
   */
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:+UseCondCardMark", "-Xms1g", "-Xmx2g");

  Plan withRounds(int wanted) {
    return new Plan(everySize, wanted, warmups, warmupMs, iterations, iterationMs, propertiesMs);
  }

  /** About how long one process takes, in milliseconds. */
  int forkMs() {
    return START_MS + warmups * warmupMs + iterations * iterationMs;
  }

  /** JMH's options for one process. */
  Options options(Fork fork) {
    var options =
        new OptionsBuilder()
            .include("^" + fork.benchmark().replace(".", "\\.") + "$")
            .param("system", fork.system().name())
            .forks(1)
            .jvmArgsPrepend(JVM.toArray(String[]::new))
            .threads(fork.question().threads())
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .warmupIterations(warmups)
            .warmupTime(TimeValue.milliseconds(warmupMs))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(iterationMs));
    if (fork.question() instanceof Growth<?> growth) {
      options.param("size", Integer.toString(growth.size));
    }
    return options.build();
  }
}

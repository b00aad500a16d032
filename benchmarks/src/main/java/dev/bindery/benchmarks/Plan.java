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
 * @param rounds in each, every question is put to every system, one process after the other
 */
record Plan(int rounds, int warmups, int warmupMs, int iterations, int iterationMs) {
  static final Plan QUICK = new Plan(2, 4, 250, 4, 60);
  static final Plan FULL = new Plan(5, 5, 500, 5, 400);

  /** What starting a process and opening a system takes, about. */
  private static final int START_MS = 600;

  /** One thread is measured: a collector with threads of its own would compete with it. */
  private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx2g");

  Plan withRounds(int wanted) {
    return new Plan(wanted, warmups, warmupMs, iterations, iterationMs);
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
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .warmupIterations(warmups)
            .warmupTime(TimeValue.milliseconds(warmupMs))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(iterationMs));
    if (fork.question() instanceof Growth growth) {
      options.param("size", Integer.toString(growth.size));
    }
    return options.build();
  }
}

package dev.bindery.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures engine and floor in alternating processes and prints one table: operations per second,
 * their ratio, and bytes per operation. Medians over all iterations of all rounds, so that one bad
 * moment of a shared machine does not count.
 */
public final class Benchmarks {
  private static final int ROUNDS = 3;
  private static final int WARMUPS = 3;
  private static final int ITERATIONS = 5;
  private static final TimeValue WARMUP_TIME = TimeValue.milliseconds(500);
  private static final TimeValue ITERATION_TIME = TimeValue.milliseconds(400);
  private static final String ALL = SharedTransaction.class.getName() + ".";

  /** One thread is measured: a collector with threads of its own would compete with it. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final int BAD_USAGE = 2;
  private static final String HELP =
      """
      Measures the engine against its floor, in turns, and prints medians and ratios.
      Without options: about a minute. -f N is the number of rounds; the name of a
      benchmark (beginAndCommit, handOver) runs only that. JMH's own options:
      """;

  private Benchmarks() {}

  /** Exit code 0 when the table was printed, 1 when a benchmark failed, 2 for bad options. */
  public static void main(String[] arguments) throws Exception {
    try {
      CommandLineOptions given = new CommandLineOptions(arguments);
      if (given.shouldHelp()) {
        System.out.println(HELP);
        given.showHelp();
      } else if (given.shouldList()) {
        new Runner(given).list();
      } else {
        System.out.print(measure(given).table());
      }
    } catch (CommandLineOptionException e) {
      System.err.println("benchmarks: " + e.getMessage() + " (-h shows the options)");
      System.exit(BAD_USAGE);
    } catch (NoBenchmarksException e) {
      System.err.println("benchmarks: no benchmark has such a name (-l lists them)");
      System.exit(BAD_USAGE);
    } catch (RunnerException e) {
      System.err.println("benchmarks: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Measurements measure(CommandLineOptions given)
      throws RunnerException, CommandLineOptionException {
    int rounds = given.getForkCount().orElse(ROUNDS);
    if (rounds < 1) {
      throw new CommandLineOptionException("-f must be at least 1");
    }
    Measurements measurements = new Measurements();
    for (int round = 1; round <= rounds; round++) {
      for (SharedTransaction.Side side : SharedTransaction.Side.values()) {
        System.err.printf(
            "round %d of %d: %s%n", round, rounds, side.name().toLowerCase(Locale.ROOT));
        measurements.add(new Runner(options(given, side).build()).run());
      }
    }
    return measurements;
  }

  /** One process per benchmark of one side. What the command line says goes before our defaults. */
  private static ChainedOptionsBuilder options(
      CommandLineOptions given, SharedTransaction.Side side) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .param("side", side.name())
            .forks(1)
            .jvmArgsPrepend(COLLECTOR)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(given.verbosity().orElse(VerboseMode.SILENT))
            .warmupIterations(given.getWarmupIterations().orElse(WARMUPS))
            .warmupTime(given.getWarmupTime().orElse(WARMUP_TIME))
            .measurementIterations(given.getMeasurementIterations().orElse(ITERATIONS))
            .measurementTime(given.getMeasurementTime().orElse(ITERATION_TIME));
    Collection<String> includes = given.getIncludes();
    return includes.isEmpty() ? options.include(ALL) : options;
  }
}

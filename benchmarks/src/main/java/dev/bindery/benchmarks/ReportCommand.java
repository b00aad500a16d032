package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks report}: measures. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Benchmarks.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Puts every question to every system that can answer it, in rounds, and prints a table: the"
          + " median of operations per second, how far it can be trusted, how many times the"
          + " floor's time one operation takes, and the bytes that it allocates.",
      "",
      "The floor is the least code that does the same work. In each round the systems of one"
          + " question are measured one after the other, each in a process of its own, so that all"
          + " see the same machine: ratios are made within a round. On a shared machine trust the"
          + " bytes first, then the ratio, and the operations per second last.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  report                                   about five minutes",
      "  report --full --out target/full          about 40 minutes",
      "  report --question hand-over              one question, all systems",
      "  report --system engine --system h2-store those and the floor",
      "  compare target/full/report.json target/benchmarks/report.json",
      "",
      "Files in the folder of --out: report.json (rows and goals), jmh.json (JMH's own),"
          + " report.html (charts). They are written after every question: an interrupted run keeps"
          + " what it has."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was measured, whether or not the goals are met",
      "1:something could not be measured or written; the last lines say what",
      "2:wrong usage; nothing was measured"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @ArgGroup private @Nullable Length length;

  /** One of the two, or none. */
  private static final class Length {
    @Option(names = "--quick", description = "Two short rounds: about five minutes. The default.")
    private boolean quick;

    @Option(names = "--full", description = "Five long rounds: about 40 minutes.")
    private boolean full;

    Plan plan() {
      return full && !quick ? Plan.FULL : Plan.QUICK;
    }
  }

  @Option(
      names = "--question",
      paramLabel = "NAME",
      description = "Only this question. May be repeated; 'list' shows them.")
  private List<String> questions = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Only this system and the floor. May be repeated; 'list' shows them.")
  private List<String> systems = new ArrayList<>();

  @Option(names = "--rounds", paramLabel = "N", description = "Another number of rounds.")
  private @Nullable Integer rounds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files are written. Default: ${DEFAULT-VALUE}",
      defaultValue = "target/benchmarks")
  private Path folder = Path.of("target", "benchmarks");

  /** Called by picocli. */
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec().commandLine().getOut();
    PrintWriter err = spec().commandLine().getErr();
    List<Fork> forks = Fork.of(chosenQuestions(), chosenSystems());
    Plan plan = plan();
    makeWritable();
    err.printf(
        "%d measurements in %d rounds, about %d s.%n",
        forks.size() * plan.rounds(), plan.rounds(), BenchmarkRun.seconds(forks, plan));
    err.flush();
    BenchmarkRun run = new BenchmarkRun(forks, plan, folder);
    Report report = run.run();
    out.print(ReportText.of(report));
    out.printf(
        "%n%s, and charts in %s%n",
        folder.resolve(Report.FILE), folder.resolve(BenchmarkRun.PAGE_FILE));
    out.flush();
    run.failures().forEach(failure -> err.println("benchmarks: not measured: " + failure));
    return run.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Plan plan() {
    Plan plan = length == null ? Plan.QUICK : length.plan();
    if (rounds == null) {
      return plan;
    }
    if (rounds < 1) {
      throw usage("--rounds must be at least 1");
    }
    return plan.withRounds(rounds);
  }

  private List<Question<?>> chosenQuestions() {
    questions.stream()
        .filter(name -> Questions.named(name).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw usage("no question " + name + "; 'list' shows those that there are");
            });
    return Questions.all().stream()
        .filter(question -> questions.isEmpty() || questions.contains(question.id()))
        .toList();
  }

  private Set<Subject> chosenSystems() {
    if (systems.isEmpty()) {
      return EnumSet.allOf(Subject.class);
    }
    Set<Subject> chosen = EnumSet.of(Subject.FLOOR);
    for (String name : systems) {
      chosen.add(
          Subject.named(name)
              .orElseThrow(
                  () -> usage("no system " + name + "; 'list' shows those that there are")));
    }
    return chosen;
  }

  /** Before anything runs: minutes of work must not be lost for a folder that cannot be written. */
  private void makeWritable() {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw usage("cannot write to --out " + folder + ": " + e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    return command;
  }
}

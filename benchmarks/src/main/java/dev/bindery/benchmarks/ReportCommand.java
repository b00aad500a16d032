package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.EngineFootprint;
import dev.bindery.benchmarks.system.JdbcDatabase;
import dev.bindery.benchmarks.system.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
      "  report                                   about three minutes",
      "  report --full --out target/full          about 35 minutes",
      "  report --question hand-over              one question, all systems",
      "  report --system engine --system h2-store those and the floor",
      "  compare target/full/report.json target/benchmarks/report.json",
      "",
      "Files in the folder of --out: report.json (rows and goals), jmh.json (JMH's own),"
          + " report.html (charts). They are written after every measurement: an interrupted run keeps"
          + " what it has."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was measured, whether or not the goals are met",
      "1:something could not be measured or written; the last lines say what",
      "2:wrong usage; nothing was measured"
    })
final class ReportCommand implements Callable<Integer> {
  /** The parts of a run that are no questions; named as these are. */
  static final String MEMORY = "memory";

  static final String SPEC = "spec";

  /** As many as the goals speak of. */
  private static final int SESSIONS = 100_000;

  private static final int LOCKS_EACH = 10;

  /** Where bindery-check writes, if nothing else is said. */
  private static final Path SUMMARY = Path.of("target", "check", "summary.json");

  @Spec private @Nullable CommandSpec command;

  @ArgGroup private @Nullable Length length;

  /** One of the two, or none. */
  private static final class Length {
    @Option(
        names = "--quick",
        description = "One short round, of growth two sizes: about three minutes. The default.")
    private boolean quick;

    @Option(names = "--full", description = "Four long rounds: about 35 minutes.")
    private boolean full;

    Plan plan() {
      return full && !quick ? Plan.FULL : Plan.QUICK;
    }
  }

  @Option(
      names = "--question",
      paramLabel = "NAME",
      description =
          "Only this question. May be repeated; 'list' shows them. Also 'memory' and 'spec'.")
  private List<String> questions = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Only this system and the floor. May be repeated; 'list' shows them.")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "The summary.json of bindery-check, for what the specification costs. Default:"
              + " target/check/summary.json, if it is there.")
  private @Nullable Path summary;

  @Option(
      names = "-prof",
      paramLabel = "gc",
      description = "As JMH has it. The bytes are always measured, so this changes nothing.")
  private @Nullable String profiler;

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
    Plan plan = plan();
    List<Fork> forks =
        Fork.of(chosenQuestions(plan), chosenSystems(), Runtime.getRuntime().availableProcessors());
    makeWritable();
    List<Report.Spec> spec = new ArrayList<>(checked());
    err.printf(
        "%d measurements in %d rounds, about %d s.%n",
        forks.size() * plan.rounds(), plan.rounds(), BenchmarkRun.seconds(forks, plan));
    err.flush();
    if (asksFor(SPEC)) {
      spec.addAll(PropertySteps.measure(Duration.ofMillis(plan.propertiesMs())));
    }
    BenchmarkRun run =
        new BenchmarkRun(forks, plan, folder, asksFor(MEMORY) ? memory() : List.of(), spec);
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
    if (profiler != null && !profiler.equals("gc")) {
      throw usage(
          "-prof " + profiler + ": the table has gc only; the README says how plain JMH is run");
    }
    Plan plan = length == null ? Plan.QUICK : length.plan();
    if (rounds == null) {
      return plan;
    }
    if (rounds < 1) {
      throw usage("--rounds must be at least 1");
    }
    return plan.withRounds(rounds);
  }

  private boolean asksFor(String part) {
    return questions.isEmpty() ? systems.isEmpty() : questions.contains(part);
  }

  private static List<Report.Memory> memory() {
    EngineFootprint each = EngineFootprint.of(SESSIONS, LOCKS_EACH);
    return List.of(
        new Report.Memory(
            "of each of " + SESSIONS + " sessions, in a transaction", each.sessionBytes()),
        new Report.Memory(
            "of each of " + SESSIONS * LOCKS_EACH + " locks on rows", each.lockBytes()));
  }

  /** What bindery-check found: of the file that is named, or of the one that there is. */
  private List<Report.Spec> checked() throws IOException {
    if (summary != null) {
      return SpecCosts.read(summary);
    }
    return asksFor(SPEC) && Files.isRegularFile(SUMMARY) ? SpecCosts.read(SUMMARY) : List.of();
  }

  private List<Question<?>> chosenQuestions(Plan plan) {
    questions.stream()
        .filter(name -> Questions.named(name).isEmpty())
        .filter(name -> !Set.of(MEMORY, SPEC).contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw usage("no question " + name + "; 'list' shows those that there are");
            });
    if (questions.isEmpty()) {
      return plan.everySize() ? Questions.all() : Questions.few();
    }
    return Questions.all().stream().filter(question -> questions.contains(question.id())).toList();
  }

  private Set<Subject> chosenSystems() {
    if (systems.isEmpty()) {
      Set<Subject> all = EnumSet.allOf(Subject.class);
      all.removeIf(system -> !system.isThere());
      return all;
    }
    Set<Subject> chosen = EnumSet.of(Subject.FLOOR);
    systems.forEach(name -> chosen.add(chosenSystem(name)));
    return chosen;
  }

  private Subject chosenSystem(String name) {
    Subject system =
        Subject.named(name)
            .orElseThrow(() -> usage("no system " + name + "; 'list' shows those that there are"));
    if (!system.isThere()) {
      throw usage(
          name + " is not at hand: " + JdbcDatabase.POSTGRESQL + " must name a database of it");
    }
    return system;
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

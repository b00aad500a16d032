package dev.bindery.properties;

import dev.bindery.properties.corpus.CorpusException;
import dev.bindery.properties.explain.Explanation;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.Specs;
import dev.bindery.spec.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line {@code bindery-check}: is the spec as expected, and is the engine as the spec?
 */
@Command(
    name = "bindery-check",
    mixinStandardHelpOptions = true,
    versionProvider = BinderyCheck.Version.class,
    subcommands = CorpusCommand.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Checks the spec of bound sessions with TLC, and the engine against the spec.",
    synopsisHeading = "%n",
    descriptionHeading = "%n",
    description = {
      "Runs every model of the spec in TLC and compares the result and the exact counts with the "
          + "manifest. The models under broken/ must fail, each in its own way. The large ones, "
          + "which take long, run only by name.",
      "",
      "Then walks the engine over the complete graph of each model that is small enough: every "
          + "state, every operation with every argument, on a fresh engine. Its answer and its "
          + "state must be the spec's. A difference is shown with the shortest path to it.",
      ""
    },
    optionListHeading = "Options:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  bindery-check                        all of it, some minutes on two cores",
      "  bindery-check --list                 what there is to check",
      "  bindery-check --model BoundSmall     one model, and its walk",
      "  bindery-check --spec my/copy/spec    another copy of the spec",
      "  bindery-check --explain CommitAlone  a counterexample, step by step",
      "  bindery-check demo                   the five most instructive ones",
      "  bindery-check corpus export --model BoundPair pair.jsonl.gz",
      "  bindery-check --corpus pair.jsonl.gz every transition of a model, from a file",
      "  bindery-check --corpus pair.jsonl.gz --rules      a verdict for each rule",
      "  bindery-check --corpus pair.jsonl.gz --jdbc URL --user NAME --password --for 60s",
      "  bindery-check --log recorded.jsonl   what another system answered"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is as expected",
      "1:something is not, or could not be checked; the table and the lines above it say what",
      "2:wrong usage: an option, a path, a name of a model, or a file that is no whole corpus",
      "3:the time of --for was over before all was begun; what was checked is as expected"
    })
public final class BinderyCheck implements Callable<Integer> {
  static final int OUT_OF_TIME = 3;

  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/check",
      description =
          "Where summary.json is written, and index.html, which shows it in a browser. Default:"
              + " ${DEFAULT-VALUE} under the working directory.")
  private Path out = Path.of("target", "check");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Only this model, and its walk if it has one. May be repeated.")
  private List<String> names = List.of();

  @Option(
      names = "--spec",
      paramLabel = "DIR",
      description =
          "The folder of the spec, with its models.json. Default: the one inside the jar.")
  private @Nullable Path folder;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many models and walks run at once. Default: one for each processor.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "Begins nothing new after that time, as 60s or 5m. What was not begun is told; then the"
              + " exit code is 3, if all the rest is as expected.")
  private @Nullable Duration time;

  @Option(
      names = "--explain",
      paramLabel = "NAME",
      description =
          "Runs one model that must fail, and tells what TLC found: a row for each step, a column"
              + " for each session, and what changed. In T-SQL too where that has the words.")
  private @Nullable String explained;

  @Option(names = "--list", description = "Lists the models and ends.")
  private boolean list;

  @Mixin private CorpusOptions corpus = new CorpusOptions();

  private BinderyCheck() {}

  /** Ends the process with one of the exit codes that {@code --help} tells. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BinderyCheck())
        .setParameterExceptionHandler(
            (e, args) -> {
              PrintWriter err = e.getCommandLine().getErr();
              err.println("bindery-check: " + e.getMessage());
              err.println("Try 'bindery-check --help'.");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr()
                  .println("bindery-check: " + (e instanceof SpecException ? e.getMessage() : e));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path spec = specFolder();
    if (explained != null) {
      return explain(spec, chosen(manifest(spec), List.of(explained)).get(0));
    }
    if (corpus.isGiven()) {
      return corpus(spec);
    }
    if (workers < 1) {
      throw usage("--workers must be at least 1");
    }
    List<ModelManifest.Model> models = chosen(manifest(spec), names);
    PrintWriter output = commandLineSpec().commandLine().getOut();
    if (list) {
      (names.isEmpty() ? manifest(spec).models() : models)
          .forEach(
              model ->
                  output.printf("%-28s %-24s %s%n", model.name(), model.expected(), how(model)));
      output.flush();
      return CommandLine.ExitCode.OK;
    }
    makeWritable(out);
    Page page = Page.about(spec);
    CheckRun run = new CheckRun(spec, models, names.isEmpty(), workers, time);
    Summary summary;
    try (Progress progress = Progress.of(run.amount())) {
      summary = run.run(progress);
    }
    output.print(Table.of(summary));
    run.complaints().forEach(line -> output.printf("%n%s%n", line));
    output.printf(
        "%n%s; %d of %d pairs of operation and answer and %d of %d actions occurred; %s%n",
        summary.ok() ? "All is as expected" : "NOT as expected",
        summary.answers().seen(),
        summary.answers().pairs(),
        summary.actions().taken(),
        summary.actions().all(),
        out.resolve(Page.FILE));
    output.flush();
    summary.write(out);
    page.write(out, summary, run);
    List<String> notBegun = run.notBegun();
    if (!notBegun.isEmpty()) {
      output.printf(
          "Not begun within %d s: %d models: %s%n",
          time == null ? 0 : time.toSeconds(), notBegun.size(), abridged(notBegun));
      output.flush();
    }
    if (!summary.ok()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    return notBegun.isEmpty() ? CommandLine.ExitCode.OK : OUT_OF_TIME;
  }

  private static String how(ModelManifest.Model model) {
    return model.walk() ? "TLC, walk" : model.isLarge() ? "TLC, only by name" : "TLC";
  }

  private static String abridged(List<String> names) {
    int most = 8;
    return String.join(", ", names.subList(0, Math.min(most, names.size())))
        + (names.size() > most ? ", ..." : "");
  }

  private int explain(Path spec, ModelManifest.Model model) throws InterruptedException {
    if (model.expected().equals(Verdict.OK)) {
      throw usage(
          model.name() + " holds: there is nothing to explain; --list shows what must fail");
    }
    new Explanation(spec, commandLineSpec().commandLine().getOut()).explain(model);
    return CommandLine.ExitCode.OK;
  }

  private int corpus(Path spec) throws InterruptedException, IOException {
    try {
      return corpus.run(spec, time, commandLineSpec().commandLine().getOut());
    } catch (IllegalArgumentException | CorpusException e) {
      throw usage(e.getMessage());
    }
  }

  /** The five most instructive counterexamples and witnesses. */
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description =
          "Tells five behaviours that surprise people, found by TLC as you wait: two minutes of"
              + " reading.")
  int demo() throws InterruptedException {
    new Explanation(specFolder(), commandLineSpec().commandLine().getOut()).demo();
    return CommandLine.ExitCode.OK;
  }

  private Path specFolder() {
    try {
      return folder == null ? Specs.folder() : folder;
    } catch (SpecException e) {
      throw usage(e.getMessage());
    }
  }

  private ModelManifest manifest(Path spec) {
    try {
      return ModelManifest.read(spec);
    } catch (SpecException e) {
      throw usage(e.getMessage());
    }
  }

  private List<ModelManifest.Model> chosen(ModelManifest manifest, List<String> wanted) {
    Set<String> unknown = new LinkedHashSet<>(wanted);
    manifest.models().forEach(model -> unknown.remove(model.name()));
    if (!unknown.isEmpty()) {
      throw usage("no model " + String.join(", ", unknown) + "; --list shows those that there are");
    }
    return manifest.models().stream()
        .filter(model -> wanted.isEmpty() ? !model.isLarge() : wanted.contains(model.name()))
        .toList();
  }

  /** Before anything runs: minutes of work must not be lost for a folder that cannot be written. */
  private void makeWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "summary", ".tmp"));
    } catch (IOException e) {
      throw usage("cannot write to --out " + folder.toAbsolutePath() + ": " + e);
    }
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(commandLineSpec().commandLine(), String.valueOf(message));
  }

  private CommandSpec commandLineSpec() {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    return command;
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = BinderyCheck.class.getPackage().getImplementationVersion();
      return new String[] {"bindery-check " + (version == null ? "(not from a jar)" : version)};
    }
  }
}

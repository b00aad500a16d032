package dev.bindery.spec.tree;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.tree.Mutants.Planted;
import dev.bindery.spec.tree.MutationResults.Mutant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that plants faults in the modules and tells what kills each. */
@Command(
    name = "Mutation",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Plants faults in the modules of the spec, one at a time, and runs the models.",
    description = {
      "",
      "A fault is a dropped conjunct, update or case of a ladder, two answers that are swapped, or a "
          + "comparison that is shifted by one. It is killed when a formula is violated in a model "
          + "that must hold, or at least its counts are not those of the manifest any more. "
          + "A complete run writes mutation.json; one that was interrupted goes on where it was.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every fault was killed, or is listed in equivalents.json with the reason",
      "1:one survived, or one that is listed was killed or cannot be planted any more",
      "2:wrong usage"
    })
public final class Mutation implements Callable<Integer> {
  /** Where faults are planted, in the order of reading. */
  static final List<String> MODULES =
      List.of(
          "Transactions",
          "OneSession",
          "BoundSessions",
          "IssuedTokens",
          "LockModes",
          "LockQueues",
          "LockSpaces",
          "KeyRanges",
          "Sql7Sessions",
          "AtomicCommit",
          "DistributedSessions");

  @Spec private @Nullable CommandSpec command;

  @Parameters(paramLabel = "FOLDER", description = "The folder of the spec.")
  private Path folder = Path.of("");

  @Option(
      names = "--cap",
      paramLabel = "N",
      defaultValue = "3",
      description = "At most so many of a kind in a module, drawn by the seed: ${DEFAULT-VALUE}.")
  private int cap = 3;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only so many in all, drawn by the seed. Writes nothing.")
  private @Nullable Integer sample;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What is drawn is drawn by this: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description = "Only in this module; may be repeated. Writes nothing.")
  private List<String> modules = List.of();

  @Option(
      names = "--fault",
      paramLabel = "TEXT",
      description = "Only those with this text in what --list tells. Writes nothing.")
  private String text = "";

  @Option(names = "--list", description = "Lists the faults and ends.")
  private boolean list;

  private Mutation() {}

  /** Ends the process with one of the exit codes that {@code --help} tells. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Mutation())
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr()
                  .println("Mutation: " + (e instanceof SpecException ? e.getMessage() : e));
              return e instanceof SpecException
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!MODULES.containsAll(modules)) {
      throw usage("no faults are planted in " + modules + "; there are " + MODULES);
    }
    if (!Files.isDirectory(folder)) {
      throw usage("no folder: " + folder);
    }
    SpecTree tree = SpecTree.read(folder);
    List<Planted> possible = possible(tree);
    Equivalents equivalents = Equivalents.read(folder);
    List<Planted> chosen = chosen(possible, equivalents);
    PrintWriter out = commandSpec().commandLine().getOut();
    if (list) {
      chosen.forEach(planted -> out.println(planted.id()));
    } else {
      Progress progress = new Progress(folder, isComplete(), hash(tree));
      List<Mutant> mutants = run(tree, chosen, equivalents, progress);
      MutationResults results = new MutationResults(mutants);
      if (isComplete()) {
        results.write(folder);
        progress.delete();
      }
      report(results, out);
      List<String> wrong = wrong(results, equivalents, possible);
      wrong.forEach(out::println);
      out.printf("%d faults are possible; seed %d%n", possible.size(), seed);
      out.flush();
      return wrong.isEmpty() ? CommandLine.ExitCode.OK : 1;
    }
    out.printf(
        "%d faults are possible, %d chosen; seed %d%n", possible.size(), chosen.size(), seed);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private boolean isComplete() {
    return sample == null && modules.isEmpty() && text.isEmpty();
  }

  private List<Planted> possible(SpecTree tree) {
    Mutants mutants = new Mutants(tree);
    return MODULES.stream()
        .filter(module -> modules.isEmpty() || modules.contains(module))
        .flatMap(module -> mutants.of(module).stream())
        .toList();
  }

  /**
   * What is drawn in a module does not depend on the others; those that are listed as equivalent
   * are always drawn.
   */
  private List<Planted> chosen(List<Planted> possible, Equivalents equivalents) {
    List<Planted> chosen = new ArrayList<>();
    for (String module : MODULES) {
      Map<Edit.Kind, Integer> taken = new EnumMap<>(Edit.Kind.class);
      List<Planted> own = possible.stream().filter(each -> each.module().equals(module)).toList();
      shuffled(own, module.hashCode()).stream()
          .filter(
              planted ->
                  taken.merge(planted.kind(), 1, Integer::sum) <= cap
                      || reason(equivalents, planted).isPresent())
          .forEach(chosen::add);
    }
    Set<Planted> sampled =
        shuffled(chosen, 0).stream()
            .filter(planted -> planted.id().contains(text))
            .limit(sample == null ? chosen.size() : sample)
            .collect(Collectors.toSet());
    return possible.stream().filter(sampled::contains).toList();
  }

  private List<Planted> shuffled(List<Planted> faults, int salt) {
    List<Planted> shuffled = new ArrayList<>(faults);
    Collections.shuffle(shuffled, new Random(seed + salt));
    return shuffled;
  }

  private static Optional<String> reason(Equivalents equivalents, Planted planted) {
    return equivalents.reason(planted.module(), planted.operator(), planted.fault());
  }

  private static List<Mutant> run(
      SpecTree tree, List<Planted> chosen, Equivalents equivalents, Progress progress)
      throws IOException, InterruptedException {
    MutationResults last = MutationResults.read(tree.folder());
    List<Mutant> mutants = new ArrayList<>();
    try (MutantRun run = new MutantRun(tree)) {
      for (Planted planted : chosen) {
        Mutant mutant = progress.known(planted);
        if (mutant == null) {
          mutant = run.judge(planted, run.models(planted.module(), last.killer(planted.id())));
          progress.add(planted, mutant);
        }
        System.err.printf(
            "%d of %d  %s  %s %s%n",
            mutants.size() + 1, chosen.size(), planted.id(), mutant.end(), mutant.by());
        mutants.add(ended(mutant, reason(equivalents, planted)));
      }
    }
    return mutants;
  }

  private static Mutant ended(Mutant mutant, Optional<String> reason) {
    return reason.isEmpty() || (mutant.isKilled() && !mutant.isKilledByCounts())
        ? mutant
        : new Mutant(
            mutant.module(),
            mutant.operator(),
            mutant.fault(),
            mutant.rules(),
            MutationResults.EQUIVALENT,
            reason.get());
  }

  private static void report(MutationResults results, PrintWriter out) {
    Map<String, List<Mutant>> byModule =
        results.mutants().stream()
            .collect(
                Collectors.groupingBy(Mutant::module, LinkedHashMap::new, Collectors.toList()));
    out.printf(
        "%-22s %8s %8s %10s %10s %8s%n",
        "module", "planted", "killed", "by counts", "equivalent", "survived");
    byModule.forEach((module, mutants) -> row(module, new MutationResults(mutants), out));
    row("all", results, out);
  }

  private static void row(String name, MutationResults results, PrintWriter out) {
    out.printf(
        "%-22s %8d %8d %10d %10d %8d%n",
        name,
        results.mutants().size(),
        results.ended(MutationResults.KILLED),
        results.mutants().stream().filter(Mutant::isKilledByCounts).count(),
        results.ended(MutationResults.EQUIVALENT),
        results.ended(MutationResults.SURVIVED));
  }

  /** What makes the exit code 1, a line each. */
  static List<String> wrong(
      MutationResults results, Equivalents equivalents, List<Planted> possible) {
    List<String> wrong = new ArrayList<>();
    for (Mutant mutant : results.mutants()) {
      if (mutant.end().equals(MutationResults.SURVIVED)) {
        wrong.add("survived: " + mutant.id());
      } else if (mutant.isKilled()
          && equivalents.reason(mutant.module(), mutant.operator(), mutant.fault()).isPresent()) {
        wrong.add("listed as equivalent, but killed by " + mutant.by() + ": " + mutant.id());
      }
    }
    Set<String> modules = possible.stream().map(Planted::module).collect(Collectors.toSet());
    equivalents.all().stream()
        .filter(each -> modules.contains(each.module()))
        .filter(
            each ->
                possible.stream()
                    .noneMatch(
                        planted -> each.is(planted.module(), planted.operator(), planted.fault())))
        .forEach(each -> wrong.add("listed, but cannot be planted any more: " + each));
    return wrong;
  }

  /** Of all modules and models: what was found before holds for these only. */
  private static String hash(SpecTree tree) throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    for (ModuleText module : tree.modules()) {
      String file = module.name() + ".tla";
      files.put(file, Files.readString(tree.folder().resolve(file)).hashCode());
    }
    for (var model : tree.models()) {
      files.put(model.cfg(), Files.readString(tree.folder().resolve(model.cfg())).hashCode());
    }
    return Integer.toHexString(files.hashCode());
  }

  private ParameterException usage(String message) {
    return new ParameterException(commandSpec().commandLine(), message);
  }

  private CommandSpec commandSpec() {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    return command;
  }

  /** What an interrupted run has found, a line each behind a line with the hash. */
  private static final class Progress {
    private final Path file;
    private final boolean kept;
    private final Map<String, Mutant> known = new HashMap<>();

    Progress(Path folder, boolean kept, String hash) throws IOException {
      this.file = folder.resolve("target").resolve("mutation-part.txt");
      this.kept = kept;
      if (!kept) {
        return;
      }
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (!lines.isEmpty() && lines.get(0).equals(hash)) {
        for (String line : lines.subList(1, lines.size())) {
          Mutant mutant = new ObjectMapper().readValue(line, Mutant.class);
          known.put(mutant.id(), mutant);
        }
      } else {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, hash + "\n");
      }
    }

    @Nullable Mutant known(Planted planted) {
      return known.get(planted.id());
    }

    void add(Planted planted, Mutant mutant) throws IOException {
      if (kept) {
        known.put(planted.id(), mutant);
        Files.writeString(
            file, new ObjectMapper().writeValueAsString(mutant) + "\n", StandardOpenOption.APPEND);
      }
    }

    void delete() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}

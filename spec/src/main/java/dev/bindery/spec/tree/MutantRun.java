package dev.bindery.spec.tree;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.SharedTlc;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.Verdict;
import dev.bindery.spec.tree.Mutants.Planted;
import dev.bindery.spec.tree.MutationResults.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plants faults in a copy of the spec and runs the models that must hold, the smallest first, until
 * one fails.
 */
final class MutantRun implements AutoCloseable {
  /**
   * How many states the models of one root module may generate, all together: as many as it takes
   * for a model in which two transactions of {@code BoundSessions} live at once.
   */
  private static final long BUDGET = 560_000;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final SpecTree tree;
  private final Path copy;
  private final SharedTlc tlc = new SharedTlc();

  MutantRun(SpecTree tree) throws IOException {
    this.tree = tree;
    this.copy = Files.createTempDirectory("bindery-mutants");
    try (Stream<Path> files = Files.walk(tree.folder())) {
      for (Path file : files.filter(MutantRun::isOfModel).toList()) {
        Path target = copy.resolve(tree.folder().relativize(file).toString());
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
      }
    }
  }

  private static boolean isOfModel(Path file) {
    return file.toString().endsWith(".tla") || file.toString().endsWith(".cfg");
  }

  /**
   * The models that a fault in this module is tried on, in this order.
   *
   * @param likely the model that killed it the last time, or any other name
   */
  List<Model> models(String module, String likely) {
    List<ModuleText> users = tree.users(module);
    List<Model> chosen = new ArrayList<>();
    Map<String, Long> generated = new HashMap<>();
    List<Model> sound =
        tree.models().stream()
            .filter(model -> model.expected().equals(Verdict.OK))
            .filter(model -> users.contains(tree.module(model.module())))
            .sorted(Comparator.comparing(Model::generated))
            .toList();
    for (Model model : sound) {
      boolean isFirst = !generated.containsKey(model.module());
      if (generated.merge(model.module(), model.generated(), Long::sum) <= BUDGET || isFirst) {
        chosen.add(model);
      }
    }
    chosen.sort(Comparator.comparing(model -> !model.name().equals(likely)));
    return chosen;
  }

  /**
   * Tries a fault on models.
   *
   * @return killed, by the model and the formula or the words of TLC, or else by the counts of a
   *     model, which the manifest pins; or survived
   */
  Mutant judge(Planted planted, List<Model> models) throws IOException, InterruptedException {
    Path file = copy.resolve(planted.module() + ".tla");
    String sound = Files.readString(file);
    Files.writeString(file, planted.text());
    try {
      String moved = "";
      for (Model model : models) {
        try {
          Verdict verdict = tlc.run(model.tlc(copy).withLimit(LIMIT));
          if (!verdict.isOk()) {
            return end(planted, MutationResults.KILLED, model.name() + ": " + verdict.result());
          }
          if (moved.isEmpty() && !model.differences(verdict).isEmpty()) {
            moved = model.name() + ": " + MutationResults.COUNTS;
          }
        } catch (SpecException e) {
          return end(planted, MutationResults.KILLED, model.name() + ": " + kind(e));
        }
      }
      return end(
          planted, moved.isEmpty() ? MutationResults.SURVIVED : MutationResults.KILLED, moved);
    } finally {
      Files.writeString(file, sound);
    }
  }

  private static String kind(SpecException e) {
    if (e instanceof SpecException.ParseError || e instanceof SpecException.UndefinedName) {
      return "does not parse";
    }
    return e instanceof SpecException.TimeOut timeOut
        ? "does not end within " + timeOut.limit().toSeconds() + " s"
        : "cannot be evaluated";
  }

  private static Mutant end(Planted planted, String end, String by) {
    return new Mutant(
        planted.module(), planted.operator(), planted.fault(), planted.rules(), end, by);
  }

  @Override
  public void close() throws IOException {
    tlc.close();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

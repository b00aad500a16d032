package dev.bindery.properties.explain;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Outcome;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import dev.bindery.spec.Verdict;
import dev.bindery.spec.tree.SpecTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What TLC found in a model that must fail: the formula that is violated, and the steps that lead
 * to it, each with its operation, its answer and the rules that its answer rests on.
 *
 * @param model the model
 * @param fault the operator that is replaced, and by what, each with its remark; none in a witness
 * @param violated the formula, and its own comment
 * @param sessions the names that the columns bear: of the sessions, or of what stands for them in a
 *     module that has none
 * @param scenes the states, the first one initial
 * @param backTo of a lasso: the scene, from 1, that follows the last; else 0
 */
public record Story(
    Model model,
    List<String> fault,
    String violated,
    List<String> sessions,
    List<Scene> scenes,
    int backTo) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The variable that has what each session has. */
  private static final String SESSIONS = "ses";

  /** The constants that name who acts in a module without sessions, the likeliest first. */
  private static final List<String> ACTORS = List.of("Tran", "Instance");

  /**
   * A state and how it was reached.
   *
   * @param step what led to it; none for the first, and for one that no single operation leads to
   * @param action the action's name, as TLC tells it
   * @param rules the rules at the line of the ladder that decided the answer, or at the action
   * @param state the state
   * @param picture what of it can be drawn
   */
  public record Scene(
      @Nullable Step step, String action, Set<String> rules, State state, Picture picture) {
    String title() {
      return step == null ? action : step.toString();
    }
  }

  /** Copies the lists. */
  public Story {
    fault = List.copyOf(fault);
    sessions = List.copyOf(sessions);
    scenes = List.copyOf(scenes);
  }

  /**
   * Has TLC find it.
   *
   * @throws SpecException if TLC cannot run the model
   * @throws IllegalStateException if the model holds
   * @throws InterruptedException if the thread is interrupted; TLC is killed
   */
  public static Story of(SpecTree tree, Model model) throws InterruptedException {
    Verdict verdict = model.tlc(tree.folder()).withLimit(LIMIT).run();
    if (verdict.isOk()) {
      throw new IllegalStateException(model.name() + " should fail, and holds");
    }
    return of(tree, model, verdict);
  }

  /**
   * From what TLC has found.
   *
   * @param verdict with a counterexample
   */
  public static Story of(SpecTree tree, Model model, Verdict verdict) {
    SpecModule module = SpecModule.loadOnce(tree.folder(), model.module(), Path.of(model.cfg()));
    Pictures pictures = new Pictures(module, SpecTree.family(model.module()));
    List<Scene> scenes = new ArrayList<>();
    State before = null;
    for (Verdict.TraceStep told : verdict.counterexample()) {
      Step step = before == null ? null : step(module, before, told);
      Set<String> rules =
          step == null
              ? Set.of()
              : tree.rulesOf(model.module(), step.operation().action(), step.answer());
      scenes.add(new Scene(step, told.action(), rules, told.state(), pictures.of(told.state())));
      before = told.state();
    }
    return new Story(
        model,
        fault(tree, model),
        violated(module, verdict),
        actors(module, scenes.get(0).state()),
        scenes,
        verdict.backTo());
  }

  /** TLC tells the action's name only: the arguments are those that lead to the next state. */
  private static @Nullable Step step(SpecModule module, State before, Verdict.TraceStep told) {
    Step found = null;
    for (Operation operation : module.operations()) {
      boolean named = operation.action().equals(told.action());
      if (!named && found != null) {
        continue;
      }
      for (Outcome outcome : module.step(before, operation)) {
        if (outcome.next().equals(told.state())) {
          Step step = new Step(operation, outcome.answer());
          if (named) {
            return step;
          }
          found = step;
        }
      }
    }
    return found;
  }

  private static List<String> fault(SpecTree tree, Model model) {
    Map<String, String> replacements = tree.cfg(model).replacements();
    return tree.faults(model).stream()
        .flatMap(
            good ->
                Stream.of(
                    good + " is replaced by " + replacements.get(good),
                    tree.summary(model.module(), String.valueOf(replacements.get(good)))))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String violated(SpecModule module, Verdict verdict) {
    String name = verdict.result().replaceFirst("^violates:", "");
    return Stream.concat(module.invariants().stream(), module.properties().stream())
        .filter(formula -> formula.name().equals(name))
        .map(SpecFormula::comment)
        .filter(comment -> !comment.isEmpty())
        .findFirst()
        .map(comment -> name + ": " + comment)
        .orElse(name);
  }

  private static List<String> actors(SpecModule module, State state) {
    if (state.values().get(SESSIONS) instanceof Map<?, ?> sessions) {
      return sessions.keySet().stream().map(String::valueOf).toList();
    }
    Set<String> actors = new LinkedHashSet<>();
    for (String constant : ACTORS) {
      if (module.constants().get(constant) instanceof Set<?> all) {
        Optional<Object> about =
            state.values().values().stream()
                .filter(value -> value instanceof Map<?, ?> map && map.keySet().equals(all))
                .findFirst();
        if (about.isPresent()) {
          all.forEach(actor -> actors.add(String.valueOf(actor)));
          return List.copyOf(actors);
        }
      }
    }
    return List.of();
  }
}

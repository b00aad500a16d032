package dev.bindery.properties.junit;

import dev.bindery.properties.Difference;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges the states that systems show while they are tried, and the steps between them, each once,
 * by every formula of a cfg but those about whole behaviours. What is judged is the system's own
 * state, as its adapter projects it, not the spec's.
 */
final class ShownStates {
  private final SpecModule spec;
  private final Set<State> states = new HashSet<>();
  private final Set<List<State>> steps = new HashSet<>();
  private final Map<SpecFormula, Difference> broken = new HashMap<>();

  ShownStates(SpecModule spec) {
    this.spec = spec;
  }

  /** The same systems, whose states are judged. */
  Supplier<Answerer> of(Supplier<Answerer> systems) {
    return () -> new Watched(systems.get());
  }

  /** Whether a system has shown a state. */
  synchronized boolean any() {
    return !states.isEmpty();
  }

  /**
   * The step at which a formula was broken first, at the end of the shortest path that was gone.
   */
  synchronized Optional<Difference> broken(SpecFormula formula) {
    return Optional.ofNullable(broken.get(formula));
  }

  private final class Watched implements Answerer {
    private final Answerer system;
    private final List<Step> path = new ArrayList<>();
    private @Nullable State last;

    Watched(Answerer system) {
      this.system = system;
      system.state().ifPresent(this::begins);
    }

    @Override
    public String answer(Operation operation) {
      String answer = system.answer(operation);
      path.add(new Step(operation, answer));
      system.state().ifPresent(this::goesOn);
      return answer;
    }

    @Override
    public void close() {
      system.close();
    }

    private void begins(State first) {
      synchronized (ShownStates.this) {
        if (!states.contains(first)) {
          judge(SpecFormula.Kind.INITIAL, path, name -> spec.holds(name, first));
        }
        reached(first);
      }
    }

    private void goesOn(State next) {
      State before = last;
      synchronized (ShownStates.this) {
        if (before != null && !before.equals(next) && steps.add(List.of(before, next))) {
          judge(SpecFormula.Kind.ACTION, path, name -> spec.isStep(name, before, next));
        }
        reached(next);
      }
    }

    private void reached(State state) {
      if (states.add(state)) {
        judge(SpecFormula.Kind.INVARIANT, path, name -> spec.holds(name, state));
      }
      last = state;
    }
  }

  private void judge(SpecFormula.Kind kind, List<Step> path, Predicate<String> holds) {
    for (SpecFormula formula :
        kind == SpecFormula.Kind.INVARIANT ? spec.invariants() : spec.properties()) {
      if (formula.kind() == kind) {
        String problem = problem(formula.name(), holds);
        if (!problem.isEmpty()) {
          broken.merge(formula, difference(path, problem), ShownStates::shorter);
        }
      }
    }
  }

  /** A state of the wrong type can make a formula senseless: then it does not hold. */
  private static String problem(String name, Predicate<String> holds) {
    try {
      return holds.test(name) ? "" : name;
    } catch (SpecException.EvaluationError e) {
      return name + ": " + e.getMessage();
    }
  }

  private static Difference difference(List<Step> path, String problem) {
    if (path.isEmpty()) {
      return new Difference(path, null, "", "", List.of(), List.of(problem));
    }
    Step step = path.get(path.size() - 1);
    return new Difference(
        path.subList(0, path.size() - 1),
        step.operation(),
        step.answer(),
        step.answer(),
        List.of(),
        List.of(problem));
  }

  private static Difference shorter(Difference one, Difference other) {
    return other.path().size() < one.path().size() ? other : one;
  }
}

package dev.bindery.properties.corpus;

import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a path may begin. If a model has several initial states, the first step of a path says in
 * which, as {@link StateGraph#fromOneState} has it: also as a file has it, where a set is a list.
 */
public final class Starts {
  private final List<State> initial;
  private final Map<List<Object>, State> named = new HashMap<>();

  /** The initial states of a module. */
  public Starts(SpecModule spec) {
    initial = spec.initialStates();
    if (initial.size() > 1) {
      StateGraph.starts(initial).forEach((start, state) -> named.put(Lines.plain(start), state));
    }
  }

  /** The only state in which a path may begin; empty if it must say in which. */
  public Optional<State> only() {
    return initial.size() == 1 ? Optional.of(initial.get(0)) : Optional.empty();
  }

  /** The state to which an operation leads that begins a path; empty for any other operation. */
  public Optional<State> of(Operation operation) {
    return operation.action().equals(StateGraph.START)
        ? Optional.ofNullable(named.get(Lines.plain(operation)))
        : Optional.empty();
  }
}

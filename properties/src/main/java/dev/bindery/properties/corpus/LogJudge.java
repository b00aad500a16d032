package dev.bindery.properties.corpus;

import dev.bindery.properties.Difference;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Outcome;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges what some system answered, as it was recorded: the spec does the same operations, and its
 * answers must be the same. What comes behind a difference in the same path is left out.
 */
public final class LogJudge implements Steps {
  private final SpecModule spec;
  private final Set<State> initial;
  private final Starts starts;
  private final LongSupplier line;
  private final List<Step> path = new ArrayList<>();

  /**
   * Where the spec may be: in one state, unless it leaves something open; in none if all is over.
   */
  private Set<State> at = Set.of();

  private int paths;
  private long steps;
  private long leftOut;
  private int differences;
  private @Nullable Difference first;
  private Set<State> firstAt = Set.of();
  private long firstLine;

  /**
   * Prepares.
   *
   * @param line the line that a step comes from
   */
  public LogJudge(SpecModule spec, LongSupplier line) {
    this.spec = spec;
    this.line = line;
    initial = new LinkedHashSet<>(spec.initialStates());
    starts = new Starts(spec);
  }

  @Override
  public void path() {
    paths++;
    path.clear();
    at = initial;
  }

  @Override
  public void step(Operation operation, String answer) {
    if (at.isEmpty()) {
      leftOut++;
      return;
    }
    steps++;
    Set<String> answers = new LinkedHashSet<>();
    Set<State> next = new LinkedHashSet<>();
    try {
      for (State state : at) {
        for (Outcome outcome : outcomes(state, operation)) {
          answers.add(outcome.answer());
          if (outcome.answer().equals(answer)) {
            next.add(outcome.next());
          }
        }
      }
    } catch (SpecException.UndefinedName e) {
      answers.add("nothing: the model has no such operation");
    }
    if (next.isEmpty()) {
      differs(operation, answer, answers);
    }
    path.add(new Step(operation, answer));
    at = next;
  }

  private List<Outcome> outcomes(State state, Operation operation) {
    Optional<State> start = path.isEmpty() ? starts.of(operation) : Optional.empty();
    return start.isPresent() ? List.of(new Outcome("", start.get())) : spec.step(state, operation);
  }

  private void differs(Operation operation, String answer, Set<String> answers) {
    differences++;
    if (first == null) {
      String expected =
          answers.isEmpty() ? "nothing: nobody can do that here" : String.join(" or ", answers);
      first = new Difference(path, operation, expected, answer, List.of(), List.of());
      firstAt = at;
      firstLine = line.getAsLong();
    }
  }

  /** How many paths there were. */
  public int paths() {
    return paths;
  }

  /** How many steps were judged. */
  public long steps() {
    return steps;
  }

  /** Steps behind a difference in the same path. */
  public long leftOut() {
    return leftOut;
  }

  /** Paths in which the log differs from the spec. */
  public int differences() {
    return differences;
  }

  /** The first difference, if there is one. */
  public Optional<Difference> first() {
    return Optional.ofNullable(first);
  }

  /**
   * The first difference at the end of a shortest path to the state in which it was found. What was
   * recorded cannot be tried: whether the system shows it there too is for its owner to see.
   */
  public Optional<Difference> first(StateGraph graph) {
    for (int state = 0; state < graph.states(); state++) {
      if (first != null && firstAt.contains(graph.state(state))) {
        List<Step> shortest = new ArrayList<>();
        for (int edge : graph.pathTo(state)) {
          shortest.add(graph.step(edge));
        }
        return Optional.of(
            new Difference(
                shortest,
                first.operation(),
                first.expectedAnswer(),
                first.answer(),
                List.of(),
                List.of()));
      }
    }
    return Optional.empty();
  }

  /** The line of the first difference; 0 if there is none. */
  public long firstLine() {
    return firstLine;
  }
}

package dev.bindery.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run of TLC says about a model.
 *
 * @param result {@link #OK}, {@link #DEADLOCK}, or {@code violates:NAME} with the name of the
 *     invariant or property in the cfg; where TLC does not tell which of several temporal
 *     properties it was, all their names with a bar between
 * @param generated how many states were generated, the initial ones and repetitions included
 * @param distinct how many of them were distinct
 * @param depth the depth of the graph that was explored; 0 where TLC reports none
 * @param seconds how long the process took
 * @param counterexample the behavior that shows the violation, from an initial state; empty if
 *     there is none
 * @param backTo where the counterexample goes on for ever: after its last state comes again the
 *     state with this number, from 1; 0 if it is finite. For a behavior that stutters, its last
 *     state
 */
public record Verdict(
    String result,
    long generated,
    long distinct,
    int depth,
    double seconds,
    List<TraceStep> counterexample,
    int backTo) {
  /** The result of a model that has no error. */
  public static final String OK = "ok";

  /** The result of a model that reaches a state which no step leaves. */
  public static final String DEADLOCK = "deadlock";

  private static final String VIOLATES = "violates:";

  /**
   * A state of a counterexample and how it was reached.
   *
   * @param action the name of the action, or {@code Initial predicate}
   * @param state the state that it led to
   */
  public record TraceStep(String action, State state) {}

  /** Copies the list. */
  public Verdict {
    counterexample = List.copyOf(counterexample);
  }

  /** The result of a model that violates this. */
  public static String violates(String name) {
    return VIOLATES + name;
  }

  /** Whether no error was found. */
  public boolean isOk() {
    return result.equals(OK);
  }

  /** The result, the counts and, if there is one, the counterexample. */
  @Override
  public String toString() {
    String trace =
        IntStream.range(0, counterexample.size())
            .mapToObj(
                i ->
                    "\n"
                        + (i + 1)
                        + ": "
                        + counterexample.get(i).action()
                        + "\n"
                        + counterexample.get(i).state())
            .collect(Collectors.joining());
    return result
        + ": "
        + generated
        + " generated, "
        + distinct
        + " distinct, depth "
        + depth
        + trace
        + (backTo > 0 ? "\nback to " + backTo : "");
  }
}

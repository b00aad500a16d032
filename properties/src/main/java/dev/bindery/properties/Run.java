package dev.bindery.properties;

import dev.bindery.spec.Operation;
import dev.bindery.spec.Outcome;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a system beside the spec: what a generated property judges. It holds the last step:
 * the state before, the operation with its answer, and the state after, as the system shows them.
 * For a system that shows no state, the spec carries it.
 *
 * <p>A run that fails also tells, if it can, where system and spec first part on a shortest path.
 */
public final class Run implements AutoCloseable {
  private final SpecModule spec;
  private final UnderTest system;
  private final Function<List<Step>, Optional<Difference>> nearest;

  /** The steps in the words of the spec, up to the first at which the system differs. */
  private final List<Step> agreed = new ArrayList<>();

  private boolean parted;
  private State before;
  private State after;
  private @Nullable Operation operation;
  private String answer = "";
  private int steps;
  private List<Outcome> allowed = List.of();

  /**
   * A run that has not begun.
   *
   * @param nearest tells of steps, at the last of which the system differs, where it differs on a
   *     shortest path
   */
  Run(
      SpecModule spec,
      State initial,
      UnderTest system,
      Function<List<Step>, Optional<Difference>> nearest) {
    this.spec = spec;
    this.system = system;
    this.nearest = nearest;
    after = system.snapshot().orElse(initial);
    before = after;
  }

  /** An operation of the spec from the arguments of a method of {@link UnderTest}. */
  public static Operation operation(String action, Object... arguments) {
    return new Operation(
        action,
        Arrays.stream(arguments)
            .map(argument -> argument instanceof Token token ? token.tuple() : argument)
            .toList());
  }

  /**
   * Does an operation. One that the spec does not have in this state is left out: a client that is
   * connected does not connect.
   *
   * @param type has the method that does it
   */
  public <S extends UnderTest> void step(Operation next, Class<S> type, Function<S, String> call) {
    steps++;
    before = after;
    allowed = spec.step(before, next);
    if (allowed.isEmpty()) {
      operation = null;
      return;
    }
    operation = next;
    Outcome expected = allowed.get(0);
    if (!parted) {
      agreed.add(new Step(next, expected.answer()));
    }
    try {
      answer = call.apply(type.cast(system));
    } catch (RuntimeException e) {
      parted = true;
      throw new AssertionError(failure(next + " threw " + e), e);
    }
    after = system.snapshot().orElse(expected.next());
    parted |= !answer.equals(expected.answer()) || !after.equals(expected.next());
  }

  /**
   * Judges an invariant on the state after the last step; after the first step, on the one before.
   */
  public void holds(String invariant) {
    if (steps == 1) {
      holds(invariant, before);
    }
    holds(invariant, after);
  }

  private void holds(String invariant, State state) {
    if (!spec.holds(invariant, state)) {
      throw new AssertionError(failure(invariant + " is false in\n" + state));
    }
  }

  /** Judges a property of the initial state: on the state before the first step. */
  public void starts(String property) {
    if (steps == 1) {
      holds(property, before);
    }
  }

  /** Judges whether the last step is one that an action property allows. */
  public void keeps(String property) {
    if (!spec.isStep(property, before, after)) {
      throw new AssertionError(
          failure(
              "%s does not allow %s: from%n%s%nto%n%s"
                  .formatted(property, lastStep(), before, after)));
    }
  }

  /** Judges whether the last step is one of the spec, with exactly the spec's answer. */
  public void isStepOfTheSpec() {
    if (operation == null) {
      return;
    }
    if (allowed.size() != 1) {
      throw new AssertionError(
          "The spec has %d answers to %s in%n%s".formatted(allowed.size(), operation, before));
    }
    Outcome step = allowed.get(0);
    List<String> fields = Difference.between(step.next(), after);
    if (!answer.equals(step.answer()) || !fields.isEmpty()) {
      throw new AssertionError(
          failure(
              "%s: the spec answers %s; %s; from%n%s"
                  .formatted(lastStep(), step.answer(), String.join("; ", fields), before)));
    }
  }

  /**
   * Judges what liveness says, as far as the end of a run can show it: all others go, and then
   * nobody waits.
   *
   * @param type has the methods that do the operations
   */
  public void drains(Class<? extends UnderTest> type) {
    Calls calls = new Calls(type);
    List<?> sessions =
        spec.constants().get("Session") instanceof Set<?> all
            ? all.stream().sorted(Comparator.comparing(Object::toString)).toList()
            : List.of();
    for (Object session : sessions) {
      if (waits(session)) {
        sessions.stream()
            .filter(other -> !other.equals(session))
            .forEach(other -> does(Operation.of("Disconnect", other), calls));
        does(Operation.of("Cancel", session), calls);
        if (!answer.equals("none")) {
          throw new AssertionError(failure(session + " waits, and all others have gone"));
        }
      }
    }
  }

  /** Whether a statement of it waits, and not only the call of a procedure for its return. */
  private boolean waits(Object session) {
    return wouldBeOk("Cancel", session) && !wouldBeOk("Return", session);
  }

  private boolean wouldBeOk(String action, Object session) {
    return spec.step(after, Operation.of(action, session)).stream()
        .anyMatch(outcome -> outcome.answer().equals("ok"));
  }

  private void does(Operation next, Calls calls) {
    step(next, UnderTest.class, system -> calls.of(next).on(system));
  }

  private String failure(String message) {
    Optional<Difference> shortest = parted ? nearest.apply(agreed) : Optional.empty();
    return shortest
        .map(difference -> "%s%nOn a shortest path:%n%s".formatted(message, difference))
        .orElse(message);
  }

  /**
   * The last operation's action with its answer, as {@code "Commit 3902"}; empty if it was left
   * out.
   */
  public String pair() {
    return operation == null ? "" : Subject.pair(operation.action(), answer);
  }

  @Override
  public void close() {
    system.close();
  }

  private String lastStep() {
    return operation == null ? "no step" : operation + " " + answer;
  }

  /** The last step and the state that it led to. */
  @Override
  public String toString() {
    return lastStep() + System.lineSeparator() + after;
  }
}

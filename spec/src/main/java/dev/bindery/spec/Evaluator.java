package dev.bindery.spec;

import java.util.List;
import java.util.Map;

/**
 * The border between us and TLC. TLC's classes are full of static state, so each module has its own
 * copy of them, behind a class loader ({@link TlcLoader}); the one implementation lives there, and
 * nothing but JDK types and this package's own cross.
 *
 * <p>For one thread at a time. Not for users: {@link SpecModule} is.
 */
public interface Evaluator {
  /** See {@link SpecModule#constants()}. */
  Map<String, Object> constants();

  /** See {@link SpecModule#variables()}. */
  List<String> variables();

  /** Invariants and properties in the order of the cfg. */
  List<SpecFormula> formulas();

  /** See {@link SpecModule#actions()}. */
  List<SpecAction> actions();

  /** See {@link SpecModule#operations()}. */
  List<Operation> operations();

  /** See {@link SpecModule#initialStates()}. */
  List<State> initialStates();

  /** See {@link SpecModule#step(State, Operation)}. */
  List<Outcome> step(State state, Operation operation);

  /** See {@link SpecModule#holds(String, State)}. */
  boolean holds(String formula, State state);

  /** See {@link SpecModule#value}. */
  Object value(State state, String operator, List<Object> arguments);

  /** See {@link SpecModule#isStep(String, State, State)}. */
  boolean isStep(String formula, State from, State to);

  /**
   * The property of the cfg that owns the formula at this place ({@code line 1, col 2 to …}), or an
   * empty string.
   */
  String propertyAt(String location);

  /** Explores all that can be reached, breadth first. */
  void explore(Explorer explorer);

  /** What is met on the way. States are numbered from 0 in the order in which they are met. */
  interface Explorer {
    /** A state that was not met before. */
    void state(State state, boolean initial);

    /**
     * A step, by the index of the operation in {@link #operations()}, between states that were met.
     */
    void step(int from, int operation, String answer, int to);

    /**
     * All steps from this state have been told, and before them those of all states of a lower
     * number.
     */
    void expanded(int from);
  }
}

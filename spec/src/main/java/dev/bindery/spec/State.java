package dev.bindery.spec;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value for every variable of a module. Immutable; two states are equal exactly if TLC takes them
 * for the same state. The values have the types of {@link Values}.
 */
public final class State {
  /** Sorted; one list is shared by all the states of a module. */
  private final List<String> variables;

  private final Object[] values;
  private final int hash;

  private State(List<String> variables, Object[] values) {
    this.variables = variables;
    this.values = values;
    this.hash = 31 * variables.hashCode() + Arrays.hashCode(values);
  }

  /**
   * The state with these values, whatever their order, which are copied.
   *
   * @throws IllegalArgumentException if a value is not of the types of {@link Values}
   */
  public static State of(Map<String, ?> values) {
    Map<String, Object> sorted = new TreeMap<>(values);
    return new State(
        List.copyOf(sorted.keySet()), sorted.values().stream().map(Values::normal).toArray());
  }

  /**
   * The state with these values, which are in their normal form and in the order of the variables,
   * which are sorted.
   */
  public static State ofNormal(List<String> variables, Object[] values) {
    return new State(variables, values);
  }

  /** The names of the variables, sorted. */
  public List<String> variables() {
    return variables;
  }

  /**
   * The value of a variable.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public Object get(String variable) {
    int i = Collections.binarySearch(variables, variable);
    if (i < 0) {
      throw new IllegalArgumentException("no variable " + variable + " among " + variables);
    }
    return values[i];
  }

  /** All values by the name of the variable, in the order of the names. */
  public Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      all.put(variables.get(i), values[i]);
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * This state, with every part of it that was seen before replaced by the equal one that was seen.
   */
  State sharing(Map<Object, Object> seen) {
    return new State(
        variables, Arrays.stream(values).map(value -> Values.share(value, seen)).toArray());
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof State that
        && hash == that.hash
        && variables.equals(that.variables)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** One line for each variable, as TLC prints it but for quotes: {@code /\ x = <<1, 2>>}. */
  @Override
  public String toString() {
    return IntStream.range(0, values.length)
        .mapToObj(i -> "/\\ " + variables.get(i) + " = " + Values.print(values[i]))
        .collect(Collectors.joining("\n"));
  }
}

package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Changes one field of a state. A field is named by its path: {@code ses.s1.cnt}; the elements of a
 * sequence have no numbers: {@code tran.saves.at} is that field of every savepoint of every
 * transaction.
 */
final class Alteration {
  private Alteration() {}

  /** The state with a field changed, wherever it has it. */
  static State of(State state, String field, UnaryOperator<Object> change) {
    Map<String, Object> values = new HashMap<>();
    state.values().forEach((name, value) -> values.put(name, changed(name, value, field, change)));
    return State.of(values);
  }

  /** Every field that a state has, sorted. */
  static Set<String> fields(State state) {
    Set<String> found = new TreeSet<>();
    state.values().forEach((name, value) -> collect(name, value, found));
    return found;
  }

  /** Another value of the same type. */
  static Object other(Object value) {
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Boolean truth) {
      return !truth;
    }
    if (value instanceof String text) {
      return text + "'";
    }
    throw new IllegalArgumentException("A field of another type: " + value);
  }

  private static Object changed(
      String path, Object value, String field, UnaryOperator<Object> change) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new HashMap<>();
      map.forEach((key, image) -> copy.put(key, changed(path + "." + key, image, field, change)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(changed(path, element, field, change)));
      return copy;
    }
    return path.equals(field) ? change.apply(value) : value;
  }

  private static void collect(String path, Object value, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, image) -> collect(path + "." + key, image, found));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(path, element, found));
    } else {
      found.add(path);
    }
  }
}

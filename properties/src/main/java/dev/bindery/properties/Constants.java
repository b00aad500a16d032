package dev.bindery.properties;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The constants of a cfg, as a system under test wants them.
 *
 * @param values by name; a set may also be a list, as in a corpus
 */
public record Constants(Map<String, Object> values) {
  /** A limit. */
  public int number(String name) {
    return (Integer) value(name);
  }

  /** The elements of a set, in order. */
  public List<String> names(String name) {
    return ((Collection<?>) value(name)).stream().map(String.class::cast).sorted().toList();
  }

  String text(String name) {
    return (String) value(name);
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The cfg has no constant " + name);
    }
    return value;
  }
}

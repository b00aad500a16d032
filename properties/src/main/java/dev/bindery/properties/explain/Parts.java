package dev.bindery.properties.explain;

import dev.bindery.spec.Values;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes TLA+ values apart. */
final class Parts {
  /** What the modules write where there is none. */
  static final String NONE = "none";

  private Parts() {}

  /** Says what is in a set, after some words; nothing of an empty one. */
  static void filled(List<String> words, String before, @Nullable Object set) {
    if (set instanceof Collection<?> elements && !elements.isEmpty()) {
      words.add(before + String.join(", ", elements.stream().map(String::valueOf).toList()));
    }
  }

  /** A name for a number from 1; 0 stands for none. */
  static String numbered(String prefix, Object number) {
    return number.equals(0) ? "" : prefix + number;
  }

  /** A function, also one over 1..n, as a map. */
  static Map<Object, Object> function(Object value) {
    Map<Object, Object> pairs = new LinkedHashMap<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        pairs.put(i + 1, list.get(i));
      }
    } else {
      pairs.putAll((Map<?, ?>) value);
    }
    return pairs;
  }

  /** A field of a record. */
  static Object get(Object record, String field) {
    Object value = ((Map<?, ?>) record).get(field);
    if (value == null) {
      throw new IllegalArgumentException("no field " + field + " in " + Values.print(record));
    }
    return value;
  }

  /** A field of a record, printed. */
  static String text(Object record, String field) {
    return String.valueOf(get(record, field));
  }

  /** Whether it is TRUE. */
  static boolean truth(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }
}

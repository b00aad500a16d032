package dev.bindery.properties;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells in which fields two values of the spec differ. */
final class StateFields {
  private StateFields() {}

  /** One line for each field that differs: {@code ses.s1.cnt: 1 in the spec, 0 in the system}. */
  static List<String> differences(Object spec, Object system) {
    List<String> found = new ArrayList<>();
    compare("", spec, system, found);
    return found;
  }

  private static void compare(
      String path, @Nullable Object spec, @Nullable Object system, List<String> found) {
    if (Objects.equals(spec, system)) {
      return;
    }
    if (spec instanceof Map<?, ?> left && system instanceof Map<?, ?> right) {
      Set<Object> keys = new LinkedHashSet<>(left.keySet());
      keys.addAll(right.keySet());
      for (Object key : keys) {
        compare(join(path, key), left.get(key), right.get(key), found);
      }
    } else if (spec instanceof List<?> left
        && system instanceof List<?> right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(join(path, i + 1), left.get(i), right.get(i), found);
      }
    } else {
      found.add(path + ": " + shown(spec) + " in the spec, " + shown(system) + " in the system");
    }
  }

  private static String join(String path, Object key) {
    return path.isEmpty() ? key.toString() : path + "." + key;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "nothing" : value.toString();
  }
}

package dev.bindery.properties.explain;

import dev.bindery.spec.State;
import dev.bindery.spec.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A state as fields with their values, in columns: one for each session, with what is a function of
 * the sessions, and one for the rest.
 */
final class Fields {
  /** The name of the last column. */
  static final String REST = "the rest";

  private Fields() {}

  /** The values by column and field. */
  static Map<String, Map<String, String>> of(List<String> sessions, State state) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    sessions.forEach(session -> columns.put(session, new TreeMap<>()));
    Map<String, String> rest = new TreeMap<>();
    columns.put(REST, rest);
    state
        .values()
        .forEach(
            (variable, value) -> {
              if (value instanceof Map<?, ?> map && keys(map).equals(sessions)) {
                map.forEach(
                    (session, own) ->
                        put(variable, own, true, columns.getOrDefault(session.toString(), rest)));
              } else {
                put(variable, value, false, rest);
              }
            });
    return columns;
  }

  /** Whether a value is one that nobody looks for. */
  static boolean isAtRest(String value) {
    return value.matches("0|none|off|idle|unused|FALSE|[<>, ]*|<<none, none>>|\\{\\}");
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  /**
   * A record or function shows part by part; of what a session has, without the variable's name.
   */
  private static void put(String name, Object value, boolean own, Map<String, String> fields) {
    if (value instanceof Map<?, ?> map) {
      String prefix = own ? "" : name + ".";
      map.forEach((key, part) -> put(prefix + Values.print(key), part, false, fields));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        put(name + (i + 1), list.get(i), false, fields);
      }
    } else {
      fields.put(name, Values.print(value));
    }
  }
}

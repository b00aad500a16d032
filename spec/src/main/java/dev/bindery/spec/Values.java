package dev.bindery.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * TLA+ values as JDK types, in one form each, so that {@code equals} is TLA+ equality.
 *
 * <table>
 *   <caption>The forms</caption>
 *   <tr><td>number, truth value<td>{@code Integer}, {@code Boolean}
 *   <tr><td>string, model value<td>{@code String}; a model has no string that is spelled like one of its model values
 *   <tr><td>tuple, sequence, function over 1..n, the empty function<td>{@code List}
 *   <tr><td>record, any other function<td>{@code Map}, iterated in the order of its keys
 *   <tr><td>finite set<td>{@code Set}, iterated in order
 * </table>
 *
 * All are unmodifiable, to any depth.
 */
public final class Values {
  /**
   * A total order over values of all kinds; nothing that is printed depends on the order of a hash.
   */
  public static final Comparator<Object> ORDER = Values::compare;

  private Values() {}

  /**
   * A value in its one form: unmodifiable, sorted, and a map over 1..n as a list.
   *
   * @throws IllegalArgumentException if there is anything in it that is not of the types above
   */
  public static Object normal(Object value) {
    if (value instanceof Integer || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Values::normal).toList();
    }
    if (value instanceof Set<?> set) {
      return setOf(set.stream().map(Values::normal).toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, image) -> copy.put(normal(key), normal(image)));
      return function(copy);
    }
    throw new IllegalArgumentException("no TLA+ value: " + value);
  }

  /**
   * The function with these pairs, which are in normal form: a list if its domain is 1..n, else a
   * sorted map.
   */
  public static Object function(Map<Object, Object> pairs) {
    List<Object> elements = new ArrayList<>(pairs.size());
    for (int i = 1; i <= pairs.size() && pairs.containsKey(i); i++) {
      elements.add(pairs.get(i));
    }
    if (elements.size() == pairs.size()) {
      return List.copyOf(elements);
    }
    Map<Object, Object> sorted = new LinkedHashMap<>();
    pairs.keySet().stream().sorted(ORDER).forEach(key -> sorted.put(key, pairs.get(key)));
    return Collections.unmodifiableMap(sorted);
  }

  /** The set of these elements, which are in normal form. */
  public static Set<Object> setOf(Collection<Object> elements) {
    Set<Object> sorted = new LinkedHashSet<>();
    elements.stream().sorted(ORDER).forEach(sorted::add);
    return Collections.unmodifiableSet(sorted);
  }

  /**
   * A value in normal form with its parts replaced by equal ones seen before: the states of a graph
   * have most parts in common.
   */
  static Object share(Object value, Map<Object, Object> seen) {
    Object known = seen.get(value);
    if (known != null) {
      return known;
    }
    Object shared = value;
    if (value instanceof List<?> list) {
      shared = list.stream().map(element -> share(element, seen)).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, image) -> copy.put(share(key, seen), share(image, seen)));
      shared = Collections.unmodifiableMap(copy);
    }
    seen.put(shared, shared);
    return shared;
  }

  /**
   * A value in TLA+ notation; strings without quotes, and functions over strings or model values as
   * records.
   */
  public static String print(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Values::print).collect(Collectors.joining(", ", "<<", ">>"));
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(Values::print).collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(String.class::isInstance)
          ? pairs(map, " |-> ", ", ", "[", "]")
          : pairs(map, " :> ", " @@ ", "(", ")");
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    return String.valueOf(value);
  }

  private static String pairs(
      Map<?, ?> map, String arrow, String comma, String open, String close) {
    return map.entrySet().stream()
        .map(pair -> print(pair.getKey()) + arrow + print(pair.getValue()))
        .collect(Collectors.joining(comma, open, close));
  }

  private static int compare(Object a, Object b) {
    int kinds = Integer.compare(kind(a), kind(b));
    if (kinds != 0) {
      return kinds;
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return x.compareTo(y);
    }
    if (a instanceof Integer x && b instanceof Integer y) {
      return x.compareTo(y);
    }
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      return compareAll(x, y);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      int keys = compareAll(x.keySet(), y.keySet());
      return keys != 0 ? keys : compareAll(x.values(), y.values());
    }
    throw new IllegalArgumentException("no TLA+ values: " + a + ", " + b);
  }

  private static int compareAll(Collection<?> a, Collection<?> b) {
    Iterator<?> others = b.iterator();
    for (Object mine : a) {
      if (!others.hasNext()) {
        return 1;
      }
      int order = compare(mine, others.next());
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  private static int kind(Object value) {
    return value instanceof Boolean
        ? 0
        : value instanceof Integer
            ? 1
            : value instanceof String
                ? 2
                : value instanceof List ? 3 : value instanceof Set ? 4 : 5;
  }
}

package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a list that fails shorter, by leaving out parts of it for as long as it still fails: first
 * large ones, at last single ones (delta debugging: Zeller and Hildebrandt, Simplifying and
 * Isolating Failure-Inducing Input, 2002).
 */
final class ShortestPart {
  private ShortestPart() {}

  /** A part from which nothing can be left out any more. */
  static <T> List<T> of(List<T> failing, Predicate<List<T>> fails) {
    List<T> shortest = failing;
    int size = Math.max(1, failing.size() / 2);
    while (true) {
      List<T> shorter = withoutPartsOf(size, shortest, fails);
      boolean done = size == 1 && shorter.size() == shortest.size();
      size = shorter.size() < shortest.size() && size == 1 ? 1 : Math.max(1, size / 2);
      shortest = shorter;
      if (done) {
        return shortest;
      }
    }
  }

  private static <T> List<T> withoutPartsOf(int size, List<T> list, Predicate<List<T>> fails) {
    List<T> shortest = list;
    int from = Math.max(0, list.size() - size);
    while (true) {
      List<T> without = new ArrayList<>(shortest.subList(0, from));
      without.addAll(shortest.subList(Math.min(shortest.size(), from + size), shortest.size()));
      if (without.size() < shortest.size() && fails.test(without)) {
        shortest = without;
      }
      if (from == 0) {
        return shortest;
      }
      from = Math.max(0, from - size);
    }
  }
}

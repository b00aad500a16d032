package dev.bindery.properties.agreement;

import java.util.Comparator;

/** An action and one of its answers. */
public record Pair(String action, String answer) implements Comparable<Pair> {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::action).thenComparing(Pair::answer);

  @Override
  public int compareTo(Pair other) {
    return ORDER.compare(this, other);
  }

  /** As {@code Commit -> 3902}. */
  @Override
  public String toString() {
    return action + " -> " + answer;
  }
}

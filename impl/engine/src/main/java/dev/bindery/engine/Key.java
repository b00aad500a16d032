package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of an index: some values, compared one after the other, null before all else. A key that is
 * the beginning of another comes before it, so it can stand for all that begin with it.
 *
 * <p>For the maintainer: most keys are of one column, so the first value stands by itself, and to
 * find such a key takes one object less each time that two are compared.
 */
public final class Key implements Comparable<Key> {
  private static final @Nullable Comparable<?>[] NO_MORE = {};

  private final @Nullable Comparable<?> first;
  private final @Nullable Comparable<?>[] more;

  private Key(@Nullable Comparable<?> first, @Nullable Comparable<?>[] more) {
    this.first = first;
    this.more = more;
  }

  /**
   * A key of those values, each immutable, and of the types of the columns.
   *
   * @throws IllegalArgumentException if there are none
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Key of(@Nullable Comparable<?>... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A key has at least one value");
    }
    return new Key(
        values[0], values.length == 1 ? NO_MORE : Arrays.copyOfRange(values, 1, values.length));
  }

  /** The values at those places of a row, at least one. */
  static Key of(@Nullable Comparable<?>[] row, int[] places) {
    if (places.length == 1) {
      return new Key(row[places[0]], NO_MORE);
    }
    @Nullable Comparable<?>[] more = new Comparable<?>[places.length - 1];
    for (int i = 0; i < more.length; i++) {
      more[i] = row[places[i + 1]];
    }
    return new Key(row[places[0]], more);
  }

  /** Whether it is what {@link #of(Comparable[], int[])} would make. */
  boolean isOf(@Nullable Comparable<?>[] row, int[] places) {
    if (places.length != width()) {
      return false;
    }
    for (int i = 0; i < places.length; i++) {
      if (!Objects.equals(value(i), row[places[i]])) {
        return false;
      }
    }
    return true;
  }

  /** How many values it has. */
  public int width() {
    return 1 + more.length;
  }

  /** The value at a place, from 0. */
  public @Nullable Comparable<?> value(int place) {
    return place == 0 ? first : more[place - 1];
  }

  /** As {@link #compareTo}, but a key that begins with the other one equals it. */
  int compareToStart(Key start) {
    return compare(start, Math.min(more.length, start.more.length));
  }

  @Override
  public int compareTo(Key other) {
    int compared = compare(other, Math.min(more.length, other.more.length));
    return compared == 0 ? Integer.compare(more.length, other.more.length) : compared;
  }

  private int compare(Key other, int places) {
    int compared = compare(first, other.first);
    for (int i = 0; compared == 0 && i < places; i++) {
      compared = compare(more[i], other.more[i]);
    }
    return compared;
  }

  /** Both are values of one column, whose type the table has checked. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Comparable<?> one, @Nullable Comparable<?> other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  private List<@Nullable Comparable<?>> values() {
    List<@Nullable Comparable<?>> values = new ArrayList<>();
    values.add(first);
    Collections.addAll(values, more);
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key that
        && Objects.equals(first, that.first)
        && Arrays.equals(more, that.more);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(more) + Objects.hashCode(first);
  }

  @Override
  public String toString() {
    return values().toString();
  }
}

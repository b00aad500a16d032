package dev.bindery.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key of an index: some values, compared one after the other, null before all else. A key that is
 * the beginning of another comes before it, so it can stand for all that begin with it.
 */
public final class Key implements Comparable<Key> {
  private final @Nullable Comparable<?>[] values;

  private Key(@Nullable Comparable<?>[] values) {
    this.values = values;
  }

  /** A key of those values, each immutable, and of the types of the columns. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Key of(@Nullable Comparable<?>... values) {
    return new Key(values.clone());
  }

  static Key owning(@Nullable Comparable<?>[] values) {
    return new Key(values);
  }

  /** How many values it has. */
  public int width() {
    return values.length;
  }

  /** The value at a place, from 0. */
  public @Nullable Comparable<?> value(int place) {
    return values[place];
  }

  /** As {@link #compareTo}, but a key that begins with the other one equals it. */
  int compareToStart(Key start) {
    return compare(start, Math.min(values.length, start.values.length));
  }

  @Override
  public int compareTo(Key other) {
    int shared = Math.min(values.length, other.values.length);
    int compared = compare(other, shared);
    return compared == 0 ? Integer.compare(values.length, other.values.length) : compared;
  }

  private int compare(Key other, int places) {
    for (int i = 0; i < places; i++) {
      int compared = compare(values[i], other.values[i]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  /** Both are values of one column, whose type the table has checked. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Comparable<?> one, @Nullable Comparable<?> other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * The keys from one to another, both included. A bound that has fewer values than the keys stands
 * for all that begin with it.
 *
 * @param from the least; none: from the beginning
 * @param to the greatest; none: to the end
 */
public record KeyRange(@Nullable Key from, @Nullable Key to) {
  /** Every key. */
  public static final KeyRange ALL = new KeyRange(null, null);

  /** The keys that begin with that one. */
  public static KeyRange of(Key start) {
    return new KeyRange(start, start);
  }

  /** The keys from one to another, both included. */
  public static KeyRange of(Key from, Key to) {
    return new KeyRange(from, to);
  }

  boolean endsBefore(Key key) {
    return to != null && key.compareToStart(to) > 0;
  }
}

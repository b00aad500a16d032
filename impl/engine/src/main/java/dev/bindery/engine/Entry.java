package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * A place in an index that can be locked: a key, and the gap before it. Behind all keys stands the
 * end, so each key has a next.
 *
 * <p>In the primary index it holds a row, in a secondary one the row's primary key. It holds
 * nothing while what was put in or taken out is not yet committed, and when that is decided it
 * leaves the index.
 *
 * <p>For the maintainer: {@code value} is written by who has the key locked in mode X. It is read
 * under a lock, or, at READ UNCOMMITTED, under none: what it refers to never changes, so whatever
 * value is seen is whole. {@code gone} is guarded by the monitor.
 */
final class Entry extends Lockable {
  private final Index index;
  private final @Nullable Key key;
  private @Nullable Object value;
  private boolean gone;

  /** An entry that is not yet in its index; without a key it is the end. */
  Entry(Index index, @Nullable Key key, @Nullable Object value) {
    this.index = index;
    this.key = key;
    this.value = value;
  }

  Index index() {
    return index;
  }

  @Override
  Table table() {
    return index.table();
  }

  boolean isEnd() {
    return key == null;
  }

  /** Its key; the end has none. */
  Key key() {
    if (key == null) {
      throw new IllegalStateException("The end of an index has no key");
    }
    return key;
  }

  @Nullable Object value() {
    return value;
  }

  void setValue(@Nullable Object changed) {
    value = changed;
  }

  /**
   * Whether it has left the index. Needs the monitor, or a lock on the key itself: nobody else
   * could take it out beside that.
   */
  boolean isGone() {
    return gone;
  }

  /** As {@link #isGone}, for who has not the monitor. */
  synchronized boolean hasLeftIndex() {
    return gone;
  }

  @Override
  void remove(Hold hold) {
    leaveIndexIfEmpty(hold);
    super.remove(hold);
  }

  /** If it holds nothing, and the owner of that lock is the one to say so. Needs the monitor. */
  void leaveIndexIfEmpty(Hold hold) {
    if (hold.held.isExclusive()) {
      leaveIndexIfEmpty();
    }
  }

  /** If it holds nothing. Needs the monitor, and the right to write it. */
  void leaveIndexIfEmpty() {
    if (value == null && !gone && key != null) {
      gone = true;
      index.remove(this);
    }
  }

  /** A key is shown as a number only: what is in it could be a bind token (T9). */
  @Override
  String label() {
    String place = key == null ? "the end" : "key #" + Integer.toHexString(key.hashCode());
    return place + " of " + index.label();
  }
}

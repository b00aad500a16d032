package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * One lock: a mode of one resource, held by one owner (L2). It is held until its owner's statement
 * is over, and then in the mode in which it is kept until the transaction ends (L5).
 *
 * <p>For the maintainer: {@code on}, {@code held}, {@code before} and {@code after} belong to the
 * resource and its monitor; {@code kept} and {@code next} to the owner, for whom alone {@code held}
 * changes, so it may read that without the monitor. {@code on} changes when a {@link Lane} hands
 * the lock over to its table.
 */
final class Hold {
  Lockable on;
  final LockSpace space;
  LockMode held;
  LockMode kept = LockMode.NONE;

  /** Its neighbours among the locks of the resource. */
  @Nullable Hold before;

  @Nullable Hold after;

  /** The next in its owner's list: of kept rows, of rows that go with the statement, of tables. */
  @Nullable Hold next;

  Hold(Lockable on, LockSpace space, LockMode held) {
    this.on = on;
    this.space = space;
    this.held = held;
  }
}

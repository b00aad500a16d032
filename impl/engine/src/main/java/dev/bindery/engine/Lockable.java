package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * What can be locked: a table, or an entry of an index. It is the head of its own locks: who holds
 * it, and who waits for it, longest first.
 *
 * <p>A lock is compared with those of all other owners. While few hold the resource they are looked
 * at one by one; from then on a count for each mode says it, however many there are.
 *
 * <p>For the maintainer: all of it is guarded by its own monitor, the innermost of all guards; the
 * queue also by the monitor of {@link LockWaits}, so who has that may read it.
 */
abstract class Lockable {
  private static final int FEW = 8;

  private @Nullable Hold first;
  private int holders;
  private int @Nullable [] counts;
  private @Nullable LockWait queue;

  /** The table that it is, or that it is a part of. */
  abstract Table table();

  /** What a person calls it. */
  abstract String label();

  // Needs the monitor

  /** The lock that an owner has on this, if any. */
  @Nullable Hold holdOf(LockSpace space) {
    Hold hold = first;
    while (hold != null && hold.space != space) {
      hold = hold.after;
    }
    return hold;
  }

  int holders() {
    return holders;
  }

  @Nullable Hold first() {
    return first;
  }

  /** Whether a lock of that mode conflicts with one of another owner than that of {@code own}. */
  boolean conflicts(LockMode mode, @Nullable Hold own) {
    int[] many = counts;
    if (many == null) {
      for (Hold hold = first; hold != null; hold = hold.after) {
        if (hold != own && !mode.isCompatibleWith(hold.held)) {
          return true;
        }
      }
      return false;
    }
    int left = mode.conflicts();
    while (left != 0) {
      int index = Integer.numberOfTrailingZeros(left);
      left &= left - 1;
      if (many[index] > (own != null && own.held.index() == index ? 1 : 0)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether such a request would have to wait: for a holder, or, if it is no conversion, for those
   * who wait already (L3).
   */
  boolean blocks(LockMode mode, @Nullable Hold own) {
    return (own == null && queue != null) || conflicts(mode, own);
  }

  /**
   * Locks it for an owner, if nothing stands against that.
   *
   * @param own what the owner has on it
   * @return what it has then
   */
  @Nullable Hold lock(LockSpace space, @Nullable Hold own, LockMode mode) {
    if (own == null) {
      return blocks(mode, null) ? null : add(space, mode);
    }
    if (own.held.covers(mode)) {
      return own;
    }
    LockMode target = own.held.join(mode); // L3
    if (blocks(target, own)) {
      return null;
    }
    change(own, target);
    return own;
  }

  /** A request of that mode looks at the locks: all must be here that it could conflict with. */
  void gather(LockMode mode) {}

  Hold add(LockSpace space, LockMode mode) {
    Hold hold = new Hold(this, space, mode);
    link(hold);
    return hold;
  }

  /** Takes a lock over from a part of this, whose monitor the caller has too. */
  void adopt(Hold hold) {
    hold.on = this;
    link(hold);
  }

  private void link(Hold hold) {
    Hold second = first;
    hold.after = second;
    if (second != null) {
      second.before = hold;
    }
    first = hold;
    holders++;
    count(hold.held, 1);
  }

  void change(Hold hold, LockMode mode) {
    count(hold.held, -1);
    hold.held = mode;
    count(mode, 1);
  }

  /** A lock is had in a weaker mode, or not at all. */
  void reduce(Hold hold, LockMode mode) {
    if (mode == LockMode.NONE) {
      remove(hold);
    } else {
      change(hold, mode);
    }
  }

  void remove(Hold hold) {
    Hold before = hold.before;
    Hold after = hold.after;
    hold.before = null;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after != null) {
      after.before = before;
    }
    holders--;
    count(hold.held, -1);
  }

  private void count(LockMode mode, int change) {
    int[] many = counts;
    if (many != null) {
      many[mode.index()] += change;
    } else if (holders > FEW) {
      many = new int[LockMode.values().length];
      for (Hold hold = first; hold != null; hold = hold.after) {
        many[hold.held.index()]++;
      }
      counts = many;
    }
  }

  // The queue. To change it needs both monitors.

  @Nullable LockWait queue() {
    return queue;
  }

  void enqueue(LockWait wait) {
    LockWait last = queue;
    if (last == null) {
      queue = wait;
      return;
    }
    while (last.behind != null) {
      last = last.behind;
    }
    last.behind = wait;
    wait.ahead = last;
  }

  void dequeue(LockWait wait) {
    LockWait ahead = wait.ahead;
    LockWait behind = wait.behind;
    if (ahead == null) {
      queue = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind != null) {
      behind.ahead = ahead;
    }
    wait.ahead = null;
    wait.behind = null;
  }

  @Override
  public String toString() {
    return label();
  }
}

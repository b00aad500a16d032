package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An owner of locks (L2), with the log of what it changed under them: a transaction, or a statement
 * outside of any (N9). Whichever members ask, to all others it is one owner.
 *
 * <p>A lock is held until the statement is over that asked for it, and then in the mode in which it
 * is kept to the end (L5).
 *
 * <p>For the maintainer: its lists are guarded by the right to run statements in it, as its log is;
 * {@code waiting} by the monitor of {@link LockWaits}. {@code over} is written before anything is
 * freed, and read under the monitor of a resource: who has seen one of its locks free sees all of
 * them free (L6).
 */
abstract class LockSpace extends UndoLog {
  // Rows that are kept to the end, rows that go with the statement, and tables.
  private @Nullable Hold kept;
  private @Nullable Hold loose;
  private @Nullable Hold tables;
  private @Nullable List<Hold> strengthened;
  private @Nullable LockWait waiting;
  private int locks;
  private boolean over;

  final UndoLog log() {
    return this;
  }

  /** The session whose statement runs in it, or ran last. */
  abstract int ranBy();

  /** How much a rollback would have to undo (L8). */
  abstract int undoRecords();

  /** The higher, the younger (L8). */
  abstract long age();

  /** What a person calls it. */
  abstract String label();

  /** How many resources it has locked. */
  final int locks() {
    return locks;
  }

  final boolean isOver() {
    return over;
  }

  @Nullable LockWait waiting() {
    return waiting;
  }

  void setWaiting(@Nullable LockWait wait) {
    waiting = wait;
  }

  // Taking

  /**
   * Takes a lock, if nothing stands against it.
   *
   * @param keep whether it is kept to the end
   */
  final boolean take(Lockable on, LockMode mode, boolean keep) {
    Hold own;
    Hold granted;
    if (on instanceof Table table) {
      own = onTable(table);
      granted = own != null && own.held.covers(mode) ? own : table.lock(this, own, mode);
    } else {
      synchronized (on) {
        own = holdOn(on);
        granted = on.lock(this, own, mode);
      }
    }
    if (granted == null) {
      return false;
    }
    if (own == null) {
      enter(granted);
    }
    keep(granted, mode, keep);
    return true;
  }

  /** A lock on an entry that nobody else knows yet. */
  final void plant(Entry fresh, LockMode mode, boolean keep) {
    Hold own;
    synchronized (fresh) {
      own = fresh.add(this, mode);
    }
    enter(own);
    keep(own, mode, keep);
  }

  /**
   * What was granted to a wait, if anything was, becomes part of its owner's lists, unless it left
   * its index.
   */
  final void adopt(LockWait granted, LockWaits waits) {
    Hold own = granted.hold();
    if (own == null) {
      return;
    }
    if (!granted.isConversion()) {
      enter(own);
    }
    keep(own, granted.mode, granted.keep);
    if (own.on instanceof Entry entry && entry.hasLeftIndex()) {
      drop(entry, waits);
    }
  }

  /** What it has on that resource, if anything. */
  final @Nullable Hold on(Lockable on) {
    if (on instanceof Table table) {
      return onTable(table);
    }
    synchronized (on) {
      return holdOn(on);
    }
  }

  /** One owner has few tables, and one table many owners. */
  private @Nullable Hold onTable(Table table) {
    Hold hold = tables;
    while (hold != null && hold.on.table() != table) {
      hold = hold.next;
    }
    return hold;
  }

  private @Nullable Hold holdOn(Lockable on) {
    if (on.holders() <= locks) {
      return on.holdOf(this);
    }
    Hold found = in(kept, on);
    return found == null ? in(loose, on) : found;
  }

  private static @Nullable Hold in(@Nullable Hold list, Lockable on) {
    Hold hold = list;
    while (hold != null && hold.on != on) {
      hold = hold.next;
    }
    return hold;
  }

  private void enter(Hold hold) {
    locks++;
    if (hold.on instanceof Entry) {
      hold.next = loose;
      loose = hold;
    } else {
      hold.next = tables;
      tables = hold;
    }
  }

  private void keep(Hold hold, LockMode mode, boolean keep) {
    if (keep && !hold.kept.covers(mode)) {
      if (hold.kept == LockMode.NONE && hold.on instanceof Entry) {
        loose = without(loose, hold);
        hold.next = kept;
        kept = hold;
      }
      hold.kept = hold.kept.join(mode);
    }
    if (hold.kept != LockMode.NONE && hold.kept != hold.held) {
      List<Hold> known = strengthened;
      if (known == null) {
        known = new ArrayList<>();
        strengthened = known;
      }
      if (!known.contains(hold)) {
        known.add(hold);
      }
    }
  }

  private static @Nullable Hold without(@Nullable Hold list, Hold hold) {
    if (list == hold) {
      return hold.next;
    }
    Hold each = list;
    while (each != null && each.next != hold) {
      each = each.next;
    }
    if (each != null) {
      each.next = hold.next;
    }
    return list;
  }

  // Freeing

  /**
   * A lock has done its work before the statement is over: it is had as it is kept. But what is
   * locked to be written stays locked, also by a statement outside of any transaction, which keeps
   * nothing.
   */
  final void loosen(Entry on, LockWaits waits) {
    Hold own = on(on);
    if (own == null || own.held == own.kept) {
      return;
    }
    if (own.held.isToWrite() && !own.kept.isToWrite()) {
      return;
    }
    if (own.kept == LockMode.NONE) {
      loose = without(loose, own);
      free(own, waits);
    } else {
      reduce(own, own.kept, waits);
    }
  }

  /** A lock on what turned out to be gone. */
  final void drop(Entry on, LockWaits waits) {
    Hold own = on(on);
    if (own == null) {
      return;
    }
    if (own.kept == LockMode.NONE) {
      loose = without(loose, own);
    } else {
      kept = without(kept, own);
    }
    free(own, waits);
  }

  /** The statement is over: what it locked is had as it is kept (L5). */
  final void statementOver(LockWaits waits) {
    Hold hold = loose;
    loose = null;
    freeAll(hold, waits);
    freeLooseTables(waits);
    List<Hold> known = strengthened;
    if (known != null && !known.isEmpty()) {
      known.forEach(strong -> reduce(strong, strong.kept, waits));
      known.clear();
    }
  }

  private void freeLooseTables(LockWaits waits) {
    Hold next;
    for (Hold hold = tables; hold != null; hold = next) {
      next = hold.next;
      if (hold.kept == LockMode.NONE) {
        tables = without(tables, hold);
        free(hold, waits);
      }
    }
  }

  /** Frees everything. What was written must have been kept or undone before. */
  final void freeLocks(LockWaits waits) {
    Hold first = kept;
    Hold second = loose;
    Hold third = tables;
    kept = null;
    loose = null;
    tables = null;
    strengthened = null;
    freeAll(first, waits);
    freeAll(second, waits);
    freeAll(third, waits);
  }

  /** It has ended: its locks count as free, all at once, and then they are freed (L6). */
  final void endLocks(LockWaits waits) {
    if (locks == 0) {
      over = true;
      return;
    }
    purge(kept);
    purge(loose);
    over = true;
    freeLocks(waits);
  }

  /** Entries without a row go from the index before anybody else can have them. */
  private static void purge(@Nullable Hold list) {
    for (Hold hold = list; hold != null; hold = hold.next) {
      if (hold.on instanceof Entry entry && entry.value() == null) {
        synchronized (entry) {
          entry.leaveIndexIfEmpty(hold);
        }
      }
    }
  }

  private void freeAll(@Nullable Hold list, LockWaits waits) {
    Hold next;
    for (Hold hold = list; hold != null; hold = next) {
      next = hold.next;
      free(hold, waits);
    }
  }

  private void free(Hold hold, LockWaits waits) {
    locks--;
    reduce(hold, LockMode.NONE, waits);
  }

  /** Has a lock in a weaker mode, or not at all. Its lane may hand it over in that moment, once. */
  private static void reduce(Hold hold, LockMode mode, LockWaits waits) {
    Lockable on;
    boolean there;
    boolean awaited = false;
    do {
      on = hold.on;
      synchronized (on) {
        there = hold.on == on;
        if (there) {
          on.reduce(hold, mode);
          awaited = on.queue() != null;
        }
      }
    } while (!there);
    if (awaited) {
      waits.settle(on); // L9
    }
  }

  /** Its locks, for a snapshot. */
  final List<Hold> holds() {
    List<Hold> all = new ArrayList<>(locks);
    for (Hold hold = kept; hold != null; hold = hold.next) {
      all.add(hold);
    }
    for (Hold hold = loose; hold != null; hold = hold.next) {
      all.add(hold);
    }
    for (Hold hold = tables; hold != null; hold = hold.next) {
      all.add(hold);
    }
    return all;
  }
}

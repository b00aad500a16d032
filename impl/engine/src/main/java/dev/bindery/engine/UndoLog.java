package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The undo log of a transaction: what has to be undone. A savepoint is a position in it.
 *
 * <p>A record that changes data says what an entry held before; an abstract one ({@link
 * Statements#write}) only counts. Guarded like the rest of its {@link LockSpace}, which it is a
 * part of by inheritance: so a transaction is one object.
 */
abstract class UndoLog {
  /** What one record takes back, and how many records are before it. */
  record Change(Entry entry, @Nullable Object before, int position, @Nullable Change older) {}

  private int size;
  private @Nullable Change newest;

  /** How many records there are: the position behind the newest. */
  final int position() {
    return size;
  }

  /** An abstract record. */
  final void append() {
    size++;
  }

  /** Writes what an entry holds from now on. Needs its lock. */
  final void change(Entry entry, @Nullable Object value) {
    newest = new Change(entry, entry.value(), size, newest);
    size++;
    entry.setValue(value);
  }

  /** An entry was put into its index. */
  final void added(Entry entry) {
    newest = new Change(entry, null, size, newest);
    size++;
  }

  /** Undoes the records from the newest down to a position, which stays (S2). */
  final void undoTo(int position) {
    assert position >= 0 && position <= size;
    while (newest != null && newest.position() >= position) {
      newest.entry().setValue(newest.before());
      newest = newest.older();
    }
    size = position;
  }

  /** What was changed is to stay, and what was taken out leaves its index; the position stays. */
  final void keep() {
    for (Change change = newest; change != null; change = change.older()) {
      Entry entry = change.entry();
      if (entry.value() == null) {
        synchronized (entry) {
          entry.leaveIndexIfEmpty();
        }
      }
    }
    newest = null;
  }

  /** For the next statement that is a transaction of its own. */
  final void clear() {
    assert newest == null;
    size = 0;
  }

  /** The changes of data, oldest first. */
  final List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Change change = newest; change != null; change = change.older()) {
      changes.add(change);
    }
    Collections.reverse(changes);
    return changes;
  }
}

package dev.bindery.engine;

/**
 * The undo log of a transaction: what has to be undone, oldest first. A savepoint is a position in
 * it.
 *
 * <p>A record stands for a change of data and holds nothing: the engine has no tables. Guarded like
 * the rest of its {@link Transaction}.
 */
final class UndoLog {
  private int size;

  /** How many records there are: the position behind the newest. */
  int position() {
    return size;
  }

  void append() {
    size++;
  }

  /** Undoes the records from the newest down to a position, which stays (S2). */
  void undoTo(int position) {
    assert position >= 0 && position <= size;
    size = position;
  }
}

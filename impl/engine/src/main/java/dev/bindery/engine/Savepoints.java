package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ROLLBACK TRAN name} can go back to (N6): the savepoints of a transaction, oldest
 * first, names and positions in its undo log; and the beginning, by the transaction's own name. The
 * same name may stand there more than once (S1). Setting one allocates nothing, growth aside.
 * Guarded like the rest of its {@link Transaction}.
 */
final class Savepoints {
  static final int NOT_FOUND = -1;
  private static final int FIRST_CAPACITY = 4;
  private static final String[] NO_NAMES = {};
  private static final int[] NO_POSITIONS = {};

  private final @Nullable String outermost;
  private String[] names = NO_NAMES;
  private int[] positions = NO_POSITIONS;
  private int size;

  /**
   * No savepoints yet.
   *
   * @param outermost the name of the transaction, if it has one
   */
  Savepoints(@Nullable String outermost) {
    this.outermost = outermost;
  }

  @Nullable String outermost() {
    return outermost;
  }

  int size() {
    return size;
  }

  void push(String name, int position) {
    if (size == names.length) {
      int capacity = Math.max(FIRST_CAPACITY, size * 2);
      names = Arrays.copyOf(names, capacity);
      positions = Arrays.copyOf(positions, capacity);
    }
    names[size] = name;
    positions[size] = position;
    size++;
  }

  /** The index of the newest savepoint of that name, or {@link #NOT_FOUND}. Case matters (S1). */
  int newest(String name) {
    for (int index = size - 1; index >= 0; index--) {
      if (names[index].equals(name)) {
        return index;
      }
    }
    return NOT_FOUND;
  }

  int position(int index) {
    return positions[index];
  }

  /** Forgets the savepoint at that index and every later one (S2). */
  void dropFrom(int index) {
    Arrays.fill(names, index, size, "");
    size = index;
  }

  List<Snapshot.SavepointView> view() {
    List<Snapshot.SavepointView> view = new ArrayList<>(size);
    for (int index = 0; index < size; index++) {
      view.add(new Snapshot.SavepointView(names[index], positions[index]));
    }
    return view;
  }
}

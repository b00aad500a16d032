package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement that changes data, by primary key. */
abstract sealed class Change extends DataStatement {
  Change(Table table, Key key) {
    super(table, key);
  }

  /** What it needs. */
  abstract Permission permission();

  @Override
  public final boolean writes() {
    return true;
  }

  @Override
  final String verb() {
    return permission().name();
  }

  @Override
  final @Nullable Answer run(DataAccess data) {
    Key key = Objects.requireNonNull(key());
    boolean begins =
        data.mayUse(table(), permission())
            && data.mayLock(table(), table().primary(), key)
            && data.lockTableToWrite(table());
    return begins ? change(data, key) : null;
  }

  /** Changes the row of that key, or puts it in; {@code null} if it is refused something. */
  abstract @Nullable Answer change(DataAccess data, Key key);

  static boolean putIn(DataAccess data, Table table, Key key, Row row) {
    if (!data.put(table.primary(), key, row)) {
      return false;
    }
    for (Index index : table.secondaries()) {
      if (!data.put(index, index.keyOf(row), key)) {
        return false;
      }
    }
    return true;
  }

  static boolean takeOut(DataAccess data, Table table, Entry entry, Row row) {
    for (Index index : table.secondaries()) {
      if (!takeOut(data, index, index.keyOf(row))) {
        return false;
      }
    }
    return data.change(entry, null);
  }

  static boolean takeOut(DataAccess data, Index index, Key key) {
    Entry entry = data.locked(index, key, LockMode.X, data.keepsWrites());
    return entry == null ? !data.isRefused() : data.change(entry, null);
  }

  static final class Insert extends Change {
    private final Row row;

    Insert(Table table, Key key, Row row) {
      super(table, key);
      this.row = row;
    }

    @Override
    Permission permission() {
      return Permission.INSERT;
    }

    @Override
    @Nullable Answer change(DataAccess data, Key key) {
      return putIn(data, table(), key, row) ? Affected.ONE : null;
    }
  }

  /** A change of a row that must be there, or nothing is changed. */
  abstract static sealed class OfRow extends Change {
    OfRow(Table table, Key key) {
      super(table, key);
    }

    @Override
    final @Nullable Answer change(DataAccess data, Key key) {
      Entry entry = data.lockedOrGap(table().primary(), key, LockMode.X, data.keepsWrites());
      if (data.isRefused()) {
        return null;
      }
      if (entry == null || !(entry.value() instanceof Row before)) {
        return Affected.NONE;
      }
      return change(data, entry, before) ? Affected.ONE : null;
    }

    abstract boolean change(DataAccess data, Entry entry, Row before);
  }

  /** Another row in the place of one. */
  abstract static sealed class Update extends OfRow {
    final Row row;

    Update(Table table, Key key, Row row) {
      super(table, key);
      this.row = row;
    }

    @Override
    final Permission permission() {
      return Permission.UPDATE;
    }
  }

  /** An update that leaves the primary key as it is. */
  static final class Replace extends Update {
    Replace(Table table, Key key, Row row) {
      super(table, key, row);
    }

    @Override
    boolean change(DataAccess data, Entry entry, Row before) {
      for (Index index : table().secondaries()) {
        Key old = index.keyOf(before);
        Key fresh = index.keyOf(row);
        if (!old.equals(fresh)
            && !(takeOut(data, index, old) && data.put(index, fresh, entry.key()))) {
          return false;
        }
      }
      return data.change(entry, row);
    }
  }

  /** An update of the primary key: the row goes, and comes in again at another place. */
  static final class Move extends Update {
    Move(Table table, Key key, Row row) {
      super(table, key, row);
    }

    @Override
    boolean change(DataAccess data, Entry entry, Row before) {
      return takeOut(data, table(), entry, before)
          && putIn(data, table(), table().primary().keyOf(row), row);
    }
  }

  static final class Delete extends OfRow {
    Delete(Table table, Key key) {
      super(table, key);
    }

    @Override
    Permission permission() {
      return Permission.DELETE;
    }

    @Override
    boolean change(DataAccess data, Entry entry, Row before) {
      return takeOut(data, table(), entry, before);
    }
  }
}

package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/** A statement that changes data. */
abstract sealed class Change extends DataStatement {
  Change(Table table, Key key) {
    super(table, key);
  }

  @Override
  public final boolean writes() {
    return true;
  }

  final boolean begins(DataAccess data, Permission permission, Key key) {
    return data.mayUse(table(), permission)
        && data.mayLock(table(), table().primary(), key)
        && data.lockTableToWrite(table());
  }

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

  /** The row of an entry that is locked, or {@code null} if there is none. */
  static @Nullable Row rowOf(@Nullable Entry entry) {
    return entry == null ? null : (Row) entry.value();
  }

  static final class Insert extends Change {
    private final Key key;
    private final Row row;

    Insert(Table table, Key key, Row row) {
      super(table, key);
      this.key = key;
      this.row = row;
    }

    @Override
    String verb() {
      return "INSERT";
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      return begins(data, Permission.INSERT, key) && putIn(data, table(), key, row)
          ? Affected.ONE
          : null;
    }
  }

  static final class Update extends Change {
    private final Key key;
    private final Key changed;
    private final Row row;

    Update(Table table, Key key, Key changed, Row row) {
      super(table, key);
      this.key = key;
      this.changed = changed;
      this.row = row;
    }

    @Override
    String verb() {
      return "UPDATE";
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      if (!begins(data, Permission.UPDATE, key)) {
        return null;
      }
      Index primary = table().primary();
      Entry entry = data.lockedOrGap(primary, key, LockMode.X, data.keepsWrites());
      Row before = rowOf(entry);
      if (entry == null || before == null) {
        return data.isRefused() ? null : Affected.NONE;
      }
      boolean done =
          key.equals(changed)
              ? replace(data, entry, before)
              : takeOut(data, table(), entry, before) && putIn(data, table(), changed, row);
      return done ? Affected.ONE : null;
    }

    private boolean replace(DataAccess data, Entry entry, Row before) {
      for (Index index : table().secondaries()) {
        Key old = index.keyOf(before);
        Key fresh = index.keyOf(row);
        if (!old.equals(fresh) && !(takeOut(data, index, old) && data.put(index, fresh, key))) {
          return false;
        }
      }
      return data.change(entry, row);
    }
  }

  static final class Delete extends Change {
    private final Key key;

    Delete(Table table, Key key) {
      super(table, key);
      this.key = key;
    }

    @Override
    String verb() {
      return "DELETE";
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      if (!begins(data, Permission.DELETE, key)) {
        return null;
      }
      Entry entry = data.lockedOrGap(table().primary(), key, LockMode.X, data.keepsWrites());
      Row before = rowOf(entry);
      if (entry == null || before == null) {
        return data.isRefused() ? null : Affected.NONE;
      }
      return takeOut(data, table(), entry, before) ? Affected.ONE : null;
    }
  }
}

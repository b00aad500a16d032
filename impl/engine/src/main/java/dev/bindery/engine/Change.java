package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/** A statement that changes data, by primary key. */
abstract sealed class Change extends DataStatement {
  private final Key key;
  private final Permission permission;

  Change(Table table, Key key, Permission permission) {
    super(table, key);
    this.key = key;
    this.permission = permission;
  }

  @Override
  public final boolean writes() {
    return true;
  }

  @Override
  final String verb() {
    return permission.name();
  }

  @Override
  final @Nullable Answer run(DataAccess data) {
    boolean begins =
        data.mayUse(table(), permission)
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
      super(table, key, Permission.INSERT);
      this.row = row;
    }

    @Override
    @Nullable Answer change(DataAccess data, Key key) {
      return putIn(data, table(), key, row) ? Affected.ONE : null;
    }
  }

  /** A change of a row that must be there, or nothing is changed. */
  abstract static sealed class OfRow extends Change {
    OfRow(Table table, Key key, Permission permission) {
      super(table, key, permission);
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

  static final class Update extends OfRow {
    private final Key changed;
    private final Row row;

    Update(Table table, Key key, Key changed, Row row) {
      super(table, key, Permission.UPDATE);
      this.changed = changed;
      this.row = row;
    }

    @Override
    boolean change(DataAccess data, Entry entry, Row before) {
      return entry.key().equals(changed)
          ? replace(data, entry, before)
          : takeOut(data, table(), entry, before) && putIn(data, table(), changed, row);
    }

    private boolean replace(DataAccess data, Entry entry, Row before) {
      for (Index index : table().secondaries()) {
        Key old = index.keyOf(before);
        Key fresh = index.keyOf(row);
        if (!old.equals(fresh) && !(takeOut(data, index, old) && data.put(index, fresh, changed))) {
          return false;
        }
      }
      return data.change(entry, row);
    }
  }

  static final class Delete extends OfRow {
    Delete(Table table, Key key) {
      super(table, key, Permission.DELETE);
    }

    @Override
    boolean change(DataAccess data, Entry entry, Row before) {
      return takeOut(data, table(), entry, before);
    }
  }
}

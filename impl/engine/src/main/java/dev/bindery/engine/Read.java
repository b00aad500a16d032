package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that reads. */
abstract sealed class Read extends DataStatement {
  Read(Table table, @Nullable Key key) {
    super(table, key);
  }

  @Override
  public final boolean writes() {
    return false;
  }

  @Override
  final String verb() {
    return "SELECT";
  }

  static void addRow(List<Row> rows, @Nullable Object found) {
    if (found instanceof Row row) {
      rows.add(row);
    }
  }

  static final class ByKey extends Read {
    private final Key key;
    private final LockMode mode;

    ByKey(Table table, Key key, LockMode mode) {
      super(table, key);
      this.key = key;
      this.mode = mode;
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      if (!data.mayUse(table(), Permission.SELECT)) {
        return null;
      }
      Index primary = table().primary();
      if (mode == LockMode.S && !data.locksReads()) {
        Entry entry = primary.find(key);
        return answer(entry == null ? null : entry.value());
      }
      boolean reads = mode == LockMode.S;
      boolean keep = reads ? data.keepsReads() : data.keepsWrites();
      if (!data.mayLock(table(), primary, key)
          || !(reads ? data.lockTableToRead(table()) : data.lockTableToWrite(table()))) {
        return null;
      }
      Entry entry = data.lockedOrGap(primary, key, mode, keep);
      return data.isRefused() ? null : answer(entry == null ? null : entry.value());
    }

    private static Answer answer(@Nullable Object found) {
      return found instanceof Row row ? new Rows(List.of(row)) : Rows.NONE;
    }
  }

  static final class ByRange extends Read {
    private final Index index;
    private final KeyRange range;

    ByRange(Index index, KeyRange range) {
      super(index.table(), null);
      this.index = index;
      this.range = range;
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      if (!data.mayUse(table(), Permission.SELECT) || !data.lockTableToRead(table())) {
        return null;
      }
      List<Row> rows = new ArrayList<>();
      LockMode mode = data.locksRanges() ? LockMode.RANGE_S_S : LockMode.S;
      Key before = null;
      while (true) {
        Entry entry = after(before);
        boolean last = entry.isEnd() || range.endsBefore(entry.key());
        if (data.locksReads() && (!last || data.locksRanges())) {
          if (!data.lockKey(entry, mode, data.keepsReads())) {
            return null;
          }
          if (entry != after(before)) {
            data.drop(entry); // what came in between is read first
            continue;
          }
        }
        if (last) {
          return new Rows(rows);
        }
        if (!read(entry, data, rows)) {
          return null;
        }
        data.hasRead(entry);
        before = entry.key();
      }
    }

    private Entry after(@Nullable Key before) {
      return before == null ? index.first(range) : index.next(before);
    }

    /** The row of an entry; a secondary index leads to it by the primary key. */
    private boolean read(Entry entry, DataAccess data, List<Row> rows) {
      Object value = entry.value();
      if (!(value instanceof Key key)) {
        addRow(rows, value);
        return true;
      }
      Index primary = table().primary();
      Entry found =
          data.locksReads()
              ? data.locked(primary, key, LockMode.S, data.keepsReads())
              : primary.find(key);
      if (found != null) {
        addRow(rows, found.value());
        data.hasRead(found);
      }
      return !data.isRefused();
    }
  }

  static final class All extends Read {
    All(Table table) {
      super(table, null);
    }

    @Override
    @Nullable Answer run(DataAccess data) {
      if (!data.mayUse(table(), Permission.SELECT)) {
        return null;
      }
      if (data.locksReads() && !data.lockTable(table(), LockMode.S, data.keepsReads())) {
        return null;
      }
      List<Row> rows = new ArrayList<>();
      table().primary().entries().forEach(entry -> addRow(rows, entry.value()));
      return new Rows(rows);
    }
  }
}

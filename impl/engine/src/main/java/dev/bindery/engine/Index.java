package dev.bindery.engine;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index of a table. The primary one leads from the primary key to the row, a secondary
 * one from its columns to the primary key; if it is not unique, the primary key's columns are part
 * of its keys.
 *
 * <p>For the maintainer: safe for any thread. An entry is put in under the monitor of the next one,
 * so of two inserts into one gap the second one sees the first.
 */
public final class Index {
  private final Table table;
  private final String name;
  private final int[] columns;
  private final int[] places;
  private final ConcurrentSkipListMap<Key, Entry> entries = new ConcurrentSkipListMap<>();
  private final Entry end = new Entry(this, null, null);

  /**
   * An index that is empty.
   *
   * @param more the columns that its keys have behind its own, to be unique
   */
  Index(Table table, String name, int[] columns, int... more) {
    this.table = table;
    this.name = name;
    this.columns = columns;
    this.places = IntStream.concat(IntStream.of(columns), IntStream.of(more)).toArray();
  }

  /** Its name, unique in its table. */
  public String name() {
    return name;
  }

  public Table table() {
    return table;
  }

  String label() {
    return "index " + name + " of " + table.label();
  }

  Key keyOf(Row row) {
    return row.key(places);
  }

  /** Whether {@link #keyOf} would be that key. */
  boolean isKeyOf(Row row, Key key) {
    return row.has(key, places);
  }

  int[] columns() {
    return columns;
  }

  /** Checks that the bounds are of the columns' types. */
  void check(KeyRange range) {
    for (Key bound : new Key[] {range.from(), range.to()}) {
      if (bound != null) {
        table.definition().check(bound, columns);
      }
    }
  }

  @Nullable Entry find(Key key) {
    return entries.get(key);
  }

  /** The first entry of a range, or what comes next; the end, if nothing does. */
  Entry first(KeyRange range) {
    Key from = range.from();
    return orEnd(from == null ? entries.firstEntry() : entries.ceilingEntry(from));
  }

  /** The entry after a key. */
  Entry next(Key key) {
    return orEnd(entries.higherEntry(key));
  }

  private Entry orEnd(Map.@Nullable Entry<Key, Entry> found) {
    return found == null ? end : found.getValue();
  }

  /**
   * Puts an entry in, if the gap before that next one is still what it was.
   *
   * @return whether it did
   */
  boolean put(Entry fresh, Entry next) {
    synchronized (next) {
      if (next.isGone() || next(fresh.key()) != next || entries.containsKey(fresh.key())) {
        return false;
      }
      entries.put(fresh.key(), fresh);
      return true;
    }
  }

  void remove(Entry entry) {
    entries.remove(entry.key(), entry);
  }

  /** The entries in order, as they are now and change meanwhile. */
  Collection<Entry> entries() {
    return entries.values();
  }

  /** What stands behind all keys. */
  Entry end() {
    return end;
  }
}

package dev.bindery.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads or changes data, as an object: it can be run by any session, any number of
 * times. It either does all that it says, or nothing.
 *
 * <p>Errors of all: 208 there is no such table any more; 229 not granted to the session's login
 * (P2); 1204 the limit of locks; 1205 the victim of a deadlock, and the whole transaction with it
 * (L8); 1222 waited longer than {@code LOCK_TIMEOUT} (L7). Of those that change data: 3930 in a
 * doomed transaction, 701 at the limit of undo records.
 */
public abstract sealed class DataStatement permits Change, Read, Several {
  private final Table table;
  private final @Nullable Key key;

  DataStatement(Table table, @Nullable Key key) {
    this.table = Objects.requireNonNull(table, "table");
    this.key = key;
  }

  /**
   * Puts a row in. Answers {@link Affected}; 2627 if its primary key, or its key in a unique index,
   * is there.
   */
  public static DataStatement insert(Table table, Row row) {
    return new Change.Insert(table, table.keyOf(row), row);
  }

  /**
   * Puts another row in the place of the one of that primary key. Answers {@link Affected}; 2627 if
   * the row has a key that another one has.
   */
  public static DataStatement update(Table table, Key key, Row row) {
    return table.primary().isKeyOf(table.checked(row), key)
        ? new Change.Replace(table, key, row)
        : new Change.Move(table, table.checked(key), row);
  }

  /** Takes the row of that primary key out. Answers {@link Affected}. */
  public static DataStatement delete(Table table, Key key) {
    return new Change.Delete(table, table.checked(key));
  }

  /** Reads the row of that primary key. Answers {@link Rows}. */
  public static DataStatement read(Table table, Key key) {
    return new Read.ByKey(table, table.checked(key), LockMode.S);
  }

  /**
   * Reads it to change it: the lock is U, kept to the end, so of two who do so one waits before it
   * reads, and they do not fall into a deadlock afterwards.
   */
  public static DataStatement readForUpdate(Table table, Key key) {
    return new Read.ByKey(table, table.checked(key), LockMode.U);
  }

  /** Reads the rows of a range of an index, in its order. Answers {@link Rows}. */
  public static DataStatement readRange(Index index, KeyRange range) {
    index.check(range);
    return new Read.ByRange(index, range);
  }

  /** Reads the whole table under one lock. Answers {@link Rows}. */
  public static DataStatement readAll(Table table) {
    return new Read.All(table);
  }

  /**
   * Several as one: all or none. Answers the rows that they affect, or those that they read, in
   * order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static DataStatement several(List<DataStatement> statements) {
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("Several statements are at least one");
    }
    return new Several(statements);
  }

  /** The table; of several, that of the first. */
  public final Table table() {
    return table;
  }

  /** The primary key, if it is about one row. */
  public final @Nullable Key key() {
    return key;
  }

  /** Whether it changes data. */
  public abstract boolean writes();

  /** The verb, as in SQL. */
  abstract String verb();

  /** Runs; {@code null} if it is refused something, as {@code data} says. */
  abstract @Nullable Answer run(DataAccess data);

  @Override
  public String toString() {
    return verb() + " " + table.name();
  }
}

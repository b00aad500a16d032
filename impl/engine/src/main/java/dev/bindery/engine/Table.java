package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A table: rows in the order of their primary key, and secondary indexes on them. Made by {@link
 * Instance#createTable}; used by the statements of sessions only.
 *
 * <p>For the maintainer: {@code dropped} changes under its monitor.
 */
public final class Table extends Lockable {
  private final TableDefinition definition;
  private final Index primary;
  private final List<Index> secondaries = new ArrayList<>();
  private final ConcurrentMap<String, Set<Permission>> grants = new ConcurrentHashMap<>();
  private volatile boolean dropped;

  Table(TableDefinition definition) {
    this.definition = definition;
    int[] primaryKey = definition.positions(definition.primaryKey());
    primary = Index.primary(this, primaryKey);
    definition
        .indexes()
        .forEach(
            index ->
                secondaries.add(
                    new Index(
                        this,
                        index.name(),
                        definition.positions(index.columns()),
                        index.unique() ? new int[0] : primaryKey)));
  }

  public String name() {
    return definition.name();
  }

  public TableDefinition definition() {
    return definition;
  }

  /** The index of the primary key. */
  public Index primary() {
    return primary;
  }

  /**
   * A secondary index.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  public Index index(String name) {
    return secondaries.stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Table " + name() + " has no index " + name));
  }

  List<Index> secondaries() {
    return secondaries;
  }

  /**
   * The primary key of a row.
   *
   * @throws IllegalArgumentException if the row is not one of this table's
   */
  public Key keyOf(Row row) {
    definition.check(Objects.requireNonNull(row, "row"));
    return primary.keyOf(row);
  }

  /**
   * Checks a primary key.
   *
   * @throws IllegalArgumentException if it is not one of this table's
   */
  Key checked(Key key) {
    int[] columns = primary.columns();
    definition.check(key, columns);
    if (key.width() != columns.length) {
      throw new IllegalArgumentException(
          "The primary key of "
              + name()
              + " has "
              + columns.length
              + " values, not "
              + key.width());
    }
    return key;
  }

  /** What is granted on it, by login; no set in it is ever changed. */
  ConcurrentMap<String, Set<Permission>> grants() {
    return grants;
  }

  boolean isDropped() {
    return dropped;
  }

  /** Drops it, unless somebody has a lock on it; whether it did. */
  synchronized boolean drop() {
    boolean unused = holders() == 0;
    dropped |= unused;
    return unused;
  }

  @Override
  Table table() {
    return this;
  }

  @Override
  String label() {
    return "table " + name();
  }
}

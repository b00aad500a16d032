package dev.bindery.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table is to be.
 *
 * @param name unique in the instance
 * @param columns at least one
 * @param primaryKey names of columns, at least one, none of which can be null
 * @param indexes secondary indexes
 */
public record TableDefinition(
    String name, List<Column> columns, List<String> primaryKey, List<IndexDefinition> indexes) {
  /**
   * A column.
   *
   * @param type what its values are; they compare with one another
   * @param nullable whether it can be null
   */
  public record Column(String name, Class<? extends Comparable<?>> type, boolean nullable) {}

  /**
   * A secondary index.
   *
   * @param columns names of columns, at least one
   * @param unique whether no two rows may have the same values there
   */
  public record IndexDefinition(String name, List<String> columns, boolean unique) {
    public IndexDefinition {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if names are missing, unknown or used twice
   */
  public TableDefinition {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = List.copyOf(indexes);
    unique(columns.stream().map(Column::name).toList(), "column", name);
    unique(indexes.stream().map(IndexDefinition::name).toList(), "index", name);
    for (int position : positions(primaryKey, columns, name)) {
      if (columns.get(position).nullable()) {
        throw new IllegalArgumentException(
            "The primary key of " + name + " has a column that can be null");
      }
    }
    for (IndexDefinition index : indexes) {
      positions(index.columns(), columns, name);
    }
  }

  /** A table of two columns, a key and a value, of that type each. */
  public static TableDefinition keyValue(
      String name, Class<? extends Comparable<?>> key, Class<? extends Comparable<?>> value) {
    return new TableDefinition(
        name,
        List.of(new Column("k", key, false), new Column("v", value, true)),
        List.of("k"),
        List.of());
  }

  private static void unique(List<String> names, String what, String table) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (each.isEmpty() || !seen.add(each)) {
        throw new IllegalArgumentException(
            "Table "
                + table
                + " has two times the "
                + what
                + " '"
                + each
                + "', or one without name");
      }
    }
  }

  int[] positions(List<String> names) {
    return positions(names, columns, name);
  }

  private static int[] positions(List<String> names, List<Column> columns, String table) {
    List<String> known = columns.stream().map(Column::name).toList();
    int[] positions = new int[names.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = known.indexOf(names.get(i));
      if (positions[i] < 0) {
        throw new IllegalArgumentException(
            "Table " + table + " has no column '" + names.get(i) + "'");
      }
    }
    if (positions.length == 0) {
      throw new IllegalArgumentException("A key of table " + table + " has no columns");
    }
    return positions;
  }

  /**
   * Checks a row.
   *
   * @throws IllegalArgumentException if it is of another width, or has a value of another type, or
   *     null where none can be
   */
  void check(Row row) {
    if (row.width() != columns.size()) {
      throw new IllegalArgumentException(
          "A row of " + name + " has " + columns.size() + " values, not " + row.width());
    }
    for (int i = 0; i < columns.size(); i++) {
      check(columns.get(i), row.value(i));
    }
  }

  /** Checks a key of some columns, or the beginning of one. */
  void check(Key key, int[] positions) {
    if (key.width() > positions.length || key.width() == 0) {
      throw new IllegalArgumentException(
          "A key of " + name + " has " + positions.length + " values, not " + key.width());
    }
    for (int i = 0; i < key.width(); i++) {
      check(columns.get(positions[i]), key.value(i));
    }
  }

  private void check(Column column, @Nullable Object value) {
    boolean fits = value == null ? column.nullable() : column.type().isInstance(value);
    if (!fits) {
      throw new IllegalArgumentException(
          "Column %s of %s holds %s, not %s"
              .formatted(
                  column.name(),
                  name,
                  column.type().getSimpleName(),
                  value == null ? "null" : value.getClass().getSimpleName()));
    }
  }
}

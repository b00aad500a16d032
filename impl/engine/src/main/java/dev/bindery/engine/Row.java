package dev.bindery.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of its table's columns; {@code null} is SQL's null. It never
 * changes: an update puts another row in its place. The engine compares values and looks no further
 * into them; what they mean is a matter of the layer above.
 */
public final class Row {
  private final @Nullable Comparable<?>[] values;

  private Row(@Nullable Comparable<?>[] values) {
    this.values = values;
  }

  /** A row of those values, each immutable. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Row of(@Nullable Comparable<?>... values) {
    return new Row(values.clone());
  }

  /** How many values it has. */
  public int width() {
    return values.length;
  }

  /** The value of a column, from 0. */
  public @Nullable Comparable<?> value(int column) {
    return values[column];
  }

  /** Its values in order. */
  public List<@Nullable Comparable<?>> values() {
    return Arrays.asList(values.clone());
  }

  /** The key that these columns make. */
  Key key(int[] columns) {
    return Key.of(values, columns);
  }

  /** Whether these columns make that key. */
  boolean has(Key key, int[] columns) {
    return key.isOf(values, columns);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

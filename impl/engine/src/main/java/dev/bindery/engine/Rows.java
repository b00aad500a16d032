package dev.bindery.engine;

import java.util.List;

/** What a statement that reads has found, in the order of the index that it read. */
public record Rows(List<Row> rows) implements Answer {
  static final Rows NONE = new Rows(List.of());

  public Rows {
    rows = List.copyOf(rows);
  }

  @Override
  public String code() {
    return Done.OK.code();
  }
}

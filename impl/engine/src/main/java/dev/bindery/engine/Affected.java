package dev.bindery.engine;

/**
 * A statement that changes data did so.
 *
 * @param rows how many rows it inserted, updated or deleted
 */
public record Affected(int rows) implements Answer {
  static final Affected NONE = new Affected(0);
  static final Affected ONE = new Affected(1);

  @Override
  public String code() {
    return Done.OK.code();
  }
}

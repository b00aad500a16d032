package dev.bindery.engine;

/**
 * What an extended procedure threw, among the {@link SqlError#details()} of 18002. It is shown by
 * the name of its class only: what it says is the procedure's own, and could be a bind token (T9).
 */
public record Thrown(Exception exception) {
  @Override
  public String toString() {
    return exception.getClass().getName();
  }
}

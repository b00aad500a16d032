package dev.bindery.engine;

/** An operation of a {@link BlockingSession} was refused. */
public final class SqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer refusal;

  SqlException(String message, Answer refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** The refusal: a {@link SqlError}, or {@code closed}. */
  public Answer refusal() {
    return refusal;
  }
}

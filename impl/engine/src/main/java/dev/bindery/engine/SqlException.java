package dev.bindery.engine;

/** An operation of a {@link BlockingSession} was refused. */
public final class SqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer refusal;

  SqlException(String message, Answer refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** Whether it is a transaction in use (3917, 3910): the same call may succeed later (X3). */
  public boolean isInUse() {
    return refusal instanceof SqlError error
        && (error.error() == ErrorCode.IN_USE || error.error() == ErrorCode.IN_USE_CANNOT_BIND);
  }

  /** The refusal: a {@link SqlError}, or {@code closed}. */
  public Answer refusal() {
    return refusal;
  }
}

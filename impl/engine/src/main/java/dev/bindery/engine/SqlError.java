package dev.bindery.engine;

import java.util.List;

/**
 * An error or an information of the catalogue, as an operation answered it. Text is made only when
 * {@link #message()} is called.
 *
 * <p>The details never hold a bind token (T9).
 */
public final class SqlError implements Answer {
  private final ErrorCode code;
  private final int state;
  private final List<Object> details;

  private SqlError(ErrorCode code, int state, List<Object> details) {
    if (details.size() != code.places()) {
      throw new IllegalArgumentException(
          "Error " + code.number() + " has " + code.places() + " details, not " + details.size());
    }
    this.code = code;
    this.state = state;
    this.details = details;
  }

  /** An error with state 1. The details fill the places of the text, in order. */
  public static SqlError of(ErrorCode code, Object... details) {
    return ofState(code, 1, details);
  }

  /** An error with a state of its own. */
  public static SqlError ofState(ErrorCode code, int state, Object... details) {
    return new SqlError(code, state, List.of(details));
  }

  public ErrorCode error() {
    return code;
  }

  public int number() {
    return code.number();
  }

  public int severity() {
    return code.severity();
  }

  public int state() {
    return state;
  }

  /**
   * What fills the places of the text, in order. For 3910 and 3917: the holder's session id, and
   * since when (an Instant).
   */
  public List<Object> details() {
    return details;
  }

  /** Whether this only informs and stops nothing (A5). */
  public boolean isInformation() {
    return code.severity() <= ErrorCode.INFORMATION;
  }

  /** The text, in our own words; lines are separated by a line feed. */
  public String message() {
    return code.text(details.toArray());
  }

  /**
   * The number; for 3909, whose states differ in meaning (B3), also the state: {@code "3909.2"}.
   */
  @Override
  public String code() {
    return code == ErrorCode.TOKEN_INVALID
        ? code.number() + "." + state
        : Integer.toString(code.number());
  }

  @Override
  public String toString() {
    return "Msg "
        + code.number()
        + ", Level "
        + code.severity()
        + ", State "
        + state
        + ": "
        + message();
  }
}

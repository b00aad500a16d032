package dev.bindery.engine;

/** The answers that carry nothing. */
public enum Done implements Answer {
  /** The operation was carried out. */
  OK("ok"),
  /** The session, or the instance, is closed. SQL has no number for it. */
  CLOSED("closed"),
  /**
   * There is no open request to close, to cancel, or to run a statement in (X9). SQL has no number
   * for it.
   */
  NONE("none");

  private final String code;

  Done(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

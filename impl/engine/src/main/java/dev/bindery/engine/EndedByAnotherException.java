package dev.bindery.engine;

/** Another member ended the session's transaction (B9, 3926). The statement did not run. */
public final class EndedByAnotherException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient EndedByAnother notice;

  EndedByAnotherException(EndedByAnother notice) {
    super(notice.error().message());
    this.notice = notice;
  }

  /** Lets the session go on; until then its statements throw this again. */
  public void acknowledge() {
    notice.acknowledge();
  }
}

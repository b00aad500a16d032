package dev.bindery.engine;

/**
 * Information 3926: another member ended the session's transaction (B9). The statement did nothing
 * else.
 *
 * <p>Until {@link #acknowledge()} every statement of the session answers this again, so that nobody
 * overlooks that what follows runs outside the transaction, and commits by itself.
 */
public final class EndedByAnother implements Answer {
  private static final SqlError ERROR = SqlError.of(ErrorCode.ENDED_BY_ANOTHER);

  private final Session session;
  private final Transaction ended;

  EndedByAnother(Session session, Transaction ended) {
    this.session = session;
    this.ended = ended;
  }

  /** Lets the session go on. Acknowledging once more, or after a disconnect, does nothing. */
  public void acknowledge() {
    session.acknowledge(ended);
  }

  /** The same as an entry of the catalogue: number, severity, text. */
  public SqlError error() {
    return ERROR;
  }

  @Override
  public String code() {
    return ERROR.code();
  }

  @Override
  public String toString() {
    return ERROR.toString();
  }
}

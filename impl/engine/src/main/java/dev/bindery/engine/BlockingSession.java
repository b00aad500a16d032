package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * A session for people: each method returns a value or throws. It adds nothing to a {@link Session}
 * but this, and it is the only place that may ever park a thread; none of today's operations does.
 *
 * <p>Each method throws {@link SqlException} if the operation is refused, and {@link
 * EndedByAnotherException} if another member has ended the transaction (B9).
 */
public final class BlockingSession implements AutoCloseable {
  private final Session session;

  private BlockingSession(Session session) {
    this.session = session;
  }

  /** Connects. Error: 17809 at the limit of sessions. */
  public static BlockingSession connect(Instance instance, String login) {
    Answer answer = instance.connect(login);
    if (answer instanceof Connected connected) {
      return new BlockingSession(connected.session());
    }
    throw exception(answer);
  }

  /** The session behind it, whose methods answer instead of throwing. */
  public Session session() {
    return session;
  }

  /** As {@link Session#begin}. */
  public void begin() {
    check(session.begin(null));
  }

  /** As {@link Session#begin}. */
  public void begin(String name) {
    check(session.begin(name));
  }

  /** As {@link Session#commit}. */
  public void commit() {
    check(session.commit());
  }

  /** As {@link Session#rollback}. */
  public void rollback() {
    check(session.rollback());
  }

  /** As {@link Session#rollbackTo}. */
  public void rollbackTo(String name) {
    check(session.rollbackTo(name));
  }

  /** As {@link Session#save}. */
  public void save(String name) {
    check(session.save(name));
  }

  /** As {@link Session#write}. */
  public void write() {
    check(session.write());
  }

  /** An ordinary token, as {@link Session#getToken}. */
  public BindToken getToken() {
    Answer answer = session.getToken(TokenKind.ORDINARY);
    if (answer instanceof TokenIssued issued) {
      return issued.token();
    }
    throw exception(answer);
  }

  /**
   * As {@link Session#bind}.
   *
   * @return whether the session was in another transaction, which it has left (information 3924)
   */
  public boolean bind(String token) {
    return check(session.bind(token)) != null;
  }

  /** As {@link Session#leave}. */
  public void leave() {
    check(session.leave());
  }

  /** As {@link Session#tranCount}. */
  public int tranCount() {
    return session.tranCount();
  }

  /** Disconnects (B11). Closing again does nothing. */
  @Override
  public void close() {
    session.disconnect();
  }

  /** The information that came with a success, or nothing. */
  private static @Nullable SqlError check(Answer answer) {
    if (answer == Done.OK) {
      return null;
    }
    if (answer instanceof SqlError error && error.isInformation()) {
      return error;
    }
    throw exception(answer);
  }

  private static RuntimeException exception(Answer answer) {
    if (answer instanceof EndedByAnother ended) {
      return new EndedByAnotherException(ended);
    }
    return new SqlException(
        answer instanceof SqlError error ? error.toString() : "The session is closed.", answer);
  }
}

package dev.bindery.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session for people: each method returns a value or throws. It adds nothing to a {@link Session}
 * but this, and that it waits: a statement that must wait for a lock parks the thread, until it is
 * granted, falls in a deadlock, or has waited as long as {@code LOCK_TIMEOUT} allows.
 *
 * <p>Each method throws {@link SqlException} if the operation is refused, and {@link
 * EndedByAnotherException} if another member has ended the transaction (B9). An interrupt ends a
 * wait: the statement is cancelled, and the thread's flag is set again.
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

  /** As {@link Session#run}, for a statement that changes data: how many rows it changed. */
  public int change(DataStatement statement) {
    Answer answer = finished(session.run(statement));
    if (answer instanceof Affected affected) {
      return affected.rows();
    }
    throw exception(answer);
  }

  /** As {@link Session#run}, for a statement that reads: what it found. */
  public List<Row> read(DataStatement statement) {
    Answer answer = finished(session.run(statement));
    if (answer instanceof Rows rows) {
      return rows.rows();
    }
    throw exception(answer);
  }

  /** As {@link Session#setIsolationLevel}. */
  public void setIsolationLevel(IsolationLevel level) {
    check(session.setIsolationLevel(level));
  }

  /** As {@link Session#setLockTimeout}. */
  public void setLockTimeout(int milliseconds) {
    check(session.setLockTimeout(milliseconds));
  }

  /**
   * Runs a statement of this session; while that is refused because another member's request has
   * access (3917), tries again, for a while. Of those who wait so for one transaction the first to
   * come is the first to try.
   *
   * @param timeout after which the refusal is thrown
   */
  public <T> T awaitAccess(Duration timeout, Supplier<T> statement) {
    try {
      return statement.get();
    } catch (SqlException e) {
      Transaction mine = session.guarded(() -> session.membership().transaction());
      if (!e.isInUse() || mine == null) {
        throw e;
      }
      return session.instance().lines().retry(mine, timeout, statement, e);
    }
  }

  /** {@link #bind(String)}, tried again for a while if the transaction is in use (3910). */
  public boolean bind(String token, Duration timeout) {
    try {
      return bind(token);
    } catch (SqlException e) {
      Transaction target = PresentedToken.read(token, session.instance().tokens()).target();
      if (!e.isInUse() || target == null) {
        throw e;
      }
      return session.instance().lines().retry(target, timeout, () -> bind(token), e);
    }
  }

  /** As {@link Session#open}. */
  public Request open() {
    Answer answer = session.open();
    if (answer instanceof Opened opened) {
      return opened.request();
    }
    throw exception(answer);
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

  /** Waits until a statement has its answer. */
  private Answer finished(Answer first) {
    Answer answer = first;
    while (answer instanceof Waiting waiting) {
      answer = await(waiting.statement());
    }
    return answer;
  }

  private Answer await(PendingStatement pending) {
    Thread waiter = Thread.currentThread();
    pending.onReady(() -> LockSupport.unpark(waiter));
    while (!pending.isReady()) {
      if (waiter.isInterrupted()) {
        session.cancelRequest();
        throw new SqlException("The statement was interrupted while it waited.", Done.NONE);
      }
      Instant deadline = pending.deadline();
      if (deadline.equals(Instant.MAX)) {
        LockSupport.park(pending);
        continue;
      }
      long leftMs = deadline.toEpochMilli() - session.instance().clock().millis();
      if (leftMs <= 0) {
        Answer late = pending.timeOut();
        if (late != Done.NONE) {
          return late;
        }
      }
      LockSupport.parkNanos(pending, TimeUnit.MILLISECONDS.toNanos(leftMs));
    }
    return pending.resume();
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
        answer instanceof SqlError error
            ? error.toString()
            : answer == Done.NONE ? "The request was ended." : "The session is closed.",
        answer);
  }
}

package dev.bindery.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to an instance: its login, its options, its transaction count, and its
 * open request.
 *
 * <p>A statement called on the session is a request of one statement: it first discards the unread
 * result of the open request, if there is one (X2). Statements that belong together are called on
 * the {@link Request} that {@link #open()} gives. Safe for any thread.
 *
 * <p>For the maintainer: the guard guards everything here and in {@link Membership}; no operation
 * but a snapshot takes the guards of two sessions.
 */
public final class Session extends Statements {
  /** The longest name of a transaction or savepoint, in characters (S1). */
  public static final int MAX_NAME_LENGTH = 32;

  private final Instance instance;
  private final int id;
  private final String login;
  private final Membership membership;
  private final StatementRunner runner;
  private final ReentrantLock guard = new ReentrantLock();
  private boolean closed;
  private @Nullable Request request;
  private IsolationLevel isolationLevel = IsolationLevel.READ_COMMITTED;

  Session(Instance instance, int id, String login) {
    this.instance = instance;
    this.id = id;
    this.login = login;
    this.membership = new Membership(this, instance.tokens());
    this.runner = new StatementRunner(this, instance, membership);
  }

  /** This session's number, from 1; never used again in the life of the instance. */
  public int id() {
    return id;
  }

  public String login() {
    return login;
  }

  /** {@code @@TRANCOUNT}: above 0 exactly while the session is in a live transaction (N7, N8). */
  public int tranCount() {
    return guarded(membership::count);
  }

  /** {@code XACT_STATE()}: 1 in a transaction, 0 outside. */
  public int xactState() {
    return tranCount() > 0 ? 1 : 0;
  }

  public IsolationLevel isolationLevel() {
    return guarded(() -> isolationLevel);
  }

  // Requests

  /**
   * Opens a request, discarding one that is already open (X2). Answers {@link Opened} or {@code
   * closed}. Takes no access yet.
   */
  public Answer open() {
    return guarded(
        () -> {
          if (closed) {
            return Done.CLOSED;
          }
          endRequest();
          Request opened = new Request(this);
          request = opened;
          return new Opened(opened);
        });
  }

  /** The open request, if there is one. Another thread may end it at any moment. */
  public @Nullable Request request() {
    guard.lock();
    try {
      return request;
    } finally {
      guard.unlock();
    }
  }

  /**
   * Reads the open request's result away and closes it (X2). Answers {@code ok}, {@code none} if no
   * request is open, or {@code closed}.
   */
  public Answer closeRequest() {
    return endOpenRequest();
  }

  /**
   * Cancels the open request: whatever it still tries is refused (X9). Answers like {@link
   * #closeRequest()}.
   */
  public Answer cancelRequest() {
    return endOpenRequest();
  }

  private Answer endOpenRequest() {
    return guarded(
        () -> {
          if (closed) {
            return Done.CLOSED;
          }
          if (request == null) {
            return Done.NONE;
          }
          endRequest();
          return Done.OK;
        });
  }

  /**
   * Cancels the request, leaves the transaction (B11; the last member to leave rolls it back) and
   * disconnects.
   */
  public Answer disconnect() {
    return instance.disconnect(this);
  }

  // Statements. A request of null is the request of one statement.

  @Override
  Session session() {
    return this;
  }

  @Override
  @Nullable Request joined() {
    return null;
  }

  Answer run(Statement statement, @Nullable String name, @Nullable Request joined) {
    guard.lock(); // not guarded(): the fast paths allocate nothing
    try {
      Answer refusal = refusal(joined);
      if (refusal != null) {
        return refusal;
      }
      if (name != null && name.length() > MAX_NAME_LENGTH) {
        return SqlError.of(ErrorCode.IDENTIFIER_TOO_LONG, MAX_NAME_LENGTH); // S1
      }
      return runner.run(statement, name, joined);
    } finally {
      guard.unlock();
    }
  }

  Answer bind(String token, @Nullable Request joined) {
    return unlessRefused(joined, () -> membership.bind(token, joined));
  }

  Answer leave(@Nullable Request joined) {
    return unlessRefused(joined, () -> membership.leave(joined));
  }

  Answer setIsolationLevel(IsolationLevel level, @Nullable Request joined) {
    return unlessRefused(
        joined,
        () -> {
          if (joined == null) {
            endRequest();
          }
          Answer debt = membership.debt();
          if (debt != null) {
            return debt;
          }
          isolationLevel = level;
          return Done.OK;
        });
  }

  private Answer unlessRefused(@Nullable Request joined, Supplier<Answer> action) {
    return guarded(
        () -> {
          Answer refusal = refusal(joined);
          return refusal != null ? refusal : action.get();
        });
  }

  /** Why nothing at all can run in this request, or nothing. */
  private @Nullable Answer refusal(@Nullable Request joined) {
    if (closed) {
      return Done.CLOSED;
    }
    boolean runs = joined == null || (joined == request && joined.takesStatements());
    return runs ? null : Done.NONE; // X9
  }

  // For the package

  Instance instance() {
    return instance;
  }

  ReentrantLock guard() {
    return guard;
  }

  <T> T guarded(Supplier<T> action) {
    guard.lock();
    try {
      return action.get();
    } finally {
      guard.unlock();
    }
  }

  /** Needs the guard. */
  Membership membership() {
    return membership;
  }

  /** Needs the guard. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Ends the open request, if there is one: it is fenced (X9), and gives up its access (X2). Needs
   * the guard.
   */
  void endRequest() {
    Request ending = request;
    if (ending != null) {
      request = null;
      membership.giveUpAccess(ending);
    }
  }

  void acknowledge(Transaction ended) {
    guard.lock();
    try {
      membership.acknowledge(ended);
    } finally {
      guard.unlock();
    }
  }

  /** Needs the guards of all sessions. */
  Snapshot.SessionView view() {
    Transaction mine = membership.transaction();
    boolean owed = membership.debt() != null;
    long number = mine == null || owed ? Snapshot.SessionView.NO_TRANSACTION : mine.number();
    return new Snapshot.SessionView(
        id, login, requestState(mine), number, membership.count(), owed, isolationLevel);
  }

  private RequestState requestState(@Nullable Transaction mine) {
    if (request == null) {
      return RequestState.IDLE;
    }
    return mine != null && mine.access() == request ? RequestState.BUSY : RequestState.OPEN;
  }

  /**
   * Disconnects; whether it was connected. Called by the instance, which then forgets the session.
   */
  boolean close() {
    return guarded(
        () -> {
          if (closed) {
            return false;
          }
          membership.quit();
          closed = true;
          return true;
        });
  }
}

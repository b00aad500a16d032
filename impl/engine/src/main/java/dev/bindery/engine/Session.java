package dev.bindery.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to an instance: its login, its options, its transaction count, and its
 * open request.
 *
 * <p>A statement called on the session is a request of one statement: it first discards the unread
 * result of the open request, if there is one (X2); but while that is inside a call of an extended
 * procedure there is nothing unread, and the statement is refused (X1). Statements that belong
 * together are called on the {@link Request} that {@link #open()} gives. Safe for any thread.
 *
 * <p>For the maintainer: the guard guards everything here, in {@link Membership} and in {@link
 * CurrentRequest}; only a snapshot and the end of a call that has guests take the guards of two
 * sessions.
 */
public final class Session extends Statements {
  /** The longest name of a transaction or savepoint, in characters (S1). */
  public static final int MAX_NAME_LENGTH = 32;

  private final Instance instance;
  private final int id;
  private final String login;
  private final @Nullable ProcedureCall home;
  private final Membership membership;
  private final CurrentRequest current;
  private final Binding binding;
  private final LockSpace own;
  private final DataRunner data;
  private final StatementRunner runner;
  private final ReentrantLock guard = new ReentrantLock();
  private boolean closed;
  private final SessionOptions options = new SessionOptions();

  /**
   * A session that is connected.
   *
   * @param home the call whose procedure opened it, if one did (E1)
   */
  Session(Instance instance, int id, String login, @Nullable ProcedureCall home) {
    this.instance = instance;
    this.id = id;
    this.login = login;
    this.home = home;
    this.membership = new Membership(this, instance);
    this.current = new CurrentRequest(this, instance, membership);
    this.binding = new Binding(this, membership);
    this.own = new OwnStatement(id);
    this.data = new DataRunner(this, instance, membership, own);
    this.runner = new StatementRunner(this, instance, membership, data);
  }

  /** This session's number, from 1; never used again in the life of the instance. */
  public int id() {
    return id;
  }

  public String login() {
    return login;
  }

  /** Whether it is connected. Another thread may end it at any moment. */
  public boolean isConnected() {
    return guarded(() -> !closed);
  }

  /** What it is, or was, connected to. */
  public Instance instance() {
    return instance;
  }

  /** {@code @@TRANCOUNT}: above 0 exactly while the session is in a live transaction (N7, N8). */
  public int tranCount() {
    return guarded(membership::count);
  }

  /** {@code XACT_STATE()}: 1 in a transaction, -1 in a doomed one (A2), 0 outside. */
  public int xactState() {
    return guarded(membership::state);
  }

  public IsolationLevel isolationLevel() {
    return guarded(options::level);
  }

  /** Its {@code XACT_ABORT}; off in a new session. */
  public boolean xactAbort() {
    return guarded(options::aborts);
  }

  /** Its {@code LOCK_TIMEOUT} in milliseconds; -1 in a new session, for ever (L7). */
  public int lockTimeoutMs() {
    return options.lockTimeoutMs();
  }

  /** Its {@code DEADLOCK_PRIORITY}; 0 in a new session (L8). */
  public int deadlockPriority() {
    return guarded(options::priority);
  }

  /** Its {@code IMPLICIT_TRANSACTIONS}; off in a new session (N9). */
  public boolean implicitTransactions() {
    return guarded(options::startsImplicitly);
  }

  /** Its statement that waits for a lock, if one does. */
  public @Nullable PendingStatement pending() {
    guard.lock();
    try {
      return current.pending();
    } finally {
      guard.unlock();
    }
  }

  // Requests

  /**
   * Opens a request. One that is open is discarded, and a call that it is inside of ends (X2).
   * Answers {@link Opened} or {@code closed}. Takes no access yet.
   */
  public Answer open() {
    return current.open();
  }

  /** The open request, if there is one. Another thread may end it at any moment. */
  public @Nullable Request request() {
    guard.lock();
    try {
      return current.request();
    } finally {
      guard.unlock();
    }
  }

  /** {@link Request#end()} of the open request; {@code none} if there is none. */
  public Answer closeRequest() {
    return current.close(null);
  }

  /**
   * {@link Request#cancel()} of the open request. Answers {@code ok}, {@code none}, {@code closed}.
   */
  public Answer cancelRequest() {
    return current.cancel(null);
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
      return instance.events().answered(this, runner.run(statement, name, joined));
    } finally {
      guard.unlock();
    }
  }

  Answer run(DataStatement statement, @Nullable Request joined) {
    guard.lock();
    try {
      Answer refusal = refusal(joined);
      return refusal == null
          ? instance.events().answered(this, runner.run(statement, joined))
          : refusal;
    } finally {
      guard.unlock();
    }
  }

  Answer resume(PendingStatement pending) {
    return onPending(
        pending,
        () -> instance.events().answered(this, data.resume(pending, membership.transaction())));
  }

  Answer timeOut(PendingStatement pending) {
    return onPending(
        pending,
        () -> instance.events().answered(this, data.timeOut(pending, membership.transaction())));
  }

  private Answer onPending(PendingStatement pending, Supplier<Answer> action) {
    return guarded(
        () -> {
          if (closed) {
            return Done.CLOSED;
          }
          return current.pending() == pending
              ? Transaction.holding(membership.transaction(), null, action)
              : Done.NONE;
        });
  }

  Answer bind(String token, @Nullable Request joined) {
    PresentedToken presented = PresentedToken.read(token, instance.tokens());
    Supplier<Answer> bind =
        () ->
            instance
                .events()
                .answered(this, unlessRefused(joined, () -> binding.bind(presented, joined)));
    return presented.xp() ? instance.whileNoCallEnds(bind) : bind.get(); // X7
  }

  Answer leave(@Nullable Request joined) {
    return unlessRefused(joined, () -> membership.leave(joined));
  }

  /** One of the SET statements: an option of this session only (B8). */
  Answer setOption(@Nullable Request joined, Consumer<SessionOptions> change) {
    return unlessRefused(
        joined,
        () -> {
          if (joined == null) {
            current.discard();
          }
          Answer debt = membership.debt();
          if (debt != null) {
            return debt; // B9
          }
          Answer busy = current.busyWith();
          if (busy != null) {
            return busy; // X1
          }
          change.accept(options);
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
    boolean runs = joined == null || (joined == current.request() && joined.takesStatements());
    return runs ? null : Done.NONE; // X9
  }

  // For the package

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

  /** A data statement has failed. Needs the guard. */
  Answer failed(SqlError error, @Nullable Request request, @Nullable Transaction mine) {
    return runner.failed(error, request, mine);
  }

  DataRunner data() {
    return data;
  }

  /** Needs the guard, but for what says that it does not. */
  SessionOptions options() {
    return options;
  }

  /** The owner of what it locks now. A session that lends reads it without a guard: see L11. */
  LockSpace lockSpace() {
    Transaction mine = membership.transaction();
    return mine == null ? own : mine;
  }

  /** The owner of what its statements lock outside of any transaction (N9). */
  LockSpace ownSpace() {
    return own;
  }

  /** The call that its request is inside of. Needs the guard. */
  @Nullable ProcedureCall runningCall() {
    return current.runningCall();
  }

  /**
   * Whether the end of its call, if it is inside one, may change other sessions. Needs the guard.
   */
  boolean mayHaveGuests() {
    ProcedureCall call = current.runningCall();
    return call != null && call.mayHaveGuests();
  }

  CurrentRequest current() {
    return current;
  }

  /** The XP token of its transaction, while that call runs (E2). */
  @Nullable BindToken xpToken(ProcedureCall call) {
    return guarded(() -> current.runningCall() == call ? membership.xpToken() : null);
  }

  /** The call whose procedure opened it, if one did (E1). */
  @Nullable ProcedureCall home() {
    return home;
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
    return new Snapshot.SessionView(
        id,
        login,
        current.state(),
        mine == null || owed ? Snapshot.SessionView.NO_TRANSACTION : mine.number(),
        membership.count(),
        owed,
        options.level(),
        options.aborts(),
        options.startsImplicitly(),
        options.lockTimeoutMs(),
        options.priority(),
        waitingStatement(),
        callerOf(membership.lender()),
        callerOf(home));
  }

  private @Nullable DataStatement waitingStatement() {
    PendingStatement pending = current.pending();
    return pending == null ? null : pending.statement();
  }

  private static int callerOf(@Nullable ProcedureCall call) {
    return call == null ? Snapshot.SessionView.NO_SESSION : call.caller().id();
  }

  /**
   * Disconnects; whether it was connected. Needs the guard; called by the instance, which then
   * forgets the session.
   */
  boolean close() {
    if (closed) {
      return false;
    }
    membership.quit();
    closed = true;
    return true;
  }

  /** The call that it was opened in is over, and it has left (X7). Needs all guards. */
  void closeAsGuest() {
    membership.forget(); // B9: who is gone is owed nothing
    closed = true;
    instance.forget(this);
  }
}

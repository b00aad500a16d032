package dev.bindery.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * One life of one engine: sessions connect to it, and its bind tokens work on it only (T5).
 *
 * <p>For the maintainer: {@code sessions} is guarded by its own monitor, which is taken before the
 * guard of any session. {@code remembered} takes any thread.
 */
public final class Instance implements AutoCloseable {
  private final Limits limits;
  private final InstantSource clock;
  private final Tokens tokens;
  private final TransactionNumbers numbers;
  private final Queue<Transaction> remembered = new ConcurrentLinkedQueue<>();
  private final TreeMap<Integer, Session> sessions = new TreeMap<>();
  private int lastSessionId;
  private boolean closed;

  private Instance(Limits limits, TokenSource tokenSource, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.tokens = new Tokens(tokenSource);
    this.numbers = new TransactionNumbers(limits);
  }

  public static Instance create() {
    return create(Limits.DEFAULT);
  }

  public static Instance create(Limits limits) {
    return create(limits, TokenSource.secure());
  }

  public static Instance create(Limits limits, TokenSource tokenSource) {
    return create(limits, tokenSource, InstantSource.system());
  }

  /**
   * An instance with its randomness and its time handed in, so that a run can be repeated.
   *
   * @param tokenSource asked once, here
   * @param clock asked when an open request takes access: 3917 and 3910 say since when it is taken
   *     (X3)
   */
  public static Instance create(Limits limits, TokenSource tokenSource, InstantSource clock) {
    return new Instance(
        Objects.requireNonNull(limits, "limits"),
        Objects.requireNonNull(tokenSource, "tokenSource"),
        Objects.requireNonNull(clock, "clock"));
  }

  /**
   * A new session: idle, in no transaction. Answers {@link Connected}, 17809 at the limit, or
   * {@code closed}.
   */
  public Answer connect(String login) {
    Objects.requireNonNull(login, "login");
    synchronized (sessions) {
      if (closed) {
        return Done.CLOSED;
      }
      if (sessions.size() == limits.sessions()) {
        return SqlError.of(ErrorCode.LIMIT_OF_SESSIONS, limits.sessions());
      }
      lastSessionId++;
      Session session = new Session(this, lastSessionId, login);
      sessions.put(lastSessionId, session);
      return new Connected(session);
    }
  }

  Answer disconnect(Session session) {
    synchronized (sessions) {
      if (!session.close()) {
        return Done.CLOSED;
      }
      sessions.remove(session.id());
      return Done.OK;
    }
  }

  /** Everything at one moment. Stops all sessions for as long as it takes to look at them. */
  public Snapshot snapshot() {
    return whileQuiet(this::view);
  }

  /** Looks at the sessions while none of them does anything: with all guards, taken by id. */
  <T> T whileQuiet(Function<Collection<Session>, T> look) {
    synchronized (sessions) {
      sessions.values().forEach(session -> session.guard().lock());
      try {
        return look.apply(sessions.values());
      } finally {
        sessions.values().forEach(session -> session.guard().unlock());
      }
    }
  }

  /** Disconnects every session. What was not committed is rolled back. */
  @Override
  public void close() {
    synchronized (sessions) {
      closed = true;
      sessions.values().forEach(Session::close);
      sessions.clear();
    }
  }

  private Snapshot view(Collection<Session> all) {
    Map<Transaction, List<Integer>> members =
        new TreeMap<>(Comparator.comparingLong(Transaction::number));
    remembered.forEach(transaction -> members.put(transaction, new ArrayList<>()));
    List<Snapshot.SessionView> sessionViews = new ArrayList<>();
    for (Session session : all) {
      sessionViews.add(session.view());
      Transaction transaction = session.membership().transaction();
      if (transaction != null && transaction.isLive()) {
        members.computeIfAbsent(transaction, any -> new ArrayList<>()).add(session.id());
      }
    }
    List<Snapshot.TransactionView> transactionViews = new ArrayList<>();
    members.forEach((transaction, ids) -> transactionViews.add(transaction.view(ids)));
    return new Snapshot(sessionViews, transactionViews);
  }

  // For the package

  Limits limits() {
    return limits;
  }

  InstantSource clock() {
    return clock;
  }

  Tokens tokens() {
    return tokens;
  }

  TransactionNumbers numbers() {
    return numbers;
  }

  /**
   * A transaction begins. It enters a table only if all are remembered: a table costs more than the
   * rest of {@code BEGIN}.
   */
  void remember(Transaction transaction) {
    if (limits.remembersTransactions()) {
      remembered.add(transaction);
    }
  }
}

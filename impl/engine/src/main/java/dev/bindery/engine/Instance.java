package dev.bindery.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One life of one engine: sessions connect to it, and its bind tokens work on it only (T5).
 *
 * <p>For the maintainer: {@code sessions} is guarded by its own monitor, which is taken before the
 * guard of any session. {@code remembered} and {@code procedures} take any thread.
 */
public final class Instance implements AutoCloseable {
  private final Limits limits;
  private final InstantSource clock;
  private final Tokens tokens;
  private final TransactionNumbers numbers;
  private final Queue<Transaction> remembered = new ConcurrentLinkedQueue<>();
  private final TreeMap<Integer, Session> sessions = new TreeMap<>();
  private final Map<String, ExtendedProcedure> procedures = new ConcurrentHashMap<>();
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final Permissions permissions = new Permissions();
  private final AccessLines lines = new AccessLines();
  private final IdleTransactions idle = new IdleTransactions();
  private final Events events;
  private final LockWaits waits;
  private int lastSessionId;
  private boolean closed;

  private Instance(
      Limits limits,
      TokenSource tokenSource,
      InstantSource clock,
      @Nullable EngineListener listener) {
    this.events = new Events(listener);
    this.waits = new LockWaits(events);
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
   * @param clock asked when an open request takes access, a call begins or a statement waits: 3917
   *     and 3910 say since when it is taken (X3)
   */
  public static Instance create(Limits limits, TokenSource tokenSource, InstantSource clock) {
    return new Instance(
        Objects.requireNonNull(limits, "limits"),
        Objects.requireNonNull(tokenSource, "tokenSource"),
        Objects.requireNonNull(clock, "clock"),
        null);
  }

  /** An instance that tells somebody what happens in it. */
  public static Instance create(
      Limits limits, TokenSource tokenSource, InstantSource clock, EngineListener listener) {
    return new Instance(
        Objects.requireNonNull(limits, "limits"),
        Objects.requireNonNull(tokenSource, "tokenSource"),
        Objects.requireNonNull(clock, "clock"),
        Objects.requireNonNull(listener, "listener"));
  }

  /**
   * A new session: idle, in no transaction. Answers {@link Connected}, 17809 at the limit, or
   * {@code closed}.
   */
  public Answer connect(String login) {
    Objects.requireNonNull(login, "login");
    synchronized (sessions) {
      return connect(login, null);
    }
  }

  /** A new session of the procedure that this call runs (E1). */
  Answer connectFrom(ProcedureCall call, String login) {
    synchronized (sessions) {
      if (!call.caller().guarded(call::isRunning)) {
        return Done.NONE;
      }
      call.expectGuests();
      return connect(login, call);
    }
  }

  private Answer connect(String login, @Nullable ProcedureCall home) {
    if (closed) {
      return Done.CLOSED;
    }
    if (sessions.size() == limits.sessions()) {
      return SqlError.of(ErrorCode.LIMIT_OF_SESSIONS, limits.sessions());
    }
    lastSessionId++;
    Session session = new Session(this, lastSessionId, login, home);
    sessions.put(lastSessionId, session);
    return new Connected(session);
  }

  Answer disconnect(Session session) {
    synchronized (sessions) {
      return endingCall(
          session,
          () -> {
            if (!session.close()) {
              return Done.CLOSED;
            }
            forget(session);
            return Done.OK;
          });
    }
  }

  /**
   * Ends a session from outside, whatever it is doing, as if it disconnected (B11). Answers {@code
   * ok}, or {@code closed} if none is connected with that number.
   */
  public Answer kill(int sessionId) {
    synchronized (sessions) {
      Session session = sessions.get(sessionId);
      return session == null ? Done.CLOSED : disconnect(session);
    }
  }

  /**
   * Cancels the requests that are inside calls of extended procedures begun before that time: how a
   * limit of time is set to calls (E4). What runs in them is fenced, and nobody waits for it (X9).
   *
   * @return how many there were
   */
  public int cancelCallsBegunBefore(Instant time) {
    synchronized (sessions) {
      return (int)
          connected().stream()
              .filter(session -> session.current().cancelIfInCallBefore(time))
              .count();
    }
  }

  /**
   * Rolls back the transactions in which nothing has run for so long: what is locked by a client
   * that forgot about it. Their members are owed 3926 (B9). Nothing calls it but who wants such a
   * limit; time is seen only when it is called, so it is exact to the time between two calls.
   *
   * @return how many there were
   */
  public int rollBackIdle(Duration limit) {
    return whileQuiet(
        all -> {
          Set<Transaction> found = idle.idle(all, clock.millis(), limit);
          found.forEach(transaction -> transaction.endIdle(this));
          return found.size();
        });
  }

  // Extended procedures (E1)

  /**
   * Makes a procedure known, under a name without case. One that was known by that name is
   * replaced; calls of it that run go on.
   */
  public void register(String name, ExtendedProcedure procedure) {
    procedures.put(key(name), Objects.requireNonNull(procedure, "procedure"));
  }

  /** Whether a procedure is known by that name. */
  public boolean hasProcedure(String name) {
    return procedure(name) != null;
  }

  /** The procedure of that name. */
  @Nullable ExtendedProcedure procedure(String name) {
    return procedures.get(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  // Tables

  /**
   * Makes a table. Nobody may do anything with it before it is granted: {@link #permissions()}.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public Table createTable(TableDefinition definition) {
    Table table = new Table(definition);
    if (tables.putIfAbsent(definition.name(), table) != null) {
      throw new IllegalArgumentException("There is a table " + definition.name() + " already");
    }
    return table;
  }

  /** The table of that name, if there is one. */
  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The tables, by name. */
  public List<Table> tables() {
    return tables.values().stream().sorted(Comparator.comparing(Table::name)).toList();
  }

  /**
   * Drops a table, with its rows and what is granted on it: from then on statements answer 208.
   *
   * @return whether it did: not while anybody has a lock on it
   */
  public boolean dropTable(Table table) {
    if (!table.drop()) {
      return false;
    }
    tables.remove(table.name(), table);
    return true;
  }

  /** Who may do what with the tables (P). */
  public Permissions permissions() {
    return permissions;
  }

  /** Everything at one moment. Stops all sessions for as long as it takes to look at them. */
  public Snapshot snapshot() {
    return whileQuiet(all -> new SnapshotTaker(all, remembered).take(waits));
  }

  /** Looks at the sessions while none of them does anything: with all guards, taken by id. */
  <T> T whileQuiet(Function<Collection<Session>, T> look) {
    synchronized (sessions) {
      List<Session> all = connected();
      all.forEach(session -> session.guard().lock());
      try {
        return look.apply(all);
      } finally {
        all.forEach(session -> session.guard().unlock());
      }
    }
  }

  /**
   * Does what may end the call that a session is inside of, with the guards that this needs: of all
   * sessions, if the call may have guests; else only the session's.
   */
  <T> T endingCall(Session session, Supplier<T> action) {
    session.guard().lock();
    try {
      if (session.runningCall() == null) {
        return action.get();
      }
    } finally {
      session.guard().unlock();
    }
    synchronized (sessions) { // From here on no call gets its first guest.
      return session.guarded(session::mayHaveGuests)
          ? whileQuiet(all -> action.get())
          : session.guarded(action);
    }
  }

  /** Does what may give a call its first guest, or another one. */
  <T> T whileNoCallEnds(Supplier<T> action) {
    synchronized (sessions) {
      return action.get();
    }
  }

  /** The sessions, by id. Needs the monitor of their table. */
  List<Session> connected() {
    return List.copyOf(sessions.values());
  }

  /** A session has been closed. Needs the monitor of their table. */
  void forget(Session session) {
    sessions.remove(session.id());
  }

  /** Disconnects every session. What was not committed is rolled back. */
  @Override
  public void close() {
    synchronized (sessions) {
      closed = true;
      connected().forEach(this::disconnect);
    }
  }

  // For the package

  Limits limits() {
    return limits;
  }

  InstantSource clock() {
    return clock;
  }

  AccessLines lines() {
    return lines;
  }

  Events events() {
    return events;
  }

  LockWaits waits() {
    return waits;
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

package dev.bindery.benchmarks.system;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The systems that are compared: what each is, what it does besides, and what it cannot do. */
@SuppressWarnings("ImmutableEnumChecker") // A record, a constructor, and what Map.of made.
public enum Subject {
  FLOOR(
      "floor",
      "one lock and some hash maps",
      new Traits("no", "write locks", "no", "no", "an entry of a hash map"),
      List.of(
          new Opens<>(FloorAdapter.class, FloorAdapter::new),
          new Opens<>(LockFloor.class, LockFloor::new)),
      Map.of()),
  ENGINE(
      "engine",
      "dev.bindery.engine, Instance.create()",
      new Traits("no", "READ COMMITTED, by locks", "no", "no", "a row of a table"),
      List.of(
          new Opens<>(EngineAdapter.class, EngineAdapter::new),
          new Opens<>(EngineRivals.class, EngineRivals::new)),
      Map.of()),
  H2_STORE(
      "h2-store",
      "H2 2.5.252, MVStore TransactionStore, in memory",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an entry of a map"),
      List.of(
          new Opens<>(H2StoreAdapter.class, H2StoreAdapter::new),
          new Opens<>(H2StoreRivals.class, H2StoreRivals::new)),
      Map.of(
          Nesting.class,
          Reasons.NESTING,
          Sharing.class,
          Reasons.PARTIES,
          HandingOver.class,
          Reasons.PARTIES,
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS)),
  H2_JDBC(
      "h2-jdbc",
      "H2 2.5.252 over JDBC, in memory, parties share one connection under a mutex, prepared"
          + " statements",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an UPDATE by key"),
      () -> JdbcDatabase.h2()),
  HSQLDB(
      "hsqldb",
      "HSQLDB 2.7.4 over JDBC, in memory, MVCC, parties share one connection under a mutex",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an UPDATE by key"),
      () -> JdbcDatabase.hsqldb()),
  POSTGRESQL(
      "postgresql",
      "PostgreSQL over JDBC 42.7.14, the server that "
          + JdbcDatabase.POSTGRESQL
          + " names, parties share one connection under a mutex",
      new Traits("as it is set", "READ COMMITTED, by versions", "yes", "yes", "an UPDATE by key"),
      () -> JdbcDatabase.postgresql().orElseThrow()),
  NARAYANA(
      "narayana-jta",
      "Narayana 7.3.3 JTA over H2 by XA, suspend and resume; records in memory, no time-outs",
      new Traits("no", "H2's: READ COMMITTED, by versions", "yes", "in memory", "an UPDATE by key"),
      List.of(new Opens<>(JtaAdapter.class, JtaAdapter::new)),
      Map.of(
          Nesting.class,
          Reasons.NESTING,
          Rivals.class,
          Reasons.RIVALS,
          Savepoints.class,
          Reasons.SAVEPOINTS,
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS)),
  TWO_PHASE(
      "narayana-2pc",
      "Narayana 7.3.3 JTA, two-phase commit over two H2 databases; records in memory",
      new Traits("no", "H2's: READ COMMITTED, by versions", "yes", "in memory", "an UPDATE by key"),
      List.of(new Opens<>(TwoPhaseAdapter.class, TwoPhaseAdapter::new)),
      Map.of(
          Transactions.class,
          Reasons.ALONE,
          Data.class,
          Reasons.ALONE,
          Nesting.class,
          Reasons.NESTING,
          Rivals.class,
          Reasons.RIVALS,
          Savepoints.class,
          Reasons.SAVEPOINTS,
          HandingOver.class,
          "each party has a branch of its own: nothing is handed over",
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS)),
  ARJUNA(
      "arjuna-txoj",
      "Narayana 7.3.3 ArjunaCore with lockable objects, suspend and resume; objects in memory;"
          + " who waits for a lock asks again every millisecond",
      new Traits("no", "by locks, inherited by the outer action", "no", "in memory", "an object"),
      List.of(new Opens<>(ArjunaAdapter.class, ArjunaAdapter::new)),
      Map.of(
          Savepoints.class,
          "a nested action that is aborted takes their place",
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS)),
  JE(
      "berkeley-je",
      "Berkeley DB Java Edition 18.3.12, log in memory only, COMMIT_NO_SYNC",
      new Traits("no", "repeatable read, by locks", "no", "in memory", "a record of a B-tree"),
      List.of(new Opens<>(JeAdapter.class, JeAdapter::new)),
      Map.of(
          Nesting.class,
          Reasons.NESTING,
          Savepoints.class,
          Reasons.SAVEPOINTS,
          Sharing.class,
          Reasons.PARTIES,
          HandingOver.class,
          Reasons.PARTIES,
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS));

  private final String id;
  private final String configuration;
  private final Traits traits;
  private final List<Opens<?>> adapters;
  private final Map<Class<?>, String> cannot;

  /**
   * What a system does besides, so that nobody reads a ratio for more than it is.
   *
   * @param durable whether a commit survives a crash, as configured here
   * @param isolation from other transactions, as configured here
   * @param versions whether old versions of data are kept
   * @param recoveryRecords whether a log is written that a restart reads
   * @param write what the step "writes once" does
   */
  public record Traits(
      String durable, String isolation, String versions, String recoveryRecords, String write) {}

  /** An adapter, and how it is made. */
  private record Opens<T>(Class<T> adapter, Supplier<T> fresh) {
    boolean can(Class<?> ability) {
      return ability.isAssignableFrom(adapter);
    }
  }

  Subject(
      String id,
      String configuration,
      Traits traits,
      List<Opens<?>> adapters,
      Map<Class<?>, String> cannot) {
    this.id = id;
    this.configuration = configuration;
    this.traits = traits;
    this.adapters = adapters;
    this.cannot = cannot;
  }

  /** A database behind JDBC: those can and cannot do the same. */
  Subject(String id, String configuration, Traits traits, Supplier<JdbcDatabase> database) {
    this(
        id,
        configuration,
        traits,
        List.of(
            new Opens<>(JdbcAdapter.class, () -> new JdbcAdapter(database.get())),
            new Opens<>(JdbcRivals.class, () -> new JdbcRivals(database.get()))),
        Map.of(
            Nesting.class,
            Reasons.NESTING,
            BoundSessions.class,
            Reasons.TOKENS,
            Lending.class,
            Reasons.TOKENS));
  }

  /** Its name in commands and reports. */
  public String id() {
    return id;
  }

  /** What was measured, with version and settings. */
  public String configuration() {
    return configuration;
  }

  public Traits traits() {
    return traits;
  }

  /** Whether it is a server, which a report can be without: all others are in this process. */
  public boolean isOptional() {
    return this == POSTGRESQL;
  }

  /** Whether it is at hand. */
  public boolean isThere() {
    return !isOptional() || JdbcDatabase.postgresql().isPresent();
  }

  /** Whether it can do what that interface asks. */
  public boolean can(Class<?> ability) {
    return adapters.stream().anyMatch(opens -> opens.can(ability));
  }

  /** Why it cannot do what that interface asks. */
  public String reason(Class<?> ability) {
    boolean growth = ability == Crowd.class || ability == Waits.class;
    String reason = growth ? Reasons.GROWTH : cannot.get(ability);
    if (can(ability) || reason == null) {
      throw new IllegalArgumentException(id + " has no reason for " + ability.getSimpleName());
    }
    return reason;
  }

  /** A fresh one that can do what that interface asks. It may be {@link AutoCloseable}. */
  public Object open(Class<?> ability) {
    return adapters.stream()
        .filter(opens -> opens.can(ability))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(id + " cannot do " + ability.getSimpleName()))
        .fresh()
        .get();
  }

  /** The system of that name. */
  public static Optional<Subject> named(String id) {
    return Arrays.stream(values()).filter(subject -> subject.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Subject::id).toList();
  }

  @Override
  public String toString() {
    return id;
  }

  /** Why systems cannot. */
  private static final class Reasons {
    static final String NESTING = "a transaction begun inside of one is not part of it, or refused";
    static final String GROWTH = "growth is asked of the engine and its floor";
    static final String RIVALS = "it waits for H2's locks: see h2-jdbc";
    static final String SAVEPOINTS = "no savepoints";
    static final String ALONE = "for one party it is no other than narayana-jta";
    static final String PARTIES =
        "who has the object of a transaction uses it: there are no sessions to hand it between";
    static final String TOKENS =
        "no token by which another session joins, and no exclusive access that refuses";
  }
}

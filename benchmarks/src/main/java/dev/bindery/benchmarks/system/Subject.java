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
      FloorAdapter.class,
      FloorAdapter::new,
      Map.of()),
  ENGINE(
      "engine",
      "dev.bindery.engine, Instance.create()",
      new Traits("no", "READ COMMITTED, by locks", "no", "no", "a row of a table"),
      EngineAdapter.class,
      EngineAdapter::new,
      Map.of()),
  H2_STORE(
      "h2-store",
      "H2 2.5.252, MVStore TransactionStore, in memory",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an entry of a map"),
      H2StoreAdapter.class,
      H2StoreAdapter::new,
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
      "H2 2.5.252 over JDBC, in memory, one connection under a mutex, prepared statements",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an UPDATE by key"),
      JdbcAdapter.class,
      JdbcAdapter::h2,
      Map.of(
          Nesting.class,
          Reasons.NESTING,
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS)),
  HSQLDB(
      "hsqldb",
      "HSQLDB 2.7.4 over JDBC, in memory, MVCC, one connection under a mutex",
      new Traits("no", "READ COMMITTED, by versions", "yes", "no", "an UPDATE by key"),
      JdbcAdapter.class,
      JdbcAdapter::hsqldb,
      Map.of(
          Nesting.class,
          Reasons.NESTING,
          BoundSessions.class,
          Reasons.TOKENS,
          Lending.class,
          Reasons.TOKENS));

  private final String id;
  private final String configuration;
  private final Traits traits;
  private final Class<?> adapter;
  private final Supplier<?> opens;
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

  <T> Subject(
      String id,
      String configuration,
      Traits traits,
      Class<T> adapter,
      Supplier<T> opens,
      Map<Class<?>, String> cannot) {
    this.id = id;
    this.configuration = configuration;
    this.traits = traits;
    this.adapter = adapter;
    this.opens = opens;
    this.cannot = cannot;
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

  /** Whether it can do what that interface asks. */
  public boolean can(Class<?> ability) {
    return ability.isAssignableFrom(adapter);
  }

  /** Why it cannot do what that interface asks. */
  public String reason(Class<?> ability) {
    String reason = cannot.get(ability);
    if (can(ability) || reason == null) {
      throw new IllegalArgumentException(id + " has no reason for " + ability.getSimpleName());
    }
    return reason;
  }

  /** A fresh one. It may be {@link AutoCloseable}. */
  public Object open() {
    return opens.get();
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
    static final String PARTIES =
        "who has the object of a transaction uses it: there are no sessions to hand it between";
    static final String TOKENS =
        "no token by which another session joins, and no exclusive access that refuses";
  }
}

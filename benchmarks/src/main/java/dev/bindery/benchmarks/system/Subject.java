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
      "one lock and two hash maps",
      new Traits("no", "exclusive access within a transaction", "no", "no", "a counter"),
      FloorAdapter.class,
      FloorAdapter::new,
      Map.of()),
  ENGINE(
      "engine",
      "dev.bindery.engine, Instance.create()",
      new Traits("no", "exclusive access within a transaction", "no", "no", "an undo record"),
      EngineAdapter.class,
      EngineAdapter::new,
      Map.of());

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
}

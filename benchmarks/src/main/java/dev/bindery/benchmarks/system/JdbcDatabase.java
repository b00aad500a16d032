package dev.bindery.benchmarks.system;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database behind JDBC.
 *
 * @param url of its driver
 * @param begin the statement that begins a transaction
 */
public record JdbcDatabase(String url, String begin) {
  /** The environment variable that names a database of PostgreSQL, for these tables alone. */
  public static final String POSTGRESQL = "BINDERY_POSTGRESQL";

  private static final AtomicInteger LAST = new AtomicInteger();

  /** H2, in memory, in this process; who waits for a lock waits as long as it takes. */
  public static JdbcDatabase h2() {
    return new JdbcDatabase(
        "jdbc:h2:mem:benchmarks" + LAST.incrementAndGet() + ";LOCK_TIMEOUT=2147483647", "BEGIN");
  }

  /** HSQLDB, in memory, in this process; multiversion, so that readers do not wait. */
  public static JdbcDatabase hsqldb() {
    return new JdbcDatabase(
        "jdbc:hsqldb:mem:benchmarks" + LAST.incrementAndGet() + ";shutdown=true;hsqldb.tx=mvcc",
        "START TRANSACTION");
  }

  /**
   * A server of PostgreSQL, if one is named. Its driver begins a transaction with the first
   * statement in it, so here that is one that does nothing else.
   */
  public static Optional<JdbcDatabase> postgresql() {
    return Optional.ofNullable(System.getenv(POSTGRESQL))
        .map(url -> new JdbcDatabase(url, "SELECT 1"));
  }

  /** The address may have a password in it. */
  @Override
  public String toString() {
    return "a database that begins with " + begin;
  }
}

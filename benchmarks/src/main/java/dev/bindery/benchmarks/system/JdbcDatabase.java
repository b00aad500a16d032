package dev.bindery.benchmarks.system;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database behind JDBC.
 *
 * @param url of its driver
 * @param begin the statement that begins a transaction
 */
public record JdbcDatabase(String url, String begin) {
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
}

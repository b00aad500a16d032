package dev.bindery.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Lets those who found a transaction in use try again, in the order in which they came: for each
 * transaction only the first in line tries, the others are parked behind it. It is a matter of the
 * facade: nobody waits for access in the engine (X4), so who does not stand here may come before.
 */
final class AccessLines {
  private static final long FIRST_PAUSE_NS = 20_000;
  private static final long LONGEST_PAUSE_NS = 2_000_000;

  private final Map<Transaction, Line> lines = new HashMap<>();

  private static final class Line {
    private final Semaphore first = new Semaphore(1, true);
    private int standing;
  }

  /**
   * Tries again until it is not refused because the transaction is in use, or the time is over;
   * then, or at an interrupt, the last refusal is thrown.
   */
  <T> T retry(Transaction transaction, Duration timeout, Supplier<T> statement, SqlException last) {
    long endNs = System.nanoTime() + timeout.toNanos();
    Line line = join(transaction);
    try {
      if (!line.first.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw last;
      }
      try {
        return retryFirst(endNs, statement, last);
      } finally {
        line.first.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw last;
    } finally {
      leave(transaction, line);
    }
  }

  private static <T> T retryFirst(long endNs, Supplier<T> statement, SqlException refusal) {
    SqlException last = refusal;
    long pauseNs = FIRST_PAUSE_NS;
    while (System.nanoTime() - endNs < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(pauseNs, endNs - System.nanoTime()));
      pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
      try {
        return statement.get();
      } catch (SqlException e) {
        if (!e.isInUse()) {
          throw e;
        }
        last = e;
      }
    }
    throw last;
  }

  private synchronized Line join(Transaction transaction) {
    Line line = lines.computeIfAbsent(transaction, any -> new Line());
    line.standing++;
    return line;
  }

  private synchronized void leave(Transaction transaction, Line line) {
    line.standing--;
    if (line.standing == 0) {
      lines.remove(transaction);
    }
  }
}

package dev.bindery.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the transactions in which nothing runs for a while. It compares what it saw when it looked
 * before, so statements pay no more than to count themselves.
 *
 * <p>For the maintainer: used while everything is quiet.
 */
final class IdleTransactions {
  private record Seen(long statements, long sinceMs) {}

  private final Map<Transaction, Seen> seen = new HashMap<>();

  /**
   * Those of the sessions' transactions that no request has access to, and in which no statement
   * has run at the looks of that long.
   */
  Set<Transaction> idle(Collection<Session> sessions, long nowMs, Duration limit) {
    Set<Transaction> live = new LinkedHashSet<>();
    for (Session session : sessions) {
      Transaction mine = session.membership().transaction();
      if (mine != null && mine.isLive()) {
        live.add(mine);
      }
    }
    seen.keySet().retainAll(live);
    Set<Transaction> idle = new LinkedHashSet<>();
    for (Transaction transaction : live) {
      Seen before = seen.get(transaction);
      if (before == null
          || before.statements() != transaction.statements()
          || transaction.access() != null) {
        seen.put(transaction, new Seen(transaction.statements(), nowMs));
      } else if (nowMs - before.sinceMs() >= limit.toMillis()) {
        idle.add(transaction);
      }
    }
    return idle;
  }
}

package dev.bindery.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the transactions in which nothing runs for a while. It compares what it saw when it looked
 * before, so statements pay no more than to leave a mark.
 *
 * <p>For the maintainer: used while everything is quiet.
 */
final class IdleTransactions {
  private final Map<Transaction, Long> seenMs = new HashMap<>();

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
    seenMs.keySet().retainAll(live);
    Set<Transaction> idle = new LinkedHashSet<>();
    for (Transaction transaction : live) {
      boolean runs = transaction.hasRunSince() || transaction.access() != null;
      long sinceMs = runs ? nowMs : seenMs.getOrDefault(transaction, nowMs);
      seenMs.put(transaction, sinceMs);
      if (!runs && nowMs - sinceMs >= limit.toMillis()) {
        idle.add(transaction);
      }
    }
    return idle;
  }
}

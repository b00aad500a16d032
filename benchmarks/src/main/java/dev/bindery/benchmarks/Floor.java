package dev.bindery.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least code that shares a transaction among sessions: one lock, one hash map. No tokens, no
 * savepoints, no errors but {@code false}; everybody queues behind the one lock.
 */
final class Floor {
  private static final int NOBODY = 0;

  private final Map<Integer, Session> sessions = new HashMap<>();

  private static final class Transaction {
    private boolean ended;
    private int undoRecords;
    private int access = NOBODY;
  }

  private static final class Session {
    private @Nullable Transaction transaction;
    private int count;
    private boolean open;
  }

  synchronized void connect(int session) {
    sessions.put(session, new Session());
  }

  synchronized boolean begin(int id) {
    Session session = session(id);
    if (session.transaction == null) {
      session.transaction = new Transaction();
    }
    session.count++;
    return true;
  }

  synchronized boolean commit(int id) {
    Session session = session(id);
    Transaction transaction = session.transaction;
    if (transaction == null || transaction.ended || isTaken(transaction, id)) {
      return false;
    }
    session.count--;
    if (session.count == 0) {
      transaction.ended = true;
      session.transaction = null;
    }
    return true;
  }

  synchronized boolean join(int id, int member) {
    Session session = session(id);
    session.transaction = session(member).transaction;
    session.count = 1;
    return session.transaction != null;
  }

  synchronized boolean open(int id) {
    session(id).open = true;
    return true;
  }

  synchronized boolean write(int id) {
    Session session = session(id);
    Transaction transaction = session.transaction;
    if (!session.open || transaction == null || transaction.ended || isTaken(transaction, id)) {
      return false;
    }
    transaction.access = id;
    transaction.undoRecords++;
    return true;
  }

  synchronized boolean close(int id) {
    Session session = session(id);
    Transaction transaction = session.transaction;
    session.open = false;
    if (transaction != null && transaction.access == id) {
      transaction.access = NOBODY;
    }
    return true;
  }

  synchronized int count(int id) {
    return session(id).count;
  }

  synchronized int undoRecords(int id) {
    Transaction transaction = session(id).transaction;
    return transaction == null ? 0 : transaction.undoRecords;
  }

  private Session session(int id) {
    Session session = sessions.get(id);
    if (session == null) {
      throw new IllegalArgumentException("no session " + id);
    }
    return session;
  }

  private static boolean isTaken(Transaction transaction, int id) {
    return transaction.access != NOBODY && transaction.access != id;
  }
}

package dev.bindery.benchmarks.system;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The least code that shares a transaction among sessions: one lock, some hash maps, one MAC. No
 * names, no errors but {@code false}, no rollback by who leaves last; everybody queues behind the
 * one lock. A token is as unguessable as the engine's: 16 bytes of HMAC-SHA256 and a number.
 */
final class Floor {
  private static final int NOBODY = 0;
  private static final int FIRST_CAPACITY = 4;
  private static final int MAC_BYTES = 16;
  private static final int TOKEN_BYTES = MAC_BYTES + Long.BYTES;
  private static final String ALGORITHM = "HmacSHA256";

  private final Map<Integer, Session> sessions = new HashMap<>();
  private final Map<Long, Transaction> live = new HashMap<>();
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<Integer, Transaction> locks = new HashMap<>();
  private final Mac mac;
  private long lastNumber;

  private static final class Transaction {
    private boolean ended;
    private final List<Integer> locked = new ArrayList<>();
    private int[] undo = new int[FIRST_CAPACITY];
    private int undoRecords;
    private int members = 1;
    private int access = NOBODY;
    private int lender = NOBODY;
    private long number;
    private @Nullable String token;
  }

  private static final class Session {
    private @Nullable Transaction transaction;
    private int count;
    private boolean open;
  }

  Floor(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  synchronized void connect(int id) {
    sessions.put(id, new Session());
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
      transaction.locked.forEach(locks::remove);
      if (transaction.token != null) {
        live.remove(transaction.number);
      }
      session.transaction = null;
    }
    return true;
  }

  // Savepoints: a savepoint is a position in the log

  synchronized int save(int id) {
    Transaction transaction = session(id).transaction;
    return transaction == null ? -1 : transaction.undoRecords;
  }

  synchronized boolean rollbackTo(int id, int position) {
    Transaction transaction = session(id).transaction;
    if (transaction == null || transaction.ended || isTaken(transaction, id)) {
      return false;
    }
    while (transaction.undoRecords > position) {
      transaction.undoRecords -= 2;
      rows.put(
          transaction.undo[transaction.undoRecords], transaction.undo[transaction.undoRecords + 1]);
    }
    return true;
  }

  // Tokens

  synchronized @Nullable String token(int id) {
    Transaction transaction = session(id).transaction;
    if (transaction == null || transaction.ended || isTaken(transaction, id)) {
      return null;
    }
    if (transaction.token == null) {
      transaction.number = ++lastNumber;
      transaction.token = Base64.getEncoder().encodeToString(bytes(transaction.number));
      live.put(transaction.number, transaction);
    }
    return transaction.token;
  }

  private byte[] bytes(long number) {
    byte[] claim = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    byte[] token = Arrays.copyOf(mac.doFinal(claim), TOKEN_BYTES);
    System.arraycopy(claim, 0, token, MAC_BYTES, Long.BYTES);
    return token;
  }

  private @Nullable Transaction find(String token) {
    byte[] given = Base64.getDecoder().decode(token);
    long number = ByteBuffer.wrap(given).getLong(MAC_BYTES);
    return MessageDigest.isEqual(bytes(number), given) ? live.get(number) : null;
  }

  synchronized boolean bind(int id, String token) {
    Transaction transaction = find(token);
    if (transaction == null || isTaken(transaction, id)) {
      return false;
    }
    Session session = session(id);
    session.transaction = transaction;
    session.count = 1;
    transaction.members++;
    return true;
  }

  synchronized void leave(int id) {
    Session session = session(id);
    if (session.transaction != null) {
      session.transaction.members--;
      session.transaction = null;
      session.count = 0;
    }
  }

  // Access and data: keys and old values, in turns, are the log

  synchronized boolean open(int id) {
    session(id).open = true;
    return true;
  }

  synchronized boolean write(int id, int key, int value) {
    Session session = session(id);
    Transaction transaction = session.transaction;
    if (transaction == null || transaction.ended || isTaken(transaction, id)) {
      return false;
    }
    if (session.open) {
      transaction.access = id;
    }
    Transaction owner = locks.putIfAbsent(key, transaction);
    if (owner == null) {
      transaction.locked.add(key);
    } else if (owner != transaction) {
      return false;
    }
    Integer old = rows.put(key, value);
    if (transaction.undoRecords == transaction.undo.length) {
      transaction.undo = Arrays.copyOf(transaction.undo, 2 * transaction.undoRecords);
    }
    transaction.undo[transaction.undoRecords++] = key;
    transaction.undo[transaction.undoRecords++] = old == null ? 0 : old;
    return true;
  }

  synchronized int read(int key) {
    return rows.getOrDefault(key, 0);
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

  private static boolean isTaken(Transaction transaction, int id) {
    return transaction.access != NOBODY && transaction.access != id;
  }

  // Lending: a call lends to whom it opens

  synchronized boolean call(int id, int guest, String token) {
    Transaction transaction = session(id).transaction;
    if (transaction == null || transaction.access != NOBODY || find(token) != transaction) {
      return false;
    }
    connect(guest);
    Session opened = session(guest);
    opened.transaction = transaction;
    opened.count = 1;
    transaction.lender = id;
    transaction.access = guest;
    return true;
  }

  synchronized boolean endCall(int id, int guest) {
    Transaction transaction = session(id).transaction;
    if (transaction == null || transaction.lender != id) {
      return false;
    }
    sessions.remove(guest);
    transaction.lender = NOBODY;
    transaction.access = NOBODY;
    return true;
  }

  // What can be seen

  synchronized int count(int id) {
    return session(id).count;
  }

  synchronized int members(int id) {
    Transaction transaction = session(id).transaction;
    return transaction == null ? 0 : transaction.members;
  }

  synchronized int undoRecords(int id) {
    Transaction transaction = session(id).transaction;
    return transaction == null ? 0 : transaction.undoRecords / 2;
  }

  synchronized int locks(int id) {
    Transaction transaction = session(id).transaction;
    return transaction == null ? 0 : transaction.locked.size();
  }

  private Session session(int id) {
    Session session = sessions.get(id);
    if (session == null) {
      throw new IllegalArgumentException("no session " + id);
    }
    return session;
  }
}

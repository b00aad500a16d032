package dev.bindery.benchmarks.system;

import jakarta.transaction.Transaction;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The steps, done by Narayana's JTA over one database. Parties hand the transaction over: each
 * resumes it, writes, and suspends it, under a mutex.
 */
public final class JtaAdapter implements Data, HandingOver, AutoCloseable {
  private final Jta jta = new Jta();
  private final XaBranch branch = new XaBranch();
  private final ReentrantLock mutex = new ReentrantLock();
  private final int[] turns = new int[ROWS];
  private boolean enlisted;
  private @Nullable Transaction shared;

  @Override
  public void begin() {
    jta.begin();
  }

  @Override
  public void commit() {
    jta.commit();
    enlisted = false;
  }

  @Override
  public int depth() {
    return jta.isInTransaction() ? 1 : 0;
  }

  @Override
  public void put(int key, int value) {
    enlist();
    branch.put(key, value);
  }

  @Override
  public int get(int key) {
    enlist();
    return branch.get(key);
  }

  private void enlist() {
    if (!enlisted) {
      jta.enlist(branch);
      enlisted = true;
    }
  }

  @Override
  public void share(int parties) {
    if (shared != null) {
      end();
    }
    Arrays.fill(turns, 0);
    begin();
    enlist();
    shared = jta.suspend();
  }

  @Override
  public void turn(int party) {
    mutex.lock();
    try {
      jta.resume(Objects.requireNonNull(shared));
      int key = party % ROWS;
      turns[key]++;
      put(key, turns[key]);
      jta.suspend();
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public void end() {
    jta.resume(Objects.requireNonNull(shared));
    shared = null;
    commit();
  }

  @Override
  public long sharedWrites() {
    long sum = 0;
    for (int key = 0; key < ROWS && shared != null; key++) {
      sum += turns[key] == 0 ? 0 : branch.get(key);
    }
    return sum;
  }

  @Override
  public void close() {
    if (shared != null) {
      end();
    }
    branch.close();
  }
}

package dev.bindery.benchmarks.system;

import java.util.Objects;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.jspecify.annotations.Nullable;

/** The steps, done by the transaction store under H2's tables. A savepoint is a log position. */
public final class H2StoreAdapter implements Savepoints, Data, AutoCloseable {
  private final MVStore store = new MVStore.Builder().autoCommitDisabled().open();
  private final TransactionStore transactions = new TransactionStore(store);
  private @Nullable Transaction transaction;
  private @Nullable TransactionMap<Integer, Integer> map;
  private long savepoint;
  private int value;

  public H2StoreAdapter() {
    transactions.init();
    begin();
    for (int key = 0; key < ROWS; key++) {
      put(key, 0);
    }
    commit();
  }

  @Override
  public void begin() {
    Transaction begun = transactions.begin();
    transaction = begun;
    map = null;
  }

  @Override
  public void commit() {
    open().commit();
    transaction = null;
  }

  @Override
  public int depth() {
    return transaction == null ? 0 : 1;
  }

  @Override
  public void write() {
    put(0, ++value);
  }

  @Override
  public void save() {
    savepoint = open().setSavepoint();
  }

  @Override
  public void rollbackToSave() {
    open().rollbackToSavepoint(savepoint);
  }

  /** Each write counts the row up by one. */
  @Override
  public long writes() {
    return get(0);
  }

  @Override
  public void put(int key, int written) {
    map().put(key, written);
  }

  @Override
  public int get(int key) {
    return Objects.requireNonNull(map().get(key));
  }

  @Override
  public void close() {
    transactions.close();
    store.close();
  }

  private Transaction open() {
    return Objects.requireNonNull(transaction, "no transaction");
  }

  private TransactionMap<Integer, Integer> map() {
    TransactionMap<Integer, Integer> opened = map;
    if (opened == null) {
      opened = open().openMap("t");
      map = opened;
    }
    return opened;
  }
}

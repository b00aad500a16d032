package dev.bindery.benchmarks.system;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;

/** The steps, done by transactions of H2's store. A party's map is opened in each transaction. */
public final class H2StoreRivals implements Rivals, AutoCloseable {
  private final MVStore store = new MVStore.Builder().autoCommitDisabled().open();
  private final TransactionStore transactions = new TransactionStore(store);
  private OpenTransactions<Transaction> open = new OpenTransactions<>(0);

  public H2StoreRivals() {
    transactions.init();
    Transaction first = transactions.begin();
    TransactionMap<Integer, Integer> map = first.openMap("t");
    for (int key = 0; key < Data.ROWS; key++) {
      map.put(key, 0);
    }
    first.commit();
  }

  @Override
  public void meet(int parties) {
    open = new OpenTransactions<>(parties);
  }

  @Override
  public void beginAs(int party) {
    Transaction begun = transactions.begin();
    begun.setTimeoutMillis(Integer.MAX_VALUE);
    open.begun(party, begun);
  }

  @Override
  public void putAs(int party, int key, int value) {
    TransactionMap<Integer, Integer> map = open.of(party).openMap("t");
    map.put(key, value);
  }

  @Override
  public void commitAs(int party) {
    open.taken(party).commit();
  }

  @Override
  public int working() {
    return open.count();
  }

  @Override
  public int committed(int key) {
    Transaction reader = transactions.begin();
    TransactionMap<Integer, Integer> map = reader.openMap("t");
    Integer found = map.get(key);
    reader.commit();
    if (found == null) {
      throw new IllegalStateException("no row " + key);
    }
    return found;
  }

  @Override
  public void close() {
    transactions.close();
    store.close();
  }
}

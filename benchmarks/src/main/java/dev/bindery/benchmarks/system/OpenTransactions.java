package dev.bindery.benchmarks.system;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The open transactions of parties that have a thread each, at most one of each party. */
final class OpenTransactions<T> {
  private final AtomicReferenceArray<@Nullable T> open;

  OpenTransactions(int parties) {
    open = new AtomicReferenceArray<>(parties);
  }

  void begun(int party, T transaction) {
    open.set(party, transaction);
  }

  T of(int party) {
    return there(open.get(party));
  }

  /** From now on it is not open. */
  T taken(int party) {
    return there(open.getAndSet(party, null));
  }

  private T there(@Nullable T transaction) {
    if (transaction == null) {
      throw new IllegalStateException("no transaction");
    }
    return transaction;
  }

  int count() {
    int count = 0;
    for (int party = 0; party < open.length(); party++) {
      count += open.get(party) == null ? 0 : 1;
    }
    return count;
  }
}

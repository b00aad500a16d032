package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Snapshot} while everything is quiet. */
final class SnapshotTaker {
  private final Collection<Session> sessions;
  private final Map<Transaction, List<Integer>> members =
      new TreeMap<>(Comparator.comparingLong(Transaction::number));
  private final List<Snapshot.LockView> locks = new ArrayList<>();

  SnapshotTaker(Collection<Session> sessions, Collection<Transaction> remembered) {
    this.sessions = sessions;
    remembered.forEach(transaction -> members.put(transaction, new ArrayList<>()));
  }

  Snapshot take(LockWaits waits) {
    List<Snapshot.SessionView> sessionViews = new ArrayList<>();
    for (Session session : sessions) {
      sessionViews.add(session.view());
      Transaction transaction = session.membership().transaction();
      if (transaction != null && transaction.isLive()) {
        members.computeIfAbsent(transaction, any -> new ArrayList<>()).add(session.id());
      }
    }
    List<Snapshot.TransactionView> transactionViews = new ArrayList<>();
    members.forEach((transaction, ids) -> transactionViews.add(transaction.view(ids)));
    members.keySet().forEach(this::granted);
    sessions.forEach(session -> granted(session.ownSpace()));
    waits.inOrder().forEach(this::waiting);
    return new Snapshot(sessionViews, transactionViews, locks);
  }

  private void granted(LockSpace space) {
    for (Hold hold : space.holds()) {
      locks.add(
          lock(hold.on, hold.held, hold.kept, Snapshot.LockStatus.GRANT, space.ranBy(), space));
    }
  }

  private void waiting(LockWait wait) {
    Hold held = wait.space.on(wait.on);
    locks.add(
        lock(
            wait.on,
            held == null ? wait.mode : held.held.join(wait.mode),
            LockMode.NONE,
            held == null ? Snapshot.LockStatus.WAIT : Snapshot.LockStatus.CONVERT,
            wait.session.id(),
            wait.space));
  }

  private static Snapshot.LockView lock(
      Lockable on,
      LockMode mode,
      LockMode kept,
      Snapshot.LockStatus status,
      int session,
      LockSpace space) {
    Entry entry = on instanceof Entry found ? found : null;
    @Nullable Key key = entry == null || entry.isEnd() ? null : entry.key();
    return new Snapshot.LockView(
        on.table().name(),
        entry == null ? null : entry.index().name(),
        key,
        mode,
        kept,
        status,
        session,
        space instanceof Transaction owner ? owner.number() : Snapshot.SessionView.NO_TRANSACTION);
  }
}

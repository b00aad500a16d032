package dev.bindery.properties;

import dev.bindery.engine.DataStatement;
import dev.bindery.engine.Key;
import dev.bindery.engine.LockMode;
import dev.bindery.engine.Row;
import dev.bindery.engine.Snapshot;
import dev.bindery.engine.Snapshot.ChangeView;
import dev.bindery.engine.Snapshot.LockStatus;
import dev.bindery.engine.Snapshot.LockView;
import dev.bindery.engine.Snapshot.SessionView;
import dev.bindery.engine.Snapshot.TransactionView;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the engine's public snapshot to the variables of {@code LockSpaces}. */
final class LocksProjection {
  private static final String TABLE = "table";
  private static final Map<String, Object> FREE = Map.of("held", "none", "kept", "none");

  private final List<String> sessions;
  private final List<String> rows;
  private final int transactions;
  private final int observer;

  /**
   * Projects to the constants of a cfg.
   *
   * @param observer a session that the spec does not have
   */
  LocksProjection(Constants constants, int observer) {
    sessions = constants.names("Session");
    rows = constants.names("Row");
    transactions = constants.number("MaxTran");
    this.observer = observer;
  }

  /** The state, with what is in the rows. */
  State of(Snapshot snapshot, Map<String, Integer> data) {
    Map<Integer, String> names = new HashMap<>();
    names.put(SessionView.NO_SESSION, "none");
    snapshot.sessions().forEach(session -> names.put(session.id(), session.login()));
    Map<String, Object> ses = new HashMap<>();
    List<Object> tran = new ArrayList<>();
    List<Object> undo = new ArrayList<>();
    for (SessionView session : snapshot.sessions()) {
      if (session.id() != observer) {
        ses.put(session.login(), of(session, names));
      }
    }
    for (TransactionView transaction : snapshot.transactions()) {
      tran.add(Projection.of(transaction));
      undo.add(transaction.changes().stream().map(LocksProjection::of).toList());
    }
    while (tran.size() < transactions) {
      tran.add(Projection.UNUSED);
      undo.add(List.of());
    }
    return State.of(
        Map.of(
            "ses", ses,
            "tran", tran,
            "undo", undo,
            "data", data,
            "lock", locks(snapshot, names),
            "queue", queue(snapshot, names)));
  }

  private static Map<String, Object> of(SessionView session, Map<Integer, String> names) {
    return Map.of(
        "tx",
        Math.toIntExact(session.transaction()),
        "owed",
        session.owed(),
        "level",
        Projection.level(session.isolationLevel()),
        "doing",
        doing(session.waiting()),
        "caller",
        names.getOrDefault(session.home(), "session " + session.home()));
  }

  private static Map<String, Object> doing(@Nullable DataStatement waiting) {
    if (waiting == null) {
      return Map.of("op", "none", "on", TABLE);
    }
    return Map.of("op", waiting.writes() ? "write" : "read", "on", resource(waiting.key()));
  }

  private static String resource(@Nullable Key key) {
    return key == null ? TABLE : (String) Objects.requireNonNull(key.value(0));
  }

  private static Map<String, Object> of(ChangeView change) {
    return Map.of(
        "on",
        resource(change.key()),
        "was",
        Objects.requireNonNull(((Row) Objects.requireNonNull(change.row())).value(1)));
  }

  private Map<String, Object> locks(Snapshot snapshot, Map<Integer, String> names) {
    Map<String, Object> locks = new HashMap<>();
    rows.forEach(row -> locks.put(row, free()));
    locks.put(TABLE, free());
    for (LockView lock : snapshot.locks()) {
      if (lock.status() == LockStatus.GRANT) {
        @SuppressWarnings("unchecked") // put there by free()
        Map<Object, Object> owners = (Map<Object, Object>) locks.get(resource(lock.key()));
        Objects.requireNonNull(owners).put(owner(lock, names), modes(lock.mode(), lock.kept()));
      }
    }
    return locks;
  }

  private Map<Object, Object> free() {
    Map<Object, Object> owners = new HashMap<>();
    for (int t = 1; t <= transactions; t++) {
      owners.put(t, FREE);
    }
    sessions.forEach(session -> owners.put(session, FREE));
    return owners;
  }

  private static Object owner(LockView lock, Map<Integer, String> names) {
    return lock.transaction() == SessionView.NO_TRANSACTION
        ? names.getOrDefault(lock.session(), "session " + lock.session())
        : Math.toIntExact(lock.transaction());
  }

  private static Map<String, Object> modes(LockMode held, LockMode kept) {
    return Map.of("held", held.text(), "kept", kept.text());
  }

  private static List<Object> queue(Snapshot snapshot, Map<Integer, String> names) {
    return snapshot.locks().stream()
        .filter(lock -> lock.status() != LockStatus.GRANT)
        .map(lock -> (Object) names.getOrDefault(lock.session(), "session " + lock.session()))
        .toList();
  }
}

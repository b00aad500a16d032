package dev.bindery.properties;

import dev.bindery.engine.IsolationLevel;
import dev.bindery.engine.RequestState;
import dev.bindery.engine.Snapshot;
import dev.bindery.engine.Snapshot.SavepointView;
import dev.bindery.engine.Snapshot.SessionView;
import dev.bindery.engine.Snapshot.TransactionView;
import dev.bindery.engine.TransactionStatus;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From the engine's public snapshot to the variables of {@code BoundSessions}. It reads nothing
 * else and adds only what a snapshot leaves out because it is not there: sessions that are not
 * connected and transactions that have not begun.
 */
final class Projection {
  private static final String NO_NAME = "none";
  private static final String NO_SESSION = "none";
  private static final Map<String, Object> OFF =
      session(
          "off", 0, 0, false, level(IsolationLevel.READ_COMMITTED), false, NO_SESSION, NO_SESSION);
  static final Map<String, Object> UNUSED = transaction("unused", NO_NAME, 0, List.of(), false);

  private final List<String> sessions;
  private final int transactions;

  /**
   * Projects to the sessions and the number of transactions of a cfg.
   *
   * @param sessions their names; a session of the engine has its name as login
   * @param transactions {@code MaxTran}
   */
  Projection(List<String> sessions, int transactions) {
    this.sessions = List.copyOf(sessions);
    this.transactions = transactions;
  }

  State of(Snapshot snapshot) {
    Map<Object, Object> ses = new TreeMap<>();
    sessions.forEach(name -> ses.put(name, OFF));
    Map<Integer, String> names = new HashMap<>();
    names.put(SessionView.NO_SESSION, NO_SESSION);
    snapshot.sessions().forEach(session -> names.put(session.id(), session.login()));
    snapshot.sessions().forEach(session -> ses.put(session.login(), of(session, names)));
    List<Object> tran = new ArrayList<>(transactions);
    snapshot.transactions().forEach(transaction -> tran.add(of(transaction)));
    while (tran.size() < transactions) {
      tran.add(UNUSED);
    }
    return State.of(Map.of("ses", ses, "tran", tran));
  }

  private static Map<String, Object> of(SessionView session, Map<Integer, String> names) {
    return session(
        request(session.request()),
        Math.toIntExact(session.transaction()),
        session.count(),
        session.owed(),
        level(session.isolationLevel()),
        session.xactAbort(),
        name(session.lender(), names),
        name(session.home(), names));
  }

  /** A session that is not connected has no name: then its number is shown. */
  private static String name(int id, Map<Integer, String> names) {
    return names.getOrDefault(id, "session " + id);
  }

  static Map<String, Object> of(TransactionView transaction) {
    String name = transaction.name();
    return transaction(
        status(transaction.status()),
        name == null ? NO_NAME : name,
        transaction.undoRecords(),
        transaction.savepoints().stream().map(Projection::of).toList(),
        transaction.doomed());
  }

  private static Map<String, Object> of(SavepointView savepoint) {
    return Map.of("name", savepoint.name(), "at", savepoint.position());
  }

  private static Map<String, Object> session(
      String req,
      int tx,
      int cnt,
      boolean owed,
      String level,
      boolean abort,
      String lender,
      String home) {
    return Map.of(
        "req", req, "tx", tx, "cnt", cnt, "owed", owed, "level", level, "abort", abort, "lender",
        lender, "home", home);
  }

  private static Map<String, Object> transaction(
      String status, String name, int log, List<Map<String, Object>> saves, boolean doomed) {
    return Map.of("status", status, "name", name, "log", log, "saves", saves, "doomed", doomed);
  }

  private static String request(RequestState request) {
    return switch (request) {
      case IDLE -> "idle";
      case OPEN -> "open";
      case BUSY -> "busy";
      case CALL -> "call";
      case SOLO -> "solo";
    };
  }

  private static String status(TransactionStatus status) {
    return switch (status) {
      case LIVE -> "live";
      case COMMITTED -> "committed";
      case ROLLED_BACK -> "rolledback";
    };
  }

  /** {@code READ_COMMITTED} is {@code "READ COMMITTED"}. */
  static String level(IsolationLevel level) {
    return level.name().replace('_', ' ');
  }
}

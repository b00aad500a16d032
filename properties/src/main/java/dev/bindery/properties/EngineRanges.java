package dev.bindery.properties;

import dev.bindery.engine.Affected;
import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.Instance;
import dev.bindery.engine.IsolationLevel;
import dev.bindery.engine.Key;
import dev.bindery.engine.KeyRange;
import dev.bindery.engine.Limits;
import dev.bindery.engine.LockMode;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Row;
import dev.bindery.engine.Rows;
import dev.bindery.engine.Session;
import dev.bindery.engine.Snapshot;
import dev.bindery.engine.Snapshot.LockView;
import dev.bindery.engine.Snapshot.SessionView;
import dev.bindery.engine.Snapshot.TransactionView;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import dev.bindery.engine.TokenSource;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Our engine held against {@code KeyRanges}, through its public interface only. Each transaction of
 * the spec is one session's, which waits for nothing; when it ends, the session begins the next
 * one. What the spec remembers of a first scan is remembered here, from what the engine read.
 */
public final class EngineRanges implements RangesUnderTest {
  private final int maxKey;
  private final Instance instance;
  private final Table table;
  private final Session observer;
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(String level, List<Integer> range, Set<Integer> keys) {
    static final Seen NOTHING = new Seen("none", List.of(1, 1), Set.of());

    Seen with(int key, boolean present) {
      if (equals(NOTHING)) {
        return this;
      }
      Set<Integer> changed = new TreeSet<>(keys);
      if (!present) {
        changed.remove(key);
      } else if (range.get(0) <= key && key <= range.get(1)) {
        changed.add(key);
      }
      return new Seen(level, range, changed);
    }

    Map<String, Object> view() {
      return Map.of("level", level, "range", range, "keys", keys);
    }
  }

  private EngineRanges(Constants constants, Collection<?> present) {
    maxKey = constants.number("MaxKey");
    instance = Instance.create(Limits.DEFAULT, TokenSource.repeatable(1));
    table = instance.createTable(TableDefinition.keyValue("rows", Integer.class, Integer.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    observer = connect("observer");
    for (Object key : present) {
      observer.run(insertion((Integer) key));
    }
    observer.setIsolationLevel(IsolationLevel.READ_UNCOMMITTED);
    for (String transaction : constants.names("Tran")) {
      Session session = connect(transaction);
      session.setLockTimeout(0);
      session.begin(null);
      sessions.put(transaction, session);
      seen.put(transaction, Seen.NOTHING);
    }
  }

  /** A source of fresh engines with the constants of {@code KeyRanges} as their limits. */
  public static Function<State, RangesUnderTest> within(Map<String, Object> constants) {
    Constants read = new Constants(constants);
    return initial -> new EngineRanges(read, (Collection<?>) initial.get("present"));
  }

  private Session connect(String login) {
    return ((Connected) instance.connect(login)).session();
  }

  private DataStatement insertion(int key) {
    return DataStatement.insert(table, Row.of(key, 0));
  }

  @Override
  public String scan(String transaction, List<Integer> range, String level) {
    Session session = session(transaction);
    session.setIsolationLevel(IsolationLevel.valueOf(level.replace(' ', '_')));
    KeyRange keys = KeyRange.of(Key.of(range.get(0)), Key.of(range.get(1)));
    Answer answer = session.run(DataStatement.readRange(table.primary(), keys));
    if (answer instanceof Rows rows && Seen.NOTHING.equals(seen.get(transaction))) {
      seen.put(transaction, new Seen(level, range, keys(rows)));
    }
    return answer.code();
  }

  @Override
  public String insert(String transaction, int key) {
    return changed(transaction, session(transaction).run(insertion(key)), key, true);
  }

  @Override
  public String delete(String transaction, int key) {
    Session session = session(transaction);
    session.setIsolationLevel(IsolationLevel.READ_COMMITTED); // no gap is locked to find nothing
    Answer answer = session.run(DataStatement.delete(table, Key.of(key)));
    return changed(transaction, answer, key, false);
  }

  private String changed(String transaction, Answer answer, int key, boolean present) {
    if (answer instanceof Affected affected && affected.rows() > 0) {
      seen.computeIfPresent(transaction, (name, before) -> before.with(key, present));
    }
    return answer.code();
  }

  @Override
  public String commit(String transaction) {
    return next(transaction, session(transaction).commit());
  }

  @Override
  public String rollback(String transaction) {
    return next(transaction, session(transaction).rollback());
  }

  private String next(String transaction, Answer answer) {
    session(transaction).begin(null);
    seen.put(transaction, Seen.NOTHING);
    return answer.code();
  }

  @Override
  public Optional<State> snapshot() {
    Snapshot snapshot = instance.snapshot();
    Map<Long, String> names = new HashMap<>();
    for (SessionView session : snapshot.sessions()) {
      names.put(session.transaction(), session.login());
    }
    Set<Integer> rows = keys((Rows) observer.run(DataStatement.readAll(table)));
    Set<Integer> present = new TreeSet<>(rows);
    Map<String, Set<Integer>> added = new HashMap<>();
    Map<String, Set<Integer>> removed = new HashMap<>();
    for (TransactionView transaction : snapshot.transactions()) {
      Map<Integer, Boolean> before = before(transaction);
      before.forEach(
          (key, wasThere) -> {
            if (wasThere) {
              present.add(key);
            } else {
              present.remove(key);
            }
          });
      Set<Integer> out = new TreeSet<>(before.keySet());
      out.removeAll(rows);
      before.values().removeIf(wasThere -> wasThere);
      String name = names.getOrDefault(transaction.number(), "nobody");
      added.put(name, before.keySet());
      removed.put(name, out);
    }
    Map<String, Object> remembered = new HashMap<>();
    seen.forEach((name, first) -> remembered.put(name, first.view()));
    return Optional.of(
        State.of(
            Map.of(
                "present", present,
                "added", added,
                "removed", removed,
                "lock", locks(snapshot, names),
                "seen", remembered)));
  }

  /** The keys that a transaction has changed: whether a row was there before. */
  private static Map<Integer, Boolean> before(TransactionView transaction) {
    Map<Integer, Boolean> before = new HashMap<>();
    transaction
        .changes()
        .forEach(change -> before.putIfAbsent(number(change.key()), change.row() != null));
    return before;
  }

  private List<Object> locks(Snapshot snapshot, Map<Long, String> names) {
    List<Map<String, Object>> locks = new ArrayList<>();
    for (int key = 1; key <= maxKey + 1; key++) {
      Map<String, Object> owners = new HashMap<>();
      sessions.keySet().forEach(name -> owners.put(name, List.of("none", "none")));
      locks.add(owners);
    }
    for (LockView lock : snapshot.locks()) {
      if (lock.index() != null) {
        int place = lock.key() == null ? maxKey : number(lock.key()) - 1;
        locks.get(place).put(names.getOrDefault(lock.transaction(), "nobody"), parts(lock.mode()));
      }
    }
    return List.copyOf(locks);
  }

  /** {@code RangeS-N} is {@code <<"S", "none">>}. */
  static List<String> parts(LockMode mode) {
    if (!mode.text().startsWith("Range")) {
      return List.of("none", mode.text());
    }
    String[] parts = mode.text().substring("Range".length()).split("-", -1);
    return List.of(parts[0], parts[1].equals("N") ? "none" : parts[1]);
  }

  private static Set<Integer> keys(Rows rows) {
    Set<Integer> keys = new TreeSet<>();
    rows.rows().forEach(row -> keys.add((Integer) row.value(0)));
    return keys;
  }

  private static int number(Key key) {
    return key.value(0) instanceof Integer number ? number : -1;
  }

  private Session session(String transaction) {
    Session session = sessions.get(transaction);
    if (session == null) {
      throw new IllegalArgumentException("No transaction " + transaction + " in the cfg");
    }
    return session;
  }

  @Override
  public void close() {
    instance.close();
  }
}

package dev.bindery.benchmarks.system;

import dev.bindery.engine.BlockingSession;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Key;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Row;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of many sessions of the engine at once, each in a transaction with locks: what is left
 * of the heap after a collection.
 *
 * @param sessionBytes a session in a transaction
 * @param lockBytes a lock on a row that nobody else has, kept to the end of the transaction
 */
public record EngineFootprint(double sessionBytes, double lockBytes) {
  private static final int COLLECTIONS = 3;

  /** Measures it. Other threads should allocate nothing meanwhile. */
  public static EngineFootprint of(int sessions, int locksEach) {
    try (Instance instance = Instance.create()) {
      Table table =
          instance.createTable(TableDefinition.keyValue("t", Integer.class, Integer.class));
      instance.permissions().grantAll(Permissions.PUBLIC, table);
      try (BlockingSession writer = BlockingSession.connect(instance, "writer")) {
        for (int key = 0; key < sessions * locksEach; key++) {
          writer.change(DataStatement.insert(table, Row.of(key, 0)));
        }
      }
      List<BlockingSession> connected = new ArrayList<>(sessions);
      long before = usedBytes();
      for (int session = 0; session < sessions; session++) {
        BlockingSession fresh = BlockingSession.connect(instance, "one of many");
        fresh.begin();
        connected.add(fresh);
      }
      long withSessions = usedBytes();
      for (int key = 0; key < sessions * locksEach; key++) {
        connected.get(key % sessions).read(DataStatement.readForUpdate(table, Key.of(key)));
      }
      long withLocks = usedBytes();
      show(instance, connected, locksEach);
      return new EngineFootprint(
          (double) (withSessions - before) / sessions,
          (double) (withLocks - withSessions) / sessions / locksEach);
    }
  }

  /** That what was measured is there. It also keeps the sessions reachable until now. */
  private static void show(Instance instance, List<BlockingSession> connected, int locksEach) {
    long working = connected.stream().filter(session -> session.tranCount() == 1).count();
    long locks = instance.snapshot().locks().stream().filter(lock -> lock.key() != null).count();
    if (working != connected.size() || locks != (long) connected.size() * locksEach) {
      throw new IllegalStateException("sessions " + working + ", locks " + locks);
    }
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package dev.bindery.engine.example;

import dev.bindery.engine.BlockingSession;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.EndedByAnotherException;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Key;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Request;
import dev.bindery.engine.Row;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Two threads share one transaction, and a row in it, by a bind token. */
final class TwoSessions {
  private TwoSessions() {}

  /** What alice is told after bob has committed, and what is in the row. */
  static String share() {
    try (Instance instance = Instance.create();
        BlockingSession alice = BlockingSession.connect(instance, "alice");
        BlockingSession bob = BlockingSession.connect(instance, "bob")) {
      Table table =
          instance.createTable(TableDefinition.keyValue("t", Integer.class, String.class));
      instance.permissions().grantAll(Permissions.PUBLIC, table);
      DataStatement read = DataStatement.read(table, Key.of(1));
      alice.begin();
      alice.change(DataStatement.insert(table, Row.of(1, "alice")));
      bob.bind(alice.getToken().text()); // one transaction, two counts (B1, N7)
      Request batch = alice.open();
      batch.run(read); // until its result is read, nobody else runs in the transaction (X2)
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> { // 3917 until then: tried again, in turn (X3)
                Duration limit = Duration.ofSeconds(10);
                DataStatement change = DataStatement.update(table, Key.of(1), Row.of(1, "bob"));
                bob.awaitAccess(limit, () -> bob.change(change)); // no lock is in his way (L2)
                bob.commit(); // at his own count 1: for both (N3)
              });
      batch.end();
      other.join();
      try {
        return "not told, " + alice.read(read);
      } catch (EndedByAnotherException ended) { // 3926 (B9): her statement did not run
        ended.acknowledge(); // only now may she go on, at count 0
        return ended.getMessage() + " " + alice.read(read);
      }
    }
  }
}

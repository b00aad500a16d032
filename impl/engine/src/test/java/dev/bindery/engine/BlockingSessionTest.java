package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The facade for people. */
class BlockingSessionTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void twoSessionsShareOneTransaction() {
    BlockingSession alice = BlockingSession.connect(engine.instance(), "alice");
    BlockingSession bob = BlockingSession.connect(engine.instance(), "bob");
    alice.begin("work");
    alice.save("before");
    assertFalse(bob.bind(alice.getToken().text()));
    bob.write();
    alice.rollbackTo("before");
    bob.commit();
    EndedByAnotherException told = assertThrows(EndedByAnotherException.class, alice::commit);
    told.acknowledge();
    SqlException refused = assertThrows(SqlException.class, alice::commit);
    answers("3902", refused.refusal());
    alice.close();
    alice.close();
    answers("closed", assertThrows(SqlException.class, alice::commit).refusal());
  }

  @Test
  void bindTellsWhetherAnotherTransactionWasLeft() { // B2
    BlockingSession alice = BlockingSession.connect(engine.instance(), "alice");
    BlockingSession bob = BlockingSession.connect(engine.instance(), "bob");
    alice.begin();
    bob.begin();
    assertTrue(bob.bind(alice.getToken().text()));
    bob.leave();
    assertEquals(0, bob.tranCount());
    alice.rollback();
  }

  @Test
  void connectingBeyondTheLimitThrows() {
    Instance instance = engine.limited(Limits.DEFAULT.withSessions(0));
    SqlException refused =
        assertThrows(SqlException.class, () -> BlockingSession.connect(instance, "one"));
    answers("17809", refused.refusal());
  }
}

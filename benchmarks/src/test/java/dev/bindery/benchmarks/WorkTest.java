package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** A ratio means something only if both sides did the same work. */
class WorkTest {
  private static final int ROUNDS = 1000;

  @Test
  void bothSidesReachTheSameEndState() {
    Work engine = new EngineWork();
    Work floor = new FloorWork();
    assertEquals(floor.outcome(), engine.outcome());
    for (int i = 0; i < ROUNDS; i++) {
      engine.beginAndCommit();
      floor.beginAndCommit();
      engine.handOver();
      floor.handOver();
    }
    assertEquals(new Work.Outcome(0, 1, 1, 2 * ROUNDS), engine.outcome());
    assertEquals(engine.outcome(), floor.outcome());
  }

  @Test
  void oneTurnMoreIsSeen() {
    Work engine = new EngineWork();
    Work floor = new FloorWork();
    engine.handOver();
    assertNotEquals(floor.outcome(), engine.outcome());
  }

  @Test
  void theFloorRefusesWhatTheEngineRefuses() {
    Floor floor = new Floor();
    floor.connect(1);
    floor.connect(2);
    assertFalse(floor.commit(1));
    floor.begin(1);
    floor.join(2, 1);
    floor.open(1);
    floor.open(2);
    floor.write(1);
    assertFalse(floor.write(2));
    assertFalse(floor.commit(2));
    floor.close(1);
    floor.commit(1);
    assertFalse(floor.write(2));
  }
}

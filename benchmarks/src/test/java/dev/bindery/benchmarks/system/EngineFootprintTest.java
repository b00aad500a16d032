package dev.bindery.benchmarks.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EngineFootprintTest {
  /** It shows itself that all sessions and locks are there; other tests disturb the figures. */
  @Test
  void sessionsAndLocksAreThereWhileTheyAreMeasured() {
    EngineFootprint each = EngineFootprint.of(100, 10);
    assertTrue(Double.isFinite(each.sessionBytes()));
    assertTrue(Double.isFinite(each.lockBytes()));
  }
}

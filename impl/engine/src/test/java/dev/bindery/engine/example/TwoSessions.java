package dev.bindery.engine.example;

import dev.bindery.engine.BlockingSession;
import dev.bindery.engine.EndedByAnotherException;
import dev.bindery.engine.Instance;

/** Two sessions share one transaction by a bind token. */
final class TwoSessions {
  private TwoSessions() {}

  /** What alice is told after bob has committed. */
  static String share() {
    try (Instance instance = Instance.create();
        BlockingSession alice = BlockingSession.connect(instance, "alice");
        BlockingSession bob = BlockingSession.connect(instance, "bob")) {
      alice.begin();
      alice.write();
      bob.bind(alice.getToken().text()); // one transaction, two counts (B1, N7)
      bob.write();
      bob.commit(); // at his own count 1: for both (N3)
      try {
        alice.write();
        return "nothing";
      } catch (EndedByAnotherException ended) { // 3926 (B9): her write did not run
        ended.acknowledge(); // only now may she go on, at count 0
        return ended.getMessage() + " Count " + alice.tranCount() + ".";
      }
    }
  }
}

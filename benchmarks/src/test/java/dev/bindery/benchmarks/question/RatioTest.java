package dev.bindery.benchmarks.question;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bindery.benchmarks.system.Subject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The second gate that noise cannot trip: how many times the floor's time the engine takes. Both
 * are measured in turns in this thread, in many short rounds, and of each the best round counts:
 * noise makes rounds longer, and none of its own makes all rounds of only one of the two longer.
 */
class RatioTest {
  private static final int ROUNDS = 300;
  private static final int OPERATIONS = 200;

  /**
   * At least two and a half times what was seen on a machine with load 16, and with {@code -Xint}:
   * 2.8, 3.8, 5.1, 5.9, 8.5 and 17.5.
   */
  private static final Map<String, Integer> MOST_TIMES_FLOOR =
      Map.of(
          "begin-commit", 10,
          "three-nested", 12,
          "savepoint", 15,
          "write-commit", 20,
          "write-ten-commit", 25,
          "hand-over", 45);

  @TestFactory
  Stream<DynamicTest> engineIsNotManyTimesSlowerThanItsFloor() {
    return MOST_TIMES_FLOOR.entrySet().stream()
        .map(limit -> dynamicTest(limit.getKey(), () -> check(limit.getKey(), limit.getValue())));
  }

  private static void check(String id, int most) throws Exception {
    Question<?> floor = opened(id, Subject.FLOOR);
    Question<?> engine = opened(id, Subject.ENGINE);
    double floorNs = Double.MAX_VALUE;
    double engineNs = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      floorNs = Math.min(floorNs, ns(floor));
      engineNs = Math.min(engineNs, ns(engine));
    }
    floor.tearDown();
    engine.tearDown();
    double ratio = engineNs / floorNs;
    assertTrue(ratio <= most, () -> ratio + " times the floor's time, at most " + most);
  }

  private static Question<?> opened(String id, Subject system) {
    Question<?> question = Questions.named(id).orElseThrow();
    question.system = system;
    question.setUp();
    return question;
  }

  private static double ns(Question<?> question) {
    question.setUpIteration();
    long startNs = System.nanoTime();
    for (int i = 0; i < OPERATIONS; i++) {
      question.runOnce();
    }
    return System.nanoTime() - startNs;
  }
}

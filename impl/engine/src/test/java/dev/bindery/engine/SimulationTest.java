package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random sessions, one step after the other, on an instance that must hold what it promises. How
 * many steps, and from which seed, can be said: {@code -Dsimulation.steps=1000000
 * -Dsimulation.seed=42}.
 */
class SimulationTest {
  private static final int STEPS = Integer.getInteger("simulation.steps", 100_000);
  private static final long FIXED_SEED = 1;

  /** What must occur in a run of a fixed seed, or it has not tried what it is for. */
  private static final List<String> OCCUR =
      List.of(
          "BEGIN 3905",
          "BIND 3909.1",
          "BIND 3910",
          "BIND 3912",
          "BIND 3922",
          "BIND 3924",
          "BIND ok",
          "CANCEL ok",
          "COMMIT 3902",
          "COMMIT 3926",
          "COMMIT ok",
          "CONNECT_FROM_CALL ok",
          "DATA 1204",
          "DATA 1205",
          "DATA 1222",
          "DATA 2627",
          "DATA 3917",
          "DATA 3926",
          "DATA 3930",
          "DATA 701",
          "DATA ok",
          "DATA waiting",
          "END_CALL ok",
          "GET_XP_TOKEN ok",
          "PASS_TIME 1222",
          "ROLLBACK_TO 6401",
          "ROLLBACK_TO ok",
          "SAVE 627");

  @Test
  void whatMustHoldHoldsInTheSameRunEachTime() {
    Map<String, Integer> answers = run(FIXED_SEED, 100_000);
    List<String> missing = OCCUR.stream().filter(each -> !answers.containsKey(each)).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void whatMustHoldHoldsInARunThatIsAlwaysAnotherOne() {
    long seed = Long.getLong("simulation.seed", new Random().nextLong());
    System.out.println("SimulationTest seed " + seed + ", " + STEPS + " steps");
    run(seed, STEPS);
  }

  private static Map<String, Integer> run(long seed, int steps) {
    Map<String, Integer> answers = new TreeMap<>();
    String failure = SimulationRun.failure(seed, steps, answers);
    if (failure != null) {
      fail(failure);
    }
    return answers;
  }
}

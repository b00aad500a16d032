package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run at random that fails is told on a shortest path, where a small model has it. */
class NearestEdgeTest {
  private static final List<Object> TOKEN = List.of(1, "ordinary");

  private final SpecModule spec = Specs.load(Explored.MODULE, "models/BoundProperties.cfg");
  private final Calls calls = new Calls(SystemUnderTest.class);

  private Run run(PlantedFault fault) {
    UnderTest.Maker systems = fault.maker();
    return new Run(
        spec,
        spec.initialStates().get(0),
        fault.within(spec.constants()).get(),
        steps -> NearestEdge.of(Explored.MODULE, spec.constants(), steps, systems));
  }

  private void step(Run run, String action, Object... arguments) {
    Operation operation = Operation.of(action, arguments);
    run.step(operation, SystemUnderTest.class, calls.of(operation)::on);
  }

  /** Two sessions and a name that no small model has, and what they do in between for nothing. */
  private void bindAsOthers(Run run) {
    step(run, "Connect", "s5");
    step(run, "Connect", "s3");
    step(run, "Begin", "s5", "b");
    step(run, "Bind", "s3", TOKEN);
    step(run, "Leave", "s3");
    step(run, "Commit", "s3");
    step(run, "Bind", "s3", TOKEN);
  }

  @Test
  void whatDiffersIsToldWithoutWhatChancePutBefore() {
    try (Run run = run(PlantedFault.BOUND_COMMIT_ONLY_COUNTS)) {
      bindAsOthers(run);
      run.isStepOfTheSpec();
      step(run, "Commit", "s3");
      String message = assertThrows(AssertionError.class, run::isStepOfTheSpec).toString();
      String told = message.substring(message.indexOf("On a shortest path:"));
      assertEquals(4, told.lines().filter(line -> line.endsWith(" ok")).count() - 1, message);
      assertTrue(told.contains("   5  Commit(s2) "), message);
      assertFalse(told.contains("Leave"), message);
    }
  }

  @Test
  void aRunThatNoSmallModelHasIsToldAsItIs() {
    try (Run run = run(PlantedFault.BOUND_COMMIT_ONLY_COUNTS)) {
      step(run, "Connect", "s1");
      bindAsOthers(run);
      step(run, "Begin", "s1", "a");
      step(run, "Commit", "s3");
      String message = assertThrows(AssertionError.class, run::isStepOfTheSpec).toString();
      assertFalse(message.contains("On a shortest path"), message);
    }
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At the end of a run all others go, and then nobody waits: L9. */
class DrainTest {
  private final SpecModule spec = Specs.load("MCLockSpaces", "models/LocksProperties.cfg");
  private final Calls calls = new Calls(LocksUnderTest.class);

  /** A writer, and one who waits for him. */
  private Run waiting(PlantedFault fault) {
    State initial = spec.initialStates().get(0);
    UnderTest system = fault.locks().within(spec.constants()).apply(initial);
    Run run = new Run(spec, initial, system, steps -> Optional.empty());
    step(run, Operation.of("Begin", "s1"));
    step(run, Operation.of("Write", "s1", "a"));
    step(run, Operation.of("Write", "s2", "a"));
    assertTrue(run.toString().contains("waiting"), run::toString);
    return run;
  }

  private void step(Run run, Operation operation) {
    run.step(operation, LocksUnderTest.class, calls.of(operation)::on);
    run.isStepOfTheSpec();
  }

  @Test
  void whoWaitsIsAnsweredWhenAllOthersHaveGone() {
    try (Run run = waiting(PlantedFault.NONE)) {
      run.drains(LocksUnderTest.class);
    }
  }

  @Test
  void anEngineThatWakesNobodyIsFound() {
    try (Run run = waiting(PlantedFault.NOBODY_IS_WOKEN)) {
      AssertionError error =
          assertThrows(AssertionError.class, () -> run.drains(LocksUnderTest.class));
      assertTrue(error.toString().contains("s2 waits, and all others have gone"), error::toString);
    }
  }
}

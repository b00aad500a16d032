package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.generated.BoundProperties;
import dev.bindery.spec.Operation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault that is planted in the engine is caught by the walk and by a generated property. */
@Isolated // chooses the system under test for the whole process
class PlantedFaultsTest {
  /** A property that fails ends at its first failure: so many only keep chance out. */
  private static final int TRIES = 2_000;

  private static final String EVERY_STEP = "everyStepIsAStepOfTheSpec";

  @AfterEach
  void ourEngineAgain() {
    System.clearProperty(Subject.SYSTEM_PROPERTY);
    System.clearProperty(PlantedFault.CHOICE);
  }

  @ParameterizedTest
  @CsvSource({
    "BOUND_COMMIT_ONLY_COUNTS,    PAIR, Commit,     CountInv",
    "LAST_LEAVER_LEAVES_IT_ALIVE, PAIR, Disconnect, HasMemberInv",
    "TWO_REQUESTS_RUN,            PAIR, Bind,       X2Prop",
    "DEAD_TOKEN_BINDS,            PAIR, Bind,       LeftBehindProp",
    "TOLD_TWICE,                  PAIR, Begin,      everyStepIsAStepOfTheSpec",
    "ROLLBACK_TO_UNDOES_NOTHING,  DOOM, RollbackTo, RefinesOneSession"
  })
  void faultIsCaught(PlantedFault fault, Explored model, String action, String property) {
    Difference difference = model.walk(fault).first().orElseThrow();
    Operation operation = difference.operation();
    assertEquals(action, operation == null ? "" : operation.action(), difference::toString);

    System.setProperty(Subject.SYSTEM_PROPERTY, PlantedFault.Chosen.class.getName());
    System.setProperty(PlantedFault.CHOICE, fault.name());
    Set<String> properties = new TreeSet<>(List.of(EVERY_STEP, property));
    Map<String, Optional<Throwable>> results =
        PropertyRun.of(BoundProperties.class, properties, TRIES);
    assertEquals(properties, results.keySet());
    results.forEach((name, failure) -> assertTrue(failure.isPresent(), name + " did not fail"));
  }

  @Test
  void everyFaultIsTried() throws NoSuchMethodException {
    CsvSource rows =
        PlantedFaultsTest.class
            .getDeclaredMethod(
                "faultIsCaught", PlantedFault.class, Explored.class, String.class, String.class)
            .getAnnotation(CsvSource.class);
    assertEquals(
        EnumSet.complementOf(EnumSet.of(PlantedFault.NONE)).stream()
            .filter(fault -> fault.model() == null)
            .map(Enum::name)
            .toList(),
        Arrays.stream(rows.value()).map(row -> row.substring(0, row.indexOf(','))).toList());
  }

  @Test
  void copyOfTheEngineWithoutAFaultAgrees() {
    assertEquals(Optional.empty(), Explored.LEVELS.walk(PlantedFault.NONE).first());
  }
}

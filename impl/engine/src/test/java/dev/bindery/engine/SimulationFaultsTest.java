package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds the faults in locks and data, and tells each in a few steps. */
@Tag("thorough")
class SimulationFaultsTest {
  private static final int STEPS = 100_000;
  private static final int FEW = 15;
  private static final long SEED = 1;

  /** The rules that the simulation is about; the others are shown otherwise. */
  private static final Set<String> RULES =
      Set.of(
          "N3", "N5", "N8", "S2", "S3", "B6", "X6", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8",
          "L9", "L10", "L11", "I1", "I2", "I3", "A1");

  static Stream<EngineFault> faults() {
    return EngineFault.ALL.stream().filter(fault -> fault.eachRule().anyMatch(RULES::contains));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultIsFoundAndToldInAFewSteps(EngineFault fault) throws ReflectiveOperationException {
    Method failure =
        new FaultyEngine(fault)
            .loadClass(SimulationRun.class.getName(), false)
            .getDeclaredMethod("failure", long.class, int.class, Map.class);
    failure.setAccessible(true);
    String report = (String) failure.invoke(null, SEED, STEPS, new TreeMap<String, Integer>());
    assertNotNull(report, "not found");
    long steps = report.lines().filter(line -> line.startsWith("  session")).count();
    assertTrue(steps <= FEW, report);
  }
}

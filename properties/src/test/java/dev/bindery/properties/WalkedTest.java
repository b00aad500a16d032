package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the spec have the same graph, in the small models of each module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // each graph is explored once
class WalkedTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Map<String, Explored> graphs = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"LocksSmall", "LocksCalls", "KeyRanges"})
  void engineAndSpecAgreeOnEveryTransition(String name) throws Exception {
    ModelManifest.Model model = model(name);
    Explored explored = explored(model);
    StateGraph graph = explored.graph();
    Walk.Result result =
        Walked.of(model.module())
            .walk(explored.module(), graph)
            .run(Runtime.getRuntime().availableProcessors(), LIMIT, done -> {});
    assertEquals(Optional.empty(), result.first());
    assertEquals(model.generated() - graph.initialStates(), result.covered());
    assertTrue(result.agrees());
  }

  @ParameterizedTest
  @CsvSource({
    "EVERYTHING_IS_COMPATIBLE, LocksSmall",
    "NEWCOMER_OVERTAKES, LocksCalls",
    "NO_INTENTION, LocksSmall",
    "WRITES_ARE_FREED, LocksSmall",
    "LOCKS_OUTLIVE, LocksSmall",
    "NOBODY_FALLS, LocksSmall",
    "THE_OTHER_FALLS, LocksSmall",
    "NOBODY_IS_WOKEN, LocksSmall",
    "WHO_LEFT_STANDS_IN_LINE, LocksSmall",
    "CALLS_ARE_NO_EDGES, LocksCalls",
    "READS_ARE_NOT_KEPT, LocksSmall",
    "GAPS_ARE_OPEN, KeyRanges",
    "HALF_A_GAP_IS_OPEN, KeyRanges",
    "UNDO_DOES_NOTHING, LocksSmall",
  })
  void plantedFaultIsFound(PlantedFault fault, String name) throws Exception {
    ModelManifest.Model model = model(name);
    Explored explored = explored(model);
    Walk.Result result =
        fault
            .walk(model.module(), explored.module(), explored.graph())
            .run(Runtime.getRuntime().availableProcessors(), LIMIT, done -> {});
    assertFalse(result.agrees());
    assertTrue(result.first().isPresent());
  }

  @Test
  void everyModelThatIsToBeWalkedHasWhatHoldsTheEngineToIt() throws IOException {
    for (ModelManifest.Model model : ModelManifest.read(Specs.folder()).models()) {
      if (model.walk()) {
        assertTrue(model.module().endsWith(Walked.of(model.module()).module()));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Walked.of("OneSession"));
  }

  private record Explored(SpecModule module, StateGraph graph) {}

  private Explored explored(ModelManifest.Model model) {
    return graphs.computeIfAbsent(
        model.name(),
        name -> {
          SpecModule module = Specs.load(model.module(), model.cfg().toString());
          return new Explored(module, module.graph(LIMIT, states -> {}));
        });
  }

  private static ModelManifest.Model model(String name) throws IOException {
    return ModelManifest.read(Specs.folder()).models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the spec have the same graph, in the small models of each module. */
@Tag("thorough")
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

  static List<PlantedFault> faults() {
    return Arrays.stream(PlantedFault.values()).filter(fault -> fault.model() != null).toList();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void plantedFaultIsFound(PlantedFault fault) throws Exception {
    ModelManifest.Model model = model(Objects.requireNonNull(fault.model()));
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

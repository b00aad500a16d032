package dev.bindery.properties.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("thorough")
class CoverTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @ParameterizedTest
  @CsvSource({
    "MCBoundSessions, BoundPair",
    "MCBoundSessions, BoundLevels",
    "MCLockSpaces,    LocksCalls",
    "MCIssuedTokens,  IssuedElsewhere",
    "MCKeyRanges,     KeyRangesShort",
    "OneSession,      OneSession"
  })
  void pathsTakeEveryTransitionInTheFewestStepsThatThereCanBe(String module, String model) {
    StateGraph graph = graph(module, model);
    Cover cover = Cover.of(graph);
    Taken taken = new Taken(graph);
    cover.visit(taken);
    assertEquals(graph.edges(), taken.edges.cardinality());
    assertEquals(cover.paths(), taken.paths);
    assertEquals(cover.steps(), taken.steps);
    assertEquals(cover.lowerBound(), cover.steps());
  }

  @ParameterizedTest
  @CsvSource({
    "x \\in 0..1,  x' = x,         the graph has 2 initial ones",
    "x = 0,       x' \\in 1..2,  Step() has several outcomes after 0 steps"
  })
  void whatNoOperationsLeadToForCertainHasNone(
      String init, String next, String problem, @TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Toy.tla"),
        """
        ---- MODULE Toy ----
        EXTENDS Naturals
        VARIABLE x
        Init == %s
        Step == %s
        Next == Step
        ====
        """
            .formatted(init, next));
    Files.writeString(folder.resolve("Toy.cfg"), "INIT Init\nNEXT Next\n");
    StateGraph graph =
        SpecModule.load(folder, "Toy", Path.of("Toy.cfg")).graph(LIMIT, states -> {});
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Cover.of(graph)).getMessage());
    assertTrue(message.contains(problem), message);
  }

  @Test
  void lowerBoundIsOnlyGivenForHeightsThatShowIt() {
    Moves moves = new Moves(graph("MCBoundSessions", "BoundPair"));
    int[] flat = new int[moves.states()];
    assertEquals(0, LeastRepeats.bound(moves, flat));
    int[] steep = flat.clone();
    steep[1] = 2;
    assertThrows(IllegalStateException.class, () -> LeastRepeats.bound(moves, steep));
    int[] below = flat.clone();
    below[1] = -1;
    assertThrows(IllegalStateException.class, () -> LeastRepeats.bound(moves, below));
    int[] lifted = flat.clone();
    lifted[0] = 1;
    assertThrows(IllegalStateException.class, () -> LeastRepeats.bound(moves, lifted));
  }

  private static StateGraph graph(String module, String model) {
    return Specs.load(module, "models/" + model + ".cfg").graph(LIMIT, states -> {}).fromOneState();
  }

  /** Follows the paths. */
  private static final class Taken implements Cover.Visitor {
    private final StateGraph graph;
    private final BitSet edges = new BitSet();
    private int at;
    private int paths;
    private long steps;

    Taken(StateGraph graph) {
      this.graph = graph;
    }

    @Override
    public void path() {
      at = 0;
      paths++;
    }

    @Override
    public void step(int edge) {
      assertEquals(at, graph.source(edge));
      at = graph.target(edge);
      edges.set(edge);
      steps++;
    }
  }
}

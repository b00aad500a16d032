package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateGraphTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final SpecModule lamps = Toys.load("Lamps", "ok.cfg");
  private final StateGraph graph = lamps.graph(LIMIT, expanded -> {});

  @Test
  void itsCountsAreThoseOfTlc() throws InterruptedException {
    Verdict verdict = TlcRun.of(Toys.FOLDER, "Lamps", Path.of("ok.cfg")).run();
    assertEquals(Verdict.OK, verdict.result());
    assertEquals(verdict.distinct(), graph.states());
    assertEquals(verdict.generated(), graph.edges() + graph.initialStates());
    assertEquals(verdict.depth(), graph.depth());
  }

  @Test
  void everyEdgeIsAStepOfItsOperation() {
    for (int edge = 0; edge < graph.edges(); edge++) {
      assertEquals(
          List.of(new Outcome(graph.answer(edge), graph.state(graph.target(edge)))),
          lamps.step(graph.state(graph.source(edge)), graph.operation(edge)));
    }
  }

  @Test
  void noStateIsThereTwiceAndEachHasEveryOperation() {
    Set<State> states = new HashSet<>();
    for (int state = 0; state < graph.states(); state++) {
      assertTrue(states.add(graph.state(state)));
      Set<Operation> tried = new HashSet<>();
      for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
        assertEquals(state, graph.source(edge));
        assertTrue(tried.add(graph.operation(edge)));
        assertNotEquals("Next", graph.operation(edge).action());
      }
      assertEquals(new HashSet<>(graph.operations()), tried);
    }
  }

  @Test
  void partOfItHasTheEdgesThatAreKeptFromWhatTheyReach() {
    String refused = graph.answers().get(graph.answers().size() - 1);
    StateGraph part = graph.restrictedTo(edge -> !graph.answer(edge).equals(refused));
    assertFalse(part.answers().contains(refused));
    for (int edge = 0; edge < part.edges(); edge++) {
      assertEquals(
          List.of(new Outcome(part.answer(edge), part.state(part.target(edge)))),
          lamps.step(part.state(part.source(edge)), part.operation(edge)));
    }
    assertEquals(graph.states(), graph.restrictedTo(edge -> true).states());
    assertEquals(graph.edges(), graph.restrictedTo(edge -> true).edges());
    assertEquals(0, graph.restrictedTo(edge -> false).edges());
    assertEquals(graph.initialStates(), graph.restrictedTo(edge -> false).states());
  }

  @Test
  void stateBeforeAllOthersLeadsToEachThatWasInitialAndNothingElseChanges() {
    StateGraph several =
        Specs.load("MCKeyRanges", "models/KeyRangesShort.cfg").graph(LIMIT, expanded -> {});
    StateGraph one = several.fromOneState();
    assertEquals(1, one.initialStates());
    assertEquals(several.states() + 1, one.states());
    assertEquals(several.edges() + several.initialStates(), one.edges());
    Set<Operation> starts = new HashSet<>();
    for (int edge = 0; edge < several.initialStates(); edge++) {
      assertEquals(0, one.source(edge));
      assertEquals(edge + 1, one.target(edge));
      assertEquals(StateGraph.START, one.operation(edge).action());
      starts.add(one.operation(edge));
    }
    assertEquals(several.initialStates(), starts.size());
    for (int edge = 0; edge < several.edges(); edge++) {
      int same = several.initialStates() + edge;
      assertEquals(several.step(edge), one.step(same));
      assertEquals(several.target(edge) + 1, one.target(same));
    }
    for (int state = 0; state < several.states(); state++) {
      assertEquals(several.state(state), one.state(state + 1));
      assertEquals(several.depth(state) + 1, one.depth(state + 1));
    }
    assertSame(graph, graph.fromOneState());
  }

  @Test
  void pathsLeadFromAnInitialStateAndAreShortest() {
    for (int state = 0; state < graph.states(); state++) {
      int at = 0;
      int[] path = graph.pathTo(state);
      assertEquals(graph.depth(state), path.length + 1);
      for (int edge : path) {
        assertEquals(at, graph.source(edge));
        at = graph.target(edge);
      }
      assertEquals(state, at);
      for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
        assertTrue(graph.depth(graph.target(edge)) <= graph.depth(state) + 1);
      }
    }
  }

  @Test
  void aStateWithoutEdgesIsNotTheSourceOfAny() {
    StateGraph loose = Toys.load("Loose", "loose.cfg").graph(LIMIT, expanded -> {});
    List<String> steps = new ArrayList<>();
    for (int edge = 0; edge < loose.edges(); edge++) {
      steps.add(
          loose.state(loose.source(edge)).get("x")
              + " "
              + loose.step(edge)
              + " "
              + loose.state(loose.target(edge)).get("x"));
    }
    assertEquals(
        List.of(
            "0 Maybe() -> ok 1",
            "0 Maybe() -> ok 2",
            "1 Maybe() -> ok 2",
            "1 Maybe() -> ok 3",
            "1 Skip() 1",
            "2 Maybe() -> ok 3",
            "2 Maybe() -> ok 4",
            "2 Skip() 2",
            "3 Maybe() -> ok 4",
            "3 Maybe() -> ok 5"),
        steps);
    assertEquals(State.of(Map.of("x", 5)), loose.state(loose.states() - 1));
  }

  @Test
  void progressTellsEveryStateOnce() {
    List<Integer> told = new ArrayList<>();
    lamps.graph(LIMIT, told::add);
    assertEquals(graph.states(), told.size());
    assertEquals(graph.states(), told.get(told.size() - 1));
  }

  @Test
  void anEndlessGraphIsStoppedAtTheLimit() {
    SpecModule endless = Toys.load("Endless", "plain.cfg");
    Duration limit = Duration.ofMillis(300);
    SpecException.TimeOut stopped =
        assertThrows(SpecException.TimeOut.class, () -> endless.graph(limit, n -> {}));
    assertEquals(limit, stopped.limit());
    assertEquals(
        "the graph of Endless with plain.cfg: not finished within 0.3 s", stopped.getMessage());
  }

  @Test
  void aReducedGraphIsRefused() {
    SpecModule reduced = Toys.load("Lamps", "view.cfg");
    SpecException.Unsuitable error =
        assertThrows(SpecException.Unsuitable.class, () -> reduced.graph(LIMIT, n -> {}));
    assertFalse(error.getMessage().isEmpty());
  }
}

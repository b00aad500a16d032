package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {
  @Test
  void engineAndSpecAgreeOnEveryTransitionOfTheSmallModel() {
    Walk.Result result = Explored.SMALL.walk(EngineUnderTest::within);
    assertEquals(Optional.empty(), result.first());
    assertEquals(Explored.SMALL.graph().edges(), result.covered());
    assertEquals(
        (long) Explored.SMALL.graph().states() * Explored.SMALL.module().invariants().size(),
        result.invariants());
    assertTrue(result.agrees());
  }

  @Test
  void systemWithoutSnapshotIsHeldByItsAnswersAlone() {
    Walk.Result result =
        Explored.PAIR.walk(
            constants -> {
              var engines = EngineUnderTest.within(constants);
              return () ->
                  new Altered(engines.get()) {
                    @Override
                    public Optional<State> snapshot() {
                      return Optional.empty();
                    }
                  };
            });
    assertTrue(result.agrees());
    assertEquals(0, result.invariants());
  }

  @Test
  void wrongAnswerIsReportedAtTheEndOfAShortestPath() {
    Walk.Result result =
        Explored.SMALL.walk(
            constants -> {
              var engines = EngineUnderTest.within(constants);
              return () ->
                  new Altered(engines.get()) {
                    @Override
                    public String save(String session, String name) {
                      String answer = super.save(session, name);
                      return answer.equals("701") ? "ok" : answer;
                    }
                  };
            });
    Difference difference = result.first().orElseThrow();
    assertEquals("Save(s1, a)", String.valueOf(difference.operation()));
    assertEquals("701", difference.expectedAnswer());
    assertEquals("ok", difference.answer());
    assertEquals(
        "Connect(s1) -> ok, Begin(s1, a) -> ok, Save(s1, a) -> ok",
        String.join(", ", difference.path().stream().map(Object::toString).toList()));
  }

  @Test
  void exceptionOfTheSystemIsADifference() {
    Walk.Result result =
        Explored.PAIR.walk(
            constants -> {
              var engines = EngineUnderTest.within(constants);
              return () ->
                  new Altered(engines.get()) {
                    @Override
                    public String leave(String session) {
                      throw new IllegalStateException("planted");
                    }
                  };
            });
    assertEquals(
        "threw java.lang.IllegalStateException: planted", result.first().orElseThrow().answer());
  }

  @Test
  void stateThatTheSpecDoesNotHaveIsShownByItsFields() {
    Walk.Result result =
        Explored.SMALL.walk(
            constants -> {
              var engines = EngineUnderTest.within(constants);
              return () ->
                  new Altered(engines.get()) {
                    @Override
                    State alter(State state) {
                      return Alteration.of(state, "ses.s1.cnt", value -> (Integer) value + 1);
                    }
                  };
            });
    Difference difference = result.first().orElseThrow();
    assertEquals(
        Map.of("ses.s1.cnt: 0 in the spec, 1 in the system", true),
        Map.of(String.join("; ", difference.fields()), difference.operation() == null));
    assertEquals("[CountInv]", difference.broken().toString());
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Cover;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.corpus.Shortening;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corpus by its answers alone: our engine agrees, and none with a fault does. */
@Tag("thorough")
class CorpusReplayTest {
  @Test
  void engineGivesEveryAnswerOfTheSmallModel() throws InterruptedException {
    Summary.CorpusRow row =
        CorpusReplay.of("BoundSmall", Explored.SMALL.graph(), systems(EngineUnderTest::within));
    assertTrue(row.agrees());
    assertEquals(Explored.SMALL.graph().edges(), row.covered());
    assertEquals(row.lowerBound(), row.steps());
  }

  @ParameterizedTest
  @CsvSource({
    "BOUND_COMMIT_ONLY_COUNTS,    6",
    "LAST_LEAVER_LEAVES_IT_ALIVE, 5",
    "TWO_REQUESTS_RUN,            6",
    "DEAD_TOKEN_BINDS,            3",
    "TOLD_TWICE,                  8",
    "ROLLBACK_TO_UNDOES_NOTHING,  6"
  })
  void faultIsFoundAndToldOnAShortPath(PlantedFault fault, int length) throws InterruptedException {
    Replay.Result result = replay(fault);
    assertFalse(result.agrees());
    Difference found = result.first().orElseThrow();
    Difference shortest = Shortening.of(Explored.SMALL.graph(), found, systems(fault));
    assertEquals(length, shortest.path().size() + 1, shortest::toString);
    assertFalse(shortest.answer().equals(shortest.expectedAnswer()), shortest::toString);
  }

  @Test
  void copyOfTheEngineWithoutAFaultAgrees() throws InterruptedException {
    assertEquals(Optional.empty(), replay(PlantedFault.NONE).first());
  }

  @Test
  void faultThatDependsOnMoreThanTheStateIsToldOnAShortPathToo() throws InterruptedException {
    SystemUnderTest.Factory forgetful =
        constants -> {
          var engines = EngineUnderTest.within(constants);
          return () ->
              new Altered(engines.get()) {
                private int refused;

                @Override
                public String commit(String session) {
                  String answer = super.commit(session);
                  return answer.equals("3902") && ++refused > 1 ? "ok" : answer;
                }
              };
        };
    Difference found = replay(forgetful).first().orElseThrow();
    assertEquals(
        "[Connect(s1) -> ok, Commit(s1) -> 3902]",
        Shortening.of(Explored.SMALL.graph(), found, systems(forgetful)).path().toString());
  }

  private static Replay.Result replay(SystemUnderTest.Factory factory) throws InterruptedException {
    Cover cover = Cover.of(Explored.SMALL.graph());
    return Replay.play(systems(factory), cover::play);
  }

  private static Supplier<Answerer> systems(SystemUnderTest.Factory factory) {
    Map<String, Object> constants = Explored.SMALL.module().constants();
    return Answerer.of(factory.within(constants));
  }
}

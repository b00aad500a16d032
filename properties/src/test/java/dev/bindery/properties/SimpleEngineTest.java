package dev.bindery.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Cover;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.simple.SimpleFault;
import dev.bindery.properties.simple.SimpleSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A second engine, made otherwise: it passes, and by its answers alone each fault is found. */
@Tag("thorough")
class SimpleEngineTest {
  @ParameterizedTest
  @EnumSource(
      value = Explored.class,
      names = {"PAIR", "DOOM", "CALLS"})
  void secondEngineGivesEveryAnswer(Explored model) throws InterruptedException {
    Replay.Result result = replay(model, SimpleSystem::within);
    assertEquals(Optional.empty(), result.first());
    assertTrue(result.agrees());
  }

  @ParameterizedTest
  @CsvSource({
    "INNER_COMMIT_COMMITS,    PAIR",
    "COMMITS_ONLY_WHEN_ALONE, PAIR",
    "ANOTHER_TOKEN_EACH_TIME, PAIR",
    "DEAD_TOKEN_BINDS,        PAIR",
    "LEFT_BUT_ALIVE,          PAIR",
    "NOBODY_IS_OWED,          PAIR",
    "ALL_RUN_AT_ONCE,         PAIR",
    "UNDOES_NOTHING,          DOOM",
    "NEVER_ABORTS,            DOOM",
    "DOOM_STAYS,              DOOM",
    "GUESTS_STAY,             CALLS",
    "XP_TOKEN_EVERYWHERE,     CALLS"
  })
  void faultInItIsFound(SimpleFault fault, Explored model) throws InterruptedException {
    Replay.Result result = replay(model, fault);
    assertFalse(result.agrees());
    assertNotEquals(
        result.first().orElseThrow().expectedAnswer(), result.first().orElseThrow().answer());
  }

  @Test
  void itKnowsNothingOfTheOtherEngine() throws IOException {
    try (Stream<Path> sources =
        Files.list(Path.of("src/test/java/dev/bindery/properties/simple"))) {
      List<Path> all = sources.toList();
      assertFalse(all.isEmpty());
      for (Path source : all) {
        assertFalse(Files.readString(source, UTF_8).contains("bindery.engine"), source::toString);
      }
    }
  }

  private static Replay.Result replay(Explored model, SystemUnderTest.Factory factory)
      throws InterruptedException {
    Cover cover = Cover.of(model.graph());
    return Replay.play(Answerer.of(factory.within(model.module().constants())), cover::play);
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Coverage coverage = new Coverage();

  @Tag("thorough")
  @Test
  void aModelThatReachesEverythingMissesNothing() {
    add("MCKeyRanges", "models/KeyRangesShort.cfg");
    assertEquals(List.of(), coverage.missing());
    assertEquals(new Summary.Answers(9, 9), coverage.answers());
    assertEquals(new Summary.Actions(5, 5), coverage.actions());
  }

  @Test
  void anActionWithoutAnswersIsTakenWhereItOccursThoughItChangesNothing() {
    add("MCLockModes", "models/LockModes.cfg");
    assertEquals(List.of(), coverage.missing());
    assertEquals(new Summary.Actions(3, 3), coverage.actions());
  }

  @Test
  void whatNeverOccurredIsNamed() {
    add("MCBoundSessions", "models/BoundPair.cfg");
    List<String> missing = coverage.missing();
    assertTrue(missing.contains("BoundSessions!Commit 3930"), missing::toString); // none is doomed
    assertFalse(missing.contains("BoundSessions!Commit 3902"), missing::toString);
    assertTrue(coverage.answers().seen() < coverage.answers().pairs());
  }

  private void add(String module, String cfg) {
    SpecModule loaded = Specs.load(module, cfg);
    coverage.add(module, loaded, loaded.graph(LIMIT, states -> {}));
  }
}

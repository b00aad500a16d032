package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.bindery.properties.junit.SpecTests;
import dev.bindery.properties.simple.SimpleFault;
import dev.bindery.properties.simple.SimpleSystem;
import dev.bindery.spec.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a test class that extends SpecTests shows of systems that agree, and of those that do not.
 */
@Tag("thorough")
class SpecTestsTest {
  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void accept() throws IOException {
    Files.writeString(folder.resolve("accepted.txt"), "B9 its clients ask themselves");
  }

  /** Of a system that agrees. */
  static final class Agreeing extends SpecTests {
    @Override
    protected SystemUnderTest.Factory system() {
      return SimpleSystem::within;
    }
  }

  /** Of one that tells nobody what he is owed. */
  static class Differing extends SpecTests {
    @Override
    protected SystemUnderTest.Factory system() {
      return SimpleFault.NOBODY_IS_OWED;
    }
  }

  /** Of the same, whose deviation is accepted. */
  static final class Excused extends Differing {
    @Override
    protected Path accepted() {
      return folder.resolve("accepted.txt");
    }
  }

  /** Of our engine, which shows its states. */
  static final class Showing extends SpecTests {
    @Override
    protected SystemUnderTest.Factory system() {
      return EngineUnderTest::within;
    }
  }

  /** Of one that answers as it should, and shows a count that it does not have. */
  static final class ShowingOtherwise extends SpecTests {
    @Override
    protected SystemUnderTest.Factory system() {
      return constants -> {
        Supplier<SystemUnderTest> engines = EngineUnderTest.within(constants);
        return () ->
            new Altered(engines.get()) {
              @Override
              State alter(State state) {
                return Alteration.of(state, "ses.s1.cnt", count -> 1);
              }
            };
      };
    }
  }

  @Test
  void everyAnswerOfASystemThatAgreesIsATestThatPasses() {
    Outcomes outcomes = run(Agreeing.class);
    assertEquals(Set.of(), outcomes.of(Status.FAILED));
    assertTrue(outcomes.of(Status.SUCCESSFUL).contains("Commit -> 3902"));
  }

  @Test
  void onlyTheTestsOfTheAnswersThatDifferFail() {
    Outcomes outcomes = run(Differing.class);
    assertTrue(outcomes.of(Status.FAILED).contains("Commit -> 3926"));
    assertTrue(outcomes.of(Status.SUCCESSFUL).contains("Commit -> 3902"));
  }

  @Test
  void testOfAnAcceptedDifferenceIsAborted() {
    Outcomes outcomes = run(Excused.class);
    assertEquals(Set.of(), outcomes.of(Status.FAILED));
    assertTrue(outcomes.of(Status.ABORTED).contains("Commit -> 3926"));
  }

  @Test
  void everyFormulaIsATestThatPassesOnTheStatesOfASystemThatAgrees() {
    Outcomes outcomes = run(Showing.class);
    assertEquals(Set.of(), outcomes.of(Status.FAILED));
    assertTrue(outcomes.of(Status.SUCCESSFUL).containsAll(Set.of("CountInv", "N2Prop")));
  }

  @Test
  void systemThatShowsNoStateHasItsInvariantsAborted() {
    Outcomes outcomes = run(Agreeing.class);
    assertTrue(outcomes.of(Status.ABORTED).containsAll(Set.of("CountInv", "N2Prop")));
  }

  @Test
  void stateThatBreaksAnInvariantFailsItsTestAndNoneOfAnAnswer() {
    Outcomes outcomes = run(ShowingOtherwise.class);
    assertTrue(outcomes.of(Status.FAILED).contains("CountInv"), outcomes.all::toString);
    assertFalse(outcomes.of(Status.FAILED).stream().anyMatch(name -> name.contains("->")));
    assertTrue(outcomes.of(Status.SUCCESSFUL).containsAll(Set.of("OneRunsInv", "Commit -> 3902")));
  }

  private static final class Outcomes implements TestExecutionListener {
    private final Set<String> all = new ConcurrentSkipListSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      all.add(result.getStatus() + " " + test.getDisplayName());
    }

    Set<String> of(Status status) {
      Set<String> names = new TreeSet<>();
      all.stream()
          .filter(each -> each.startsWith(status + " "))
          .forEach(each -> names.add(each.substring(status.toString().length() + 1)));
      return names;
    }
  }

  private static Outcomes run(Class<?> tests) {
    Outcomes outcomes = new Outcomes();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(), outcomes);
    return outcomes;
  }
}

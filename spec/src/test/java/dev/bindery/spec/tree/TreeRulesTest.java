package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files belong together, and each of these rules complains of a tree in which they do not. */
class TreeRulesTest {
  @TempDir private static Path copies;

  private final SpecTree tree = SpecTree.read(Specs.folder());

  @Test
  void everyModelChecksEveryFormula() throws IOException {
    assertEquals(Set.of(), TreeRules.formulasThatAreNotChecked(tree));
    assertComplaint(
        "BoundDoom does not check DoomProp",
        TreeRules::formulasThatAreNotChecked,
        "models/BoundDoom.cfg",
        "  DoomProp\n",
        "");
    assertComplaint(
        "BoundProperties.cfg does not check the formulas of any module",
        TreeRules::formulasThatAreNotChecked,
        "models/BoundProperties.cfg",
        "  DoomProp\n",
        "");
  }

  @Test
  void everyWitnessHasItsModel() throws IOException {
    assertEquals(Set.of(), TreeRules.witnessesWithoutModel(tree));
    assertComplaint(
        "no model for UnseenDebugInv",
        TreeRules::witnessesWithoutModel,
        "MCBoundSessions.tla",
        "OwedCallerDebugInv ==",
        "UnseenDebugInv == TRUE\n\nOwedCallerDebugInv ==");
    assertComplaint(
        "LentDoom checks [LentDoomDebugInv, OwedCallerDebugInv], is expected"
            + " violates:LentDoomDebugInv",
        TreeRules::witnessesWithoutModel,
        "witnesses/LentDoom.cfg",
        "INVARIANT LentDoomDebugInv",
        "INVARIANTS LentDoomDebugInv OwedCallerDebugInv");
  }

  @Test
  void everyFormulaIsViolatedByABrokenModel() throws IOException {
    assertEquals(Set.of(), TreeRules.formulasThatNeverFailed(tree));
    assertComplaint(
        "BoundSessions: LeaveInv",
        TreeRules::formulasThatNeverFailed,
        "models.json",
        "violates:LeaveInv",
        "violates:AccessInv");
  }

  @Test
  void aBrokenModelReplacesOneOperator() throws IOException {
    assertEquals(Set.of(), TreeRules.brokenModelsWithoutOneFault(tree));
    assertComplaint(
        "B7LeaveNeedsAccess replaces []",
        TreeRules::brokenModelsWithoutOneFault,
        "broken/B7LeaveNeedsAccess.cfg",
        "  LeaveAnswer <- LeaveNeedsAccess\n",
        "");
    assertComplaint(
        "B7LeaveNeedsAccess replaces by DisconnectAnswer, which is not of its own module",
        TreeRules::brokenModelsWithoutOneFault,
        "broken/B7LeaveNeedsAccess.cfg",
        "LeaveNeedsAccess",
        "DisconnectAnswer");
  }

  @Test
  void everyFaultIsPlantedByOneModel() throws IOException {
    assertEquals(Set.of(), TreeRules.faultsNotPlantedOnce(tree));
    assertComplaint(
        "BrokenBoundSessions!LeaveNeedsAccess is planted 0 times",
        TreeRules::faultsNotPlantedOnce,
        "broken/B7LeaveNeedsAccess.cfg",
        "LeaveNeedsAccess",
        "DisconnectAnswer");
  }

  @Test
  void withoutItsFaultABrokenModelHolds() throws IOException {
    assertEquals(Set.of(), TreeRules.brokenModelsThatNeverHeld(tree));
    assertComplaint(
        "B7LeaveNeedsAccess has the settings of no model that holds",
        TreeRules::brokenModelsThatNeverHeld,
        "broken/B7LeaveNeedsAccess.cfg",
        "MaxNest  = 2",
        "MaxNest  = 7");
  }

  @Test
  void noOperatorIsDead() throws IOException {
    assertEquals(Set.of(), TreeRules.deadOperators(tree));
    assertComplaint(
        "BoundSessions!NeverAsked",
        TreeRules::deadOperators,
        "BoundSessions.tla",
        "AllOn ==",
        "\\* It says \"NeverAsked\".\nRECURSIVE NeverAsked(_)\nNeverAsked(s) == TRUE\n\nAllOn ==");
  }

  private static void assertComplaint(
      String expected, Function<SpecTree, Set<String>> rule, String file, String from, String to)
      throws IOException {
    Path copy = Files.createTempDirectory(copies, "spec");
    try (Stream<Path> files = Files.walk(Specs.folder())) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(Specs.folder().relativize(each).toString());
        Files.createDirectories(target.getParent());
        Files.copy(each, target);
      }
    }
    String text = Files.readString(copy.resolve(file));
    String edited = text.replace(from, to);
    assertEquals(text.length() + to.length() - from.length(), edited.length(), "not one place");
    Files.writeString(copy.resolve(file), edited);
    Set<String> complaints = rule.apply(SpecTree.read(copy));
    assertEquals(Set.of(expected), complaints);
  }
}

package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files belong together, and each of these rules complains of a tree in which they do not. */
class TreeRulesTest {
  private final SpecTree tree = SpecTree.read(Specs.folder());

  @Test
  void everyModelChecksEveryFormula(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.formulasThatAreNotChecked(tree));
    assertComplaint(
        copies,
        "BoundDoom does not check DoomProp",
        TreeRules::formulasThatAreNotChecked,
        "models/BoundDoom.cfg",
        "  DoomProp\n",
        "");
    assertComplaint(
        copies,
        "BoundProperties.cfg does not check the formulas of any module",
        TreeRules::formulasThatAreNotChecked,
        "models/BoundProperties.cfg",
        "  DoomProp\n",
        "");
  }

  @Test
  void everyWitnessHasItsModel(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.witnessesWithoutModel(tree));
    assertComplaint(
        copies,
        "no model for UnseenDebugInv",
        TreeRules::witnessesWithoutModel,
        "MCBoundSessions.tla",
        "OwedCallerDebugInv ==",
        "UnseenDebugInv == TRUE\n\nOwedCallerDebugInv ==");
    assertComplaint(
        copies,
        "LentDoom checks [LentDoomDebugInv, OwedCallerDebugInv], is expected"
            + " violates:LentDoomDebugInv",
        TreeRules::witnessesWithoutModel,
        "witnesses/LentDoom.cfg",
        "INVARIANT LentDoomDebugInv",
        "INVARIANTS LentDoomDebugInv OwedCallerDebugInv");
  }

  @Test
  void everyFormulaIsViolatedByABrokenModel(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.formulasThatNeverFailed(tree));
    assertComplaint(
        copies,
        "BoundSessions: LeaveInv",
        TreeRules::formulasThatNeverFailed,
        "models.json",
        "broken/B7LeaveNeedsAccess.cfg\", \"expected\": \"violates:LeaveInv",
        "broken/B7LeaveNeedsAccess.cfg\", \"expected\": \"violates:AccessInv");
  }

  @Test
  void aBrokenModelReplacesOneOperator(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.brokenModelsWithoutOneFault(tree));
    assertComplaint(
        copies,
        "B7LeaveNeedsAccess replaces []",
        TreeRules::brokenModelsWithoutOneFault,
        "broken/B7LeaveNeedsAccess.cfg",
        "  LeaveAnswer <- LeaveNeedsAccess\n",
        "");
  }

  @Test
  void everyFaultIsPlantedByOneModel(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.faultsNotPlantedOnce(tree));
    assertComplaint(
        copies,
        "BrokenBoundSessions!LeaveNeedsAccess is planted 0 times",
        TreeRules::faultsNotPlantedOnce,
        "broken/B7LeaveNeedsAccess.cfg",
        "LeaveNeedsAccess",
        "DisconnectAnswer");
  }

  @Test
  void withoutItsFaultABrokenModelHolds(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.brokenModelsThatNeverHeld(tree));
    assertComplaint(
        copies,
        "B7LeaveNeedsAccess has the settings of no model that holds",
        TreeRules::brokenModelsThatNeverHeld,
        "broken/B7LeaveNeedsAccess.cfg",
        "MaxNest  = 2",
        "MaxNest  = 7");
  }

  @Test
  void everyModuleHasAModel(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.modulesWithoutModel(tree));
    Path copy = Files.createTempDirectory(copies, "spec");
    Trees.copyTo(copy);
    Files.writeString(copy.resolve("Stray.tla"), "---- MODULE Stray ----\nx == 1\n====\n");
    assertTrue(TreeRules.modulesWithoutModel(SpecTree.read(copy)).contains("Stray"));
  }

  @Test
  void noOperatorIsDead(@TempDir Path copies) throws IOException {
    assertEquals(Set.of(), TreeRules.deadOperators(tree));
    assertComplaint(
        copies,
        "BoundSessions!NeverAsked",
        TreeRules::deadOperators,
        "BoundSessions.tla",
        "AllOn ==",
        "\\* It says \"NeverAsked\".\nRECURSIVE NeverAsked(_)\nNeverAsked(s) == TRUE\n\nAllOn ==");
  }

  private void assertComplaint(
      Path copies,
      String expected,
      Function<SpecTree, Set<String>> rule,
      String file,
      String from,
      String to)
      throws IOException {
    Path copy = Files.createTempDirectory(copies, "spec");
    Trees.copyTo(copy);
    Trees.edit(copy, file, from, to);
    assertEquals(Set.of(expected), rule.apply(SpecTree.read(copy)));
  }
}

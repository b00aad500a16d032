package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.SpecAction.Parameter;
import dev.bindery.spec.SpecFormula.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecModuleTest {
  private final SpecModule lamps = Toys.load("Lamps", "ok.cfg");
  private final State dark = lamps.initialStates().get(0);

  @Test
  void constantsHaveTheirValuesInTheModel() {
    assertEquals(
        Map.of("Person", Set.of("ann", "bob"), "Nobody", "Nobody", "Limit", 2), lamps.constants());
  }

  @Test
  void variablesAreSorted() {
    assertEquals(List.of("lamp", "last"), lamps.variables());
  }

  @Test
  void formulasComeWithTheirKindAndTheirComment() {
    SpecModule both = Toys.load("Lamps", "liveness.cfg");
    assertEquals(
        List.of(
            new SpecFormula(
                "TypeInv",
                Kind.INVARIANT,
                "A lamp is in the hand of a person or of nobody, and was not switched on too often. R1")),
        lamps.invariants());
    assertEquals(
        List.of(
            new SpecFormula("WearsProp", Kind.ACTION, "No lamp becomes younger. R3"),
            new SpecFormula("LitProp", Kind.TEMPORAL, "")),
        both.properties());
  }

  @Test
  void aBoxUnderTheNameIsTheComment() {
    assertEquals(
        "At least one lamp is dark.",
        Toys.load("Lamps", "invariant.cfg").invariants().get(1).comment());
  }

  @Test
  void actionThatACfgReplacesByFalseIsNone() {
    SpecModule never = Toys.load("Lamps", "never.cfg");
    assertEquals(List.of("Switch"), never.actions().stream().map(SpecAction::name).toList());
    assertThrows(
        SpecException.UndefinedName.class,
        () -> never.step(never.initialStates().get(0), Operation.of("Off", "ann")));
  }

  @Test
  void actionsHaveParametersDomainsAndAnswers() {
    List<Object> people = List.of("ann", "bob");
    assertEquals(
        List.of(
            new SpecAction(
                "Switch",
                List.of(new Parameter("p", people), new Parameter("l", List.of(1, 2))),
                List.of("ok", "taken", "worn"),
                "Switches a lamp on. R2"),
            new SpecAction("Off", List.of(new Parameter("p", people)), List.of("none", "ok"), "")),
        lamps.actions());
  }

  @Test
  void operationsAreAllActionsWithAllArguments() {
    assertEquals(6, lamps.operations().size());
    assertTrue(lamps.operations().contains(Operation.of("Switch", "bob", 2)));
    assertTrue(lamps.operations().contains(Operation.of("Off", "ann")));
  }

  @Test
  void initialStateIsMadeOfJdkTypes() {
    Map<String, Object> off = Map.of("on", "Nobody", "times", 0);
    assertEquals(
        List.of(State.of(Map.of("lamp", List.of(off, off), "last", Map.of("ann", 0, "bob", 0)))),
        lamps.initialStates());
  }

  @Test
  void anOperationHasOneAnswerAndOneNextState() {
    Outcome first = only(lamps.step(dark, Operation.of("Switch", "ann", 1)));
    assertEquals("ok", first.answer());
    assertEquals(
        State.of(
            Map.of(
                "lamp",
                List.of(Map.of("on", "ann", "times", 1), Map.of("on", "Nobody", "times", 0)),
                "last",
                Map.of("ann", 1, "bob", 0))),
        first.next());
    assertEquals(
        "taken", only(lamps.step(first.next(), Operation.of("Switch", "bob", 1))).answer());
    assertEquals("none", only(lamps.step(first.next(), Operation.of("Off", "bob"))).answer());
  }

  @Test
  void aStateBuiltByHandIsTheStateThatTlcReached() {
    State reached = only(lamps.step(dark, Operation.of("Switch", "ann", 1))).next();
    State built = State.of(reached.values());
    assertEquals(reached, built);
    assertTrue(lamps.isStep("Switch", dark, built));
    assertEquals(
        lamps.step(reached, Operation.of("Off", "ann")),
        lamps.step(built, Operation.of("Off", "ann")));
  }

  @Test
  void noneAndSeveralOutcomesAreSeen() {
    SpecModule loose = Toys.load("Loose", "loose.cfg");
    assertEquals(2, loose.step(State.of(Map.of("x", 0)), Operation.of("Maybe")).size());
    assertEquals(List.of(), loose.step(State.of(Map.of("x", 4)), Operation.of("Maybe")));
  }

  @Test
  void anActionWithoutAnAnswerHasAnEmptyOne() {
    State one = State.of(Map.of("x", 1));
    assertEquals(
        List.of(new Outcome("", one)),
        Toys.load("Loose", "loose.cfg").step(one, Operation.of("Skip")));
  }

  @Test
  void invariantsAreJudged() {
    SpecModule strict = Toys.load("Lamps", "invariant.cfg");
    State both = after(strict, Operation.of("Switch", "ann", 1), Operation.of("Switch", "bob", 2));
    assertTrue(strict.holds("OneDarkInv", dark));
    assertFalse(strict.holds("OneDarkInv", both));
    assertTrue(strict.holds("TypeInv", both));
  }

  @Test
  void aPredicateThatTheCfgDoesNotNameIsJudgedToo() {
    assertFalse(
        lamps.holds(
            "OneDarkInv",
            after(lamps, Operation.of("Switch", "ann", 1), Operation.of("Switch", "ann", 2))));
  }

  @Test
  void operatorsHaveTheirValuesInAState() {
    State lit = after(lamps, Operation.of("Switch", "ann", 2));
    assertEquals(Set.of(2), lamps.value(lit, "Lit"));
    assertEquals("taken", lamps.value(lit, "SwitchAnswer", "bob", 2));
    assertEquals("ok", lamps.value(lit, "SwitchAnswer", "bob", 1));
    SpecModule replaced = Toys.load("Lamps", "unlit.cfg");
    assertEquals(Set.of(), replaced.value(lit, "Lit"), "as the cfg replaces it");
    assertThrows(SpecException.UndefinedName.class, () -> lamps.value(lit, "NoSuchOperator"));
    assertThrows(SpecException.UndefinedName.class, () -> lamps.value(lit, "SwitchAnswer", "bob"));
  }

  @Test
  void whatIsLoadedOnceIsNotKept() {
    SpecModule once = SpecModule.loadOnce(Toys.FOLDER, "Lamps", Path.of("ok.cfg"));
    assertNotSame(once, SpecModule.loadOnce(Toys.FOLDER, "Lamps", Path.of("ok.cfg")));
    assertEquals(lamps.operations(), once.operations());
  }

  @Test
  void stepsAreJudgedByActionByTheWholeRelationAndByProperty() {
    SpecModule strict = Toys.load("Lamps", "action.cfg");
    State lit = after(strict, Operation.of("Switch", "ann", 1));
    assertTrue(strict.isStep("Switch", dark, lit));
    assertFalse(strict.isStep("Off", dark, lit));
    assertTrue(
        strict.isStep(
            "Off",
            lit,
            after(strict, Operation.of("Switch", "ann", 1), Operation.of("Off", "ann"))));
    assertTrue(strict.isStep("Next", dark, lit));
    assertFalse(strict.isStep("Next", lit, dark));
    assertTrue(strict.isStep("WearsProp", dark, lit));
    assertFalse(strict.isStep("WearsProp", lit, dark));
    assertTrue(strict.isStep("WearsProp", lit, lit), "a stuttering step");
    assertFalse(strict.isStep("StaysOnProp", lit, dark));
  }

  @Test
  void aRefinementIsJudgedInBothItsParts() {
    SpecModule refining = Toys.load("Lamps", "refinement.cfg");
    State lit = after(refining, Operation.of("Switch", "ann", 1));
    assertEquals(Kind.ACTION, refining.properties().get(1).kind());
    assertTrue(refining.holds("OneAtATimeProp", dark));
    assertFalse(refining.holds("OneAtATimeProp", lit));
    assertTrue(refining.isStep("OneAtATimeProp", dark, lit));
    State off = after(refining, Operation.of("Switch", "ann", 1), Operation.of("Off", "ann"));
    State again = only(refining.step(off, Operation.of("Switch", "ann", 1))).next();
    assertFalse(refining.isStep("OneAtATimeProp", off, again));
  }

  @Test
  void aStateOfTheWrongTypeIsAnErrorAndNotFalse() {
    State wrong = State.of(Map.of("lamp", "red", "last", 0));
    assertThrows(SpecException.EvaluationError.class, () -> lamps.holds("TypeInv", wrong));
    assertThrows(SpecException.EvaluationError.class, () -> lamps.isStep("WearsProp", dark, wrong));
    assertThrows(
        SpecException.EvaluationError.class, () -> lamps.step(wrong, Operation.of("Off", "ann")));
    assertThrows(
        SpecException.EvaluationError.class,
        () -> lamps.holds("TypeInv", State.of(Map.of("lamp", List.of()))));
  }

  @Test
  void whatIsNotDefinedIsNamed() {
    assertEquals(
        "Fly",
        assertThrows(SpecException.UndefinedName.class, () -> lamps.holds("Fly", dark)).name());
    assertThrows(SpecException.UndefinedName.class, () -> lamps.isStep("Fly", dark, dark));
    assertThrows(
        SpecException.UndefinedName.class, () -> lamps.step(dark, Operation.of("Off", "eve")));
  }

  @Test
  void aModuleInAFolderBelowFindsWhatItExtends() {
    SpecModule below = Toys.load("below/MCLamps", "below/below.cfg");
    assertEquals(1, below.constants().get("Limit"));
    assertEquals(dark, below.initialStates().get(0));
  }

  @Test
  void theSameFilesAreLoadedOnce() {
    assertSame(lamps, SpecModule.load(Toys.FOLDER.resolve("below/.."), "Lamps", Path.of("ok.cfg")));
  }

  @Test
  void aRelationThatTlcCannotSplitIsRefused() {
    SpecModule unsplit = Toys.load("Unsplit", "plain.cfg");
    SpecException.Unsuitable error =
        assertThrows(SpecException.Unsuitable.class, unsplit::operations);
    assertTrue(
        error.getMessage().startsWith("Unsplit: a part of Next is no named action"),
        error.getMessage());
  }

  @Test
  void twoModulesInOneProcessDoNotDisturbEachOther() {
    SpecModule loose = Toys.load("Loose", "loose.cfg");
    for (int i = 0; i < 3; i++) {
      assertTrue(loose.holds("SmallInv", State.of(Map.of("x", 5))));
      assertTrue(lamps.holds("TypeInv", dark));
      assertFalse(loose.holds("SmallInv", State.of(Map.of("x", 6))));
    }
  }

  private static State after(SpecModule module, Operation... operations) {
    State state = module.initialStates().get(0);
    for (Operation operation : operations) {
      state = only(module.step(state, operation)).next();
    }
    return state;
  }

  private static <T> T only(List<T> list) {
    assertEquals(1, list.size(), () -> "one and only one of " + new ArrayList<>(list));
    return list.get(0);
  }
}

package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.spec.Specs;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that an answer rests on, wherever in the ladders its line is. */
class RulesOfAnswersTest {
  private final SpecTree tree = SpecTree.read(Specs.folder());

  @ParameterizedTest
  @CsvSource({
    "Begin,      3905,   N1",
    "Begin,      3917,   X1 X3 X4",
    "Commit,     3902,   N4",
    "Commit,     3930,   A3",
    "RollbackTo, 3931,   S5",
    "SetLevel,   3926,   B9",
    "Bind,       3909.1, B3",
    "Bind,       3912,   X8",
    "Leave,      ok,     B6 B7",
    "Kill,       ok,     B11"
  })
  void rulesAreThoseAtTheLineThatGivesTheAnswer(String action, String answer, String rules) {
    Set<String> expected = new LinkedHashSet<>(Arrays.asList(rules.split(" ")));
    assertEquals(expected, tree.rulesOf("MCBoundSessions", action, answer));
  }
}

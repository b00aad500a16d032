package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.spec.Specs;
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
    "Bind,       ok,     B1 B5 B6 B12",
    "Bind,       3924,   B2 B6",
    "Fail,       2627,   A1 A2 N9",
    "Fail,       3998,   A4 A2 N9",
    "Fail,       closed, ''",
    "Return,     none,   ''",
    "Leave,      ok,     B6 B7",
    "Kill,       ok,     B11"
  })
  void rulesAreThoseAtTheLineThatGivesTheAnswer(String action, String answer, String rules) {
    assertEquals(Rules.idsIn(rules), tree.rulesOf("MCBoundSessions", action, answer));
  }
}

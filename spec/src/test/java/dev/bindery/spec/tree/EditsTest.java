package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {
  private static Edits of(String text) {
    return new Edits(text);
  }

  private static List<String> faults(String text) {
    return of(text).in(0, (int) text.lines().count() - 1).stream().map(Edit::fault).toList();
  }

  private static List<String> mutants(String text) {
    Edits edits = of(text);
    return edits.in(0, (int) text.lines().count() - 1).stream().map(edits::apply).toList();
  }

  @Test
  void aConjunctIsDroppedWithAllItsLines() {
    String text =
        """
        A ==
          /\\ x \\in {1,
                   2}                          \\* B7
          /\\ "is" # ""
        """;
    assertEquals(List.of("drop x \\in {1, 2}", "drop \"is\" # \"\""), faults(text));
    assertEquals(
        List.of(
            "A ==\n  /\\ TRUE                          \\* B7\n  /\\ \"is\" # \"\"\n",
            "A ==\n  /\\ x \\in {1,\n           2}                          \\* B7\n  /\\ TRUE\n"),
        mutants(text));
  }

  @Test
  void aConjunctInALineEndsWhereItsBracketDoes() {
    assertEquals(List.of("A == (x /\\ TRUE) \\/ z\n"), mutants("A == (x /\\ y[1, 2]) \\/ z\n"));
  }

  @Test
  void anUpdateIsDroppedAsAWholeAndInParts() {
    assertEquals(
        List.of(
            "A == /\\ x' = x\n",
            "A == /\\ x' = [x EXCEPT !.a = @, ![2].b = f(1, 2)]\n",
            "A == /\\ x' = [x EXCEPT !.a = 1, ![2].b = @]\n"),
        mutants("A == /\\ x' = [x EXCEPT !.a = 1, ![2].b = f(1, 2)]\n"));
    assertEquals(
        List.of("  /\\ x' = x\n", "  /\\ x' = IF FALSE THEN 1 ELSE 2\n"),
        mutants("  /\\ x' = IF p THEN 1 ELSE 2\n"));
    assertEquals(List.of(), faults("A == /\\ x' = x /\\ UNCHANGED y\n"));
  }

  @Test
  void aCaseIsDroppedAndNeighboursSwapTheirAnswers() {
    String text =
        """
        A == IF      p THEN "1"   \\* N1
             ELSE IF q THEN "2"
             ELSE           "2"
        """;
    assertEquals(List.of("drop IF p", "drop IF q", "swap \"1\" and \"2\""), faults(text));
    assertEquals(
        """
        A == IF      p THEN "2"
             ELSE IF q THEN "1"
             ELSE           "2"
        """,
        mutants(text).get(2));
  }

  @Test
  void aComparisonIsShifted() {
    assertEquals(
        List.of("A == x >= 1\n", "A == x < 1\n"), shifted("A == x > 1\n", "A == x <= 1\n"));
    assertEquals(List.of("A == x > 1: > is >="), faults("A == x > 1   \\* a > b\n"));
    assertEquals(List.of(), faults("A == x => y\n"));
  }

  private static List<String> shifted(String one, String other) {
    return List.of(mutants(one).get(0), mutants(other).get(0));
  }
}

package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParserTest {
  @Test
  void atomsAreReadAsJdkTypes() {
    assertEquals(-12, ValueParser.value("-12"));
    assertEquals(true, ValueParser.value("TRUE"));
    assertEquals("s1", ValueParser.value("s1"));
    assertEquals("3909.2", ValueParser.value("\"3909.2\""));
    assertEquals("a \"b\" \\ \n", ValueParser.value("\"a \\\"b\\\" \\\\ \\n\""));
  }

  @Test
  void tuplesSetsRecordsAndFunctionsNest() {
    assertEquals(List.of(1, List.of(), Set.of()), ValueParser.value("<<1, <<>>, {}>>"));
    assertEquals(Set.of(1, 2, 3), ValueParser.value("1..3"));
    assertEquals(
        Map.of("tx", 1, "saves", List.of(Map.of("at", 0))),
        ValueParser.value("[tx |-> 1, saves |-> <<[at |-> 0]>>]"));
    assertEquals(
        Map.of("s1", Set.of("a"), "s2", Map.of(0, "x", 7, "y")),
        ValueParser.value("(s1 :> {\"a\"} @@ s2 :> (0 :> \"x\" @@ 7 :> \"y\"))"));
  }

  @Test
  void aFunctionOverOneToNIsAList() {
    assertEquals(List.of("x", "y"), ValueParser.value("(1 :> \"x\" @@ 2 :> \"y\")"));
  }

  @Test
  void aStateMayRunOverLinesAndHaveOneVariableOnly() {
    assertEquals(
        State.of(Map.of("ses", Map.of("s1", 1, "s2", 2), "tran", List.of(0, 0))),
        ValueParser.state("/\\ ses = ( s1 :> 1 @@\n  s2 :>\n      2 )\n/\\ tran = <<0, 0>>\n\n"));
    assertEquals(State.of(Map.of("x", 3)), ValueParser.state("x = 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<<1",
        "<<1 2>>",
        "[a |-> ]",
        "(a :> 1 @@)",
        "1 2",
        "#",
        "1..",
        "{1,",
        "\"open"
      })
  void whatIsNoValueIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ValueParser.value(text));
  }

  @Test
  void whatIsPrintedIsReadAgain() {
    String text = "[f |-> [a |-> <<1, TRUE>>], s |-> {1, 2}]";
    assertEquals(text, Values.print(ValueParser.value(text)));
  }
}

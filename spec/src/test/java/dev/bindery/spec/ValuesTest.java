package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void equalInTlaIsEqualInJava() {
    assertEquals(Values.normal(List.of("a", "b")), Values.normal(Map.of(2, "b", 1, "a")));
    assertEquals(Values.normal(List.of()), Values.normal(Map.of()));
    assertNotEquals(Values.normal(Map.of(0, "a")), Values.normal(List.of("a")));
    assertNotEquals(Values.normal(Map.of(1, "a", 3, "b")), Values.normal(List.of("a", "b")));
  }

  @Test
  void normalIsACopyThatNobodyCanChange() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> map = new HashMap<>(Map.of("x", list));
    State state = State.of(map);
    list.add(2);
    map.put("y", 0);
    assertEquals(State.of(Map.of("x", List.of(1))), state);
    assertThrows(UnsupportedOperationException.class, () -> ((List<?>) state.get("x")).remove(0));
    assertThrows(UnsupportedOperationException.class, () -> state.values().remove("x"));
  }

  @Test
  void whatIsNoTlaValueIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Values.normal(1L));
    assertThrows(IllegalArgumentException.class, () -> State.of(Map.of("x", List.of(1.5))));
    assertThrows(IllegalArgumentException.class, () -> State.of(Map.of("x", 1)).get("y"));
  }

  @Test
  void printingFollowsTheOrderOfValuesAndNotOfHashes() {
    Object value =
        Values.normal(
            Map.of("z", Set.of(3, 1, 2), "a", List.of(true, "x"), "m", Map.of(5, 0, 4, 1)));
    assertEquals(
        "[a |-> <<TRUE, x>>, m |-> (4 :> 1 @@ 5 :> 0), z |-> {1, 2, 3}]", Values.print(value));
  }

  @Test
  void theOrderIsTotalOverAllKinds() {
    List<Object> sorted =
        List.of(
            false,
            true,
            -1,
            2,
            "a",
            "b",
            List.of(),
            List.of(1),
            List.of(1, 0),
            List.of(2),
            Set.of(1),
            Map.of("a", 1),
            Map.of("a", 2),
            Map.of("b", 0));
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(Values.ORDER.compare(sorted.get(i), sorted.get(j))),
            i + ", " + j);
      }
    }
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walk sees every field of the projection: one that is altered, or never filled, turns it red.
 */
@Tag("thorough")
class ProjectionTest {
  /** Every field that some state of the small model has. */
  static Stream<String> fields() {
    StateGraph graph = Explored.SMALL.graph();
    Set<String> all = new TreeSet<>();
    for (int state = 0; state < graph.states(); state++) {
      all.addAll(Alteration.fields(graph.state(state)));
    }
    return all.stream();
  }

  @Test
  void fieldsAreThoseOfTheSpec() {
    assertEquals(
        Set.of(
            "ses.s1.req",
            "ses.s1.tx",
            "ses.s1.cnt",
            "ses.s1.owed",
            "ses.s1.level",
            "ses.s1.abort",
            "ses.s1.lender",
            "ses.s1.home",
            "ses.s2.req",
            "ses.s2.tx",
            "ses.s2.cnt",
            "ses.s2.owed",
            "ses.s2.level",
            "ses.s2.abort",
            "ses.s2.lender",
            "ses.s2.home",
            "tran.status",
            "tran.name",
            "tran.log",
            "tran.doomed",
            "tran.saves.name",
            "tran.saves.at"),
        Set.copyOf(fields().toList()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void alteredFieldTurnsTheWalkRed(String field) {
    Walk.Result result = walkWith(field, Alteration::other);
    Difference difference = result.first().orElseThrow();
    assertFalse(result.agrees());
    assertFalse(difference.fields().isEmpty());
    assertEquals(difference.expectedAnswer(), difference.answer());
  }

  /** Those with more than one value in the small model, as {@code level} has not. */
  static Stream<String> changingFields() {
    return fields().filter(field -> values(field).size() > 1);
  }

  @ParameterizedTest
  @MethodSource("changingFields")
  void fieldThatIsNeverFilledTurnsTheWalkRed(String field) {
    Object initial = values(field).iterator().next();
    assertFalse(walkWith(field, value -> initial).agrees());
  }

  /** The values of a field in the small model, that of the nearest state first. */
  private static Set<Object> values(String field) {
    Set<Object> values = new LinkedHashSet<>();
    StateGraph graph = Explored.SMALL.graph();
    for (int state = 0; state < graph.states(); state++) {
      Alteration.of(
          graph.state(state),
          field,
          value -> {
            values.add(value);
            return value;
          });
    }
    return values;
  }

  private static Walk.Result walkWith(String field, UnaryOperator<Object> change) {
    return Explored.SMALL.walk(
        constants -> {
          var engines = EngineUnderTest.within(constants);
          return () ->
              new Altered(engines.get()) {
                @Override
                State alter(State state) {
                  return Alteration.of(state, field, change);
                }
              };
        });
  }
}

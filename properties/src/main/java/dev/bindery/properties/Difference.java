package dev.bindery.properties;

import dev.bindery.spec.Operation;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a system and the spec part: after a shortest path, one operation that the system answers
 * otherwise, or that leads it to another state.
 *
 * @param path the steps before, on which system and spec agree
 * @param operation the operation that differs; null if a fresh system already differs
 * @param expectedAnswer the spec's answer
 * @param answer the system's answer, or what it threw, or that it did not answer; empty for a fresh
 *     system that only shows another state
 * @param fields where its state differs, as {@code ses.s1.cnt: 1 in the spec, 0 in the system}
 * @param broken the invariants that the system's state breaks
 */
public record Difference(
    List<Step> path,
    @Nullable Operation operation,
    String expectedAnswer,
    String answer,
    List<String> fields,
    List<String> broken) {

  /** Copies what it is given. */
  public Difference {
    path = List.copyOf(path);
    fields = List.copyOf(fields);
    broken = List.copyOf(broken);
  }

  /** The steps, one a line, and then what differs. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Step step : path) {
      text.append("%4d  %-32s %s%n".formatted(number++, step.operation(), step.answer()));
    }
    if (operation == null) {
      String told = answer.isEmpty() ? "" : " " + answer;
      text.append("A fresh system differs:%s%n".formatted(told));
    } else {
      text.append("%4d  %-32s %s".formatted(number, operation, answer));
      text.append(
          answer.equals(expectedAnswer)
              ? "%n".formatted()
              : ", but the spec answers %s%n".formatted(expectedAnswer));
    }
    fields.forEach(field -> text.append("      ").append(field).append(System.lineSeparator()));
    broken.forEach(
        name -> text.append("      breaks ").append(name).append(System.lineSeparator()));
    return text.toString();
  }

  /** The fields in which two states differ, each with its path and both values. */
  static List<String> between(State spec, State system) {
    return StateFields.differences(spec.values(), system.values());
  }
}

package dev.bindery.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a caller can try in any state: an action of the spec with its arguments, without the answer.
 * Which answer it gets is for the spec to say.
 *
 * @param action the action's name in the spec
 * @param arguments the values of its parameters in their order, without {@code answer}
 */
public record Operation(String action, List<Object> arguments) {
  /** Takes the arguments in their normal form ({@link Values}). */
  public Operation {
    arguments = arguments.stream().map(Values::normal).toList();
  }

  /** The operation with these arguments. */
  public static Operation of(String action, Object... arguments) {
    return new Operation(action, List.of(arguments));
  }

  /** As the spec writes it: {@code Begin(s1, a)}. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(Values::print)
        .collect(Collectors.joining(", ", action + "(", ")"));
  }
}

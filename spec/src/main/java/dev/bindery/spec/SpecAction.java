package dev.bindery.spec;

import java.util.List;

/**
 * An action of the next-state relation, with what its parameters range over in this model.
 *
 * @param name its name in the spec
 * @param parameters its parameters in their order, without the answer
 * @param answers the answers that the next-state relation offers it, in the order of {@link
 *     Values#ORDER}; one empty string for an action that has none
 * @param comment the words of the operator's own comment in the module, or empty
 */
public record SpecAction(
    String name, List<Parameter> parameters, List<String> answers, String comment) {
  /**
   * A parameter of an action.
   *
   * @param name its name in the spec
   * @param domain the values that it is bound to, in the order of {@link Values#ORDER}
   */
  public record Parameter(String name, List<Object> domain) {
    /** Copies the domain. */
    public Parameter {
      domain = List.copyOf(domain);
    }
  }

  /** Copies the lists. */
  public SpecAction {
    parameters = List.copyOf(parameters);
    answers = List.copyOf(answers);
  }
}

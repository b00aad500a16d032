package dev.bindery.spec;

/**
 * An operation and the answer that it got.
 *
 * @param operation what was tried
 * @param answer the answer; empty for an action without a parameter {@code answer}
 */
public record Step(Operation operation, String answer) {
  /** {@code Commit(s1) -> 3902}. */
  @Override
  public String toString() {
    return answer.isEmpty() ? operation.toString() : operation + " -> " + answer;
  }
}

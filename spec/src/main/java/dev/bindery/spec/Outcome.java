package dev.bindery.spec;

/**
 * What the spec lets come of an operation.
 *
 * @param answer the answer; empty for an action without a parameter {@code answer}
 * @param next the state that follows
 */
public record Outcome(String answer, State next) {}

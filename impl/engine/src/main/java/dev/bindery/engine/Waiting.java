package dev.bindery.engine;

/** The statement waits for a lock; what becomes of it, {@link PendingStatement#resume} says. */
public record Waiting(PendingStatement statement) implements Answer {
  @Override
  public String code() {
    return "waiting";
  }
}

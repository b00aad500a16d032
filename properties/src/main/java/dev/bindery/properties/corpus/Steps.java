package dev.bindery.properties.corpus;

import dev.bindery.spec.Operation;

/** Takes the paths of a corpus or a log, one after the other: plays, judges or writes them. */
public interface Steps {
  /** A path begins: what follows is done on a fresh system. */
  void path();

  /**
   * The path goes on.
   *
   * @param answer the answer that belongs to it; empty for an action that has none
   */
  void step(Operation operation, String answer);
}

package dev.bindery.benchmarks.system;

/**
 * Parties that have a transaction each, and wait for the locks of one another. Each party may have
 * a thread of its own.
 */
public interface Rivals {
  /** Connects so many parties, numbered from 0, each outside of a transaction. Called once. */
  void meet(int parties);

  /** That party begins a transaction. */
  void beginAs(int party);

  /**
   * That party locks the row and writes to it. While another one's transaction has it, the thread
   * waits.
   */
  void putAs(int party, int key, int value);

  /** That party commits. */
  void commitAs(int party);

  /** How many parties are in a transaction. */
  int working();

  /** What stands in the row, for who is in no transaction. */
  int committed(int key);
}

package dev.bindery.benchmarks.system;

/** Savepoints in the transaction of one party. */
public interface Savepoints extends Transactions {
  /** Writes once. */
  void write();

  /** Sets a savepoint. */
  void save();

  /** Rolls back to the savepoint that was set last. It is gone, or will not be used again. */
  void rollbackToSave();

  /** How many writes of the open transaction are in effect. */
  long writes();
}

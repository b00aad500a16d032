package dev.bindery.benchmarks.system;

/** Transactions of one party, one after the other. */
public interface Transactions {
  void begin();

  void commit();

  /** How many commits it takes to end the party's transaction; 0 outside of one. */
  int depth();
}

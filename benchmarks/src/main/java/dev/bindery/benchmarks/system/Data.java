package dev.bindery.benchmarks.system;

/** Rows of one table, a number under a key each, locked and written in transactions. */
public interface Data extends Transactions {
  /** How many rows there are; their keys are the numbers below. Each holds 0 at first. */
  int ROWS = 16;

  /** Locks the row and writes to it, in the open transaction. */
  void put(int key, int value);

  /** Reads the row, in the open transaction. */
  int get(int key);
}

package dev.bindery.benchmarks.system;

/**
 * Many of everything, to see how costs grow: members, levels, rows, and sessions with transactions
 * of their own.
 */
public interface Crowd extends Nesting, HandingOver, Data {
  /** Makes that many rows, for {@link #put}: the first are those that there are always. */
  void rows(int wanted);

  /** How many locks the party of {@link #begin} has on rows. */
  long locks();

  /** Connects that many more, numbered from 0; each begins a transaction. */
  void connect(int sessions);

  /** One session commits its transaction. */
  void commitOf(int session);

  /** One session begins a transaction. */
  void beginOf(int session);

  /** How many sessions are in a transaction. */
  int working();
}

package dev.bindery.benchmarks;

/**
 * The work that is compared: three sessions, one of them alone, two in one shared transaction. Each
 * operation checks that nothing was refused.
 */
public interface Work {
  /** The session that is alone begins a transaction and commits it. */
  void beginAndCommit();

  /** The two take turns: each opens a request, writes once, and closes it. */
  void handOver();

  /** What the operations led to. */
  Outcome outcome();

  /**
   * What can be seen at the end.
   *
   * @param alone transaction count of the session that is alone
   * @param first transaction count of the first of the two
   * @param second transaction count of the other
   * @param undoRecords of the shared transaction
   */
  record Outcome(int alone, int first, int second, int undoRecords) {}
}

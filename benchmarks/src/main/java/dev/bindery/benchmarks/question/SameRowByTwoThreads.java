package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Rivals;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * What does it cost if two parties do not share a transaction, but wait for the lock of one
 * another?
 */
@State(Scope.Benchmark)
@Threads(2)
public class SameRowByTwoThreads extends Question<Rivals> {
  private static final int PARTIES = 2;
  private static final int ROUNDS = 500;
  private static final int ROW = 0;

  /** Guarded by nothing but the lock on the row. */
  private int writes;

  public SameRowByTwoThreads() {
    super(
        "same-row-2-threads",
        "two threads, a transaction each: begin, wait for the one row and write to it, commit",
        Rivals.class);
  }

  @Override
  public int threads() {
    return PARTIES;
  }

  @Override
  void demonstrate(Rivals steps) {
    steps.meet(PARTIES);
    for (int party = 0; party < PARTIES; party++) {
      expect(0, steps.working(), "open transactions before");
      steps.beginAs(party);
      expect(1, steps.working(), "open transactions");
      steps.putAs(party, ROW, party + 1);
      steps.commitAs(party);
      expect(party + 1L, steps.committed(ROW), "the row after the commit");
    }
    writes = 0;
    Parallel.run(PARTIES, ROUNDS, party -> run(steps, party));
    expect(2L * ROUNDS, writes, "writes of both threads, one at a time");
    expect(0, steps.working(), "open transactions after");
  }

  @Override
  void run(Rivals steps, int thread) {
    steps.beginAs(thread);
    steps.putAs(thread, ROW, thread);
    writes++;
    steps.commitAs(thread);
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Waits;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does it cost if of two transactions some, or all, write to the same row? */
@State(Scope.Benchmark)
public class Contention extends Growth<Waits> {
  private static final int PARTIES = 2;
  private static final int ROUNDS = 500;
  private static final int ALL = 100;
  private static final int SHARED_ROW = 0;

  /** Far enough from one another that no two are in one line of a cache. */
  private static final int APART = 16;

  private final int[] due = new int[(PARTIES + 1) * APART];

  /** Of the shared row: guarded by nothing but the lock on it. */
  private int writes;

  public Contention() {
    super(
        "contention",
        "two threads: begin, write, commit; so many of 100 to one row, else own",
        Waits.class);
  }

  @Override
  public int threads() {
    return PARTIES;
  }

  @Override
  void demonstrate(Waits steps) {
    steps.meet(PARTIES);
    for (int party = 0; party < PARTIES; party++) {
      run(steps, party);
      expect(0, steps.working(), "open transactions after a commit");
    }
    writes = 0;
    Arrays.fill(due, 0);
    Parallel.run(PARTIES, ROUNDS, party -> run(steps, party));
    expect(2L * ROUNDS * size / ALL, writes, "writes to the shared row, one at a time");
    expect(0, steps.working(), "open transactions");
    expect(steps.committed(SHARED_ROW) > 0 == size > 0, "whether the shared row is written");
    for (int party = 1; party <= PARTIES; party++) {
      expect(steps.committed(party) == party == size < ALL, "whether its own row is written");
    }
  }

  /** The shared row comes at regular distances. */
  @Override
  void run(Waits steps, int thread) {
    int cell = (thread + 1) * APART;
    due[cell] += size;
    boolean shared = due[cell] >= ALL;
    steps.beginAs(thread);
    if (shared) {
      due[cell] -= ALL;
      steps.putAs(thread, SHARED_ROW, thread + 1);
      writes++;
    } else {
      steps.putAs(thread, thread + 1, thread + 1);
    }
    steps.commitAs(thread);
  }
}

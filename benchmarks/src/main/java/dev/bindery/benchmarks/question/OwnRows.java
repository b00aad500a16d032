package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Waits;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Do more threads do more, if each has a row of its own? */
@State(Scope.Benchmark)
public class OwnRows extends Growth<Waits> {
  private static final int ROUNDS = 100;

  public OwnRows() {
    super(
        "threads",
        "so many threads, a transaction each: begin, write to a row of its own, commit",
        Waits.class);
  }

  @Override
  public int threads() {
    return size;
  }

  @Override
  void demonstrate(Waits steps) {
    steps.meet(size);
    Parallel.run(size, ROUNDS, party -> run(steps, party));
    expect(0, steps.working(), "open transactions");
    for (int party = 0; party < size; party++) {
      expect(party + 1L, steps.committed(party), "the row of a party");
    }
  }

  @Override
  void run(Waits steps, int thread) {
    steps.beginAs(thread);
    steps.putAs(thread, thread, thread + 1);
    steps.commitAs(thread);
  }
}

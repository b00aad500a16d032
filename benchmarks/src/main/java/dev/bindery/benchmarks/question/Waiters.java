package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Waits;
import dev.bindery.benchmarks.system.Waits.Attempt;

/** What do waiting for a lock and being granted it cost, by how many wait? */
public class Waiters extends Growth<Waits> {
  private static final int ROW = 0;

  private int holder;

  public Waiters() {
    super(
        "waiters",
        "commit, grant to the first of so many waiters, begin, wait as the last",
        Waits.class);
  }

  @Override
  void demonstrate(Waits steps) {
    holder = 0;
    steps.meet(size + 1);
    steps.beginAs(0);
    expect(steps.ask(0, ROW, 1) == Attempt.WRITTEN, "the first has the row");
    for (int party = 1; party <= size; party++) {
      steps.beginAs(party);
      expect(steps.ask(party, ROW, party + 1) == Attempt.WAITS, "others wait for it");
      expect(steps.resume(party) == Attempt.WAITS, "and wait still");
    }
    for (int turn = 0; turn <= size; turn++) {
      run(steps, 0);
      expect(size + 1L, steps.working(), "open transactions");
    }
    expect(0, holder, "who has the row after a turn of each");
  }

  @Override
  void run(Waits steps, int thread) {
    int next = holder == size ? 0 : holder + 1;
    steps.commitAs(holder);
    expect(steps.resume(next) == Attempt.WRITTEN, "granted");
    steps.beginAs(holder);
    expect(steps.ask(holder, ROW, holder + 1) == Attempt.WAITS, "waits");
    holder = next;
  }
}

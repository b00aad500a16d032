package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Waits;
import dev.bindery.benchmarks.system.Waits.Attempt;

/** How long does it take to find a cycle? */
public class DeadlockCycle extends Growth<Waits> {
  public DeadlockCycle() {
    super(
        "deadlock",
        "so many wait in a circle: begin, write, wait, find, roll back one, commit",
        Waits.class);
  }

  @Override
  void demonstrate(Waits steps) {
    steps.meet(size);
    close(steps);
    expect(size - 1L, steps.working(), "open transactions after the victim's");
    unwind(steps);
    expect(0, steps.working(), "open transactions after");
    expect(1, steps.committed(0), "the first row, which only its owner writes to");
    for (int party = 0; party + 1 < size; party++) {
      expect(party + 1L, steps.committed(party + 1), "the row that a party waited for");
    }
  }

  @Override
  void run(Waits steps, int thread) {
    close(steps);
    unwind(steps);
  }

  private void close(Waits steps) {
    for (int party = 0; party < size; party++) {
      steps.beginAs(party);
      expect(steps.ask(party, party, party + 1) == Attempt.WRITTEN, "a row each");
    }
    for (int party = 0; party + 1 < size; party++) {
      expect(steps.ask(party, party + 1, party + 1) == Attempt.WAITS, "waits for the next");
    }
    expect(steps.ask(size - 1, 0, size) == Attempt.VICTIM, "the last closes the cycle");
  }

  private void unwind(Waits steps) {
    for (int party = size - 2; party >= 0; party--) {
      expect(steps.resume(party) == Attempt.WRITTEN, "granted");
      steps.commitAs(party);
    }
  }
}

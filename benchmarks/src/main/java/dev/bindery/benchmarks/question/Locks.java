package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Crowd;

/** Does a lock cost more the more of them a transaction has? */
public class Locks extends Growth<Crowd> {
  private int locked;

  public Locks() {
    super(
        "locks",
        "lock one more row and write to it; after so many commit and begin again",
        Crowd.class);
  }

  @Override
  void demonstrate(Crowd steps) {
    locked = 0;
    steps.rows(size);
    steps.begin();
    for (int key = 0; key < size; key++) {
      run(steps, 0);
    }
    expect(size, steps.locks(), "locks");
    expect(1, steps.get(size - 1), "the last row");
    run(steps, 0);
    expect(1, steps.locks(), "locks after the commit");
    expect(1, steps.depth(), "depth after the commit");
  }

  @Override
  void run(Crowd steps, int thread) {
    if (locked == size) {
      steps.commit();
      steps.begin();
      locked = 0;
    }
    steps.put(locked, 1);
    locked++;
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Crowd;

/** Does a turn cost more the more members a transaction has? */
public class Members extends Growth<Crowd> {
  private int next;

  public Members() {
    super("members", "one of so many members writes once, the next one each time", Crowd.class);
  }

  @Override
  void demonstrate(Crowd steps) {
    steps.share(size);
    for (int turn = 0; turn < size; turn++) {
      run(steps, 0);
    }
    expect(size, steps.sharedWrites(), "a write of each member");
  }

  @Override
  void prepare(Crowd steps) {
    steps.share(size);
  }

  @Override
  void run(Crowd steps, int thread) {
    steps.turn(next);
    next = next + 1 == size ? 0 : next + 1;
  }
}

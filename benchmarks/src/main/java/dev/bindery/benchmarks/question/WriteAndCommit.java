package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Data;

/** What does a transaction cost that locks one row, writes to it and commits? */
public class WriteAndCommit extends Question<Data> {
  private int value;

  public WriteAndCommit() {
    super("write-commit", "begin, lock one row and write to it, commit", Data.class);
  }

  @Override
  void demonstrate(Data steps) {
    value = 6;
    run(steps, 0);
    steps.begin();
    expect(7, steps.get(0), "the row after the commit");
    steps.commit();
    expect(0, steps.depth(), "depth after");
  }

  @Override
  void run(Data steps, int thread) {
    value++;
    steps.begin();
    steps.put(0, value);
    steps.commit();
  }
}

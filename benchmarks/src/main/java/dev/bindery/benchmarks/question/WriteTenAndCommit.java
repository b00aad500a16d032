package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Data;

/** What does it cost to lock ten rows, write to them and commit? */
public class WriteTenAndCommit extends Question<Data> {
  private static final int KEYS = 10;

  private int value;

  public WriteTenAndCommit() {
    super("write-ten-commit", "begin, lock ten rows and write to each, commit", Data.class);
  }

  @Override
  void demonstrate(Data steps) {
    value = 6;
    run(steps, 0);
    steps.begin();
    int sum = 0;
    for (int key = 0; key < Data.ROWS; key++) {
      sum += steps.get(key);
    }
    expect(7 * KEYS, sum, "all rows after the commit");
    steps.commit();
    expect(0, steps.depth(), "depth after");
  }

  @Override
  void run(Data steps, int thread) {
    value++;
    steps.begin();
    for (int key = 0; key < KEYS; key++) {
      steps.put(key, value);
    }
    steps.commit();
  }
}

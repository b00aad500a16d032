package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Crowd;

/** Does a nested transaction cost more the deeper it is? */
public class Depth extends Growth<Crowd> {
  public Depth() {
    super("depth", "begin and commit inside of so many", Crowd.class);
  }

  @Override
  void demonstrate(Crowd steps) {
    for (int level = 0; level < size; level++) {
      steps.begin();
    }
    expect(size, steps.depth(), "depth");
    steps.begin();
    expect(size + 1L, steps.depth(), "depth inside");
    steps.commit();
    expect(size, steps.depth(), "depth after");
  }

  @Override
  void run(Crowd steps, int thread) {
    steps.begin();
    steps.commit();
  }
}

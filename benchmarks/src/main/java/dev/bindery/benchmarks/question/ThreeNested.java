package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Nesting;

/** What does nesting cost? */
public class ThreeNested extends Question<Nesting> {
  public ThreeNested() {
    super("three-nested", "begin three times, commit three times", Nesting.class);
  }

  @Override
  void demonstrate(Nesting steps) {
    steps.begin();
    steps.begin();
    steps.begin();
    expect(3, steps.depth(), "depth of three");
    steps.commit();
    steps.commit();
    expect(1, steps.depth(), "depth after two commits");
    steps.commit();
    expect(0, steps.depth(), "depth after");
  }

  @Override
  void run(Nesting steps, int thread) {
    steps.begin();
    steps.begin();
    steps.begin();
    steps.commit();
    steps.commit();
    steps.commit();
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Sharing;

/** What does one unit of work of two parties cost, from beginning to end? */
public class TwoParties extends Question<Sharing> {
  public TwoParties() {
    super("two-parties", "begin for two parties, each writes once, commit", Sharing.class);
  }

  @Override
  void demonstrate(Sharing steps) {
    steps.share(2);
    expect(0, steps.sharedWrites(), "writes before");
    steps.turn(0);
    steps.turn(1);
    expect(2, steps.sharedWrites(), "writes of both");
    steps.end();
    expect(0, steps.sharedWrites(), "writes that are still open");
  }

  @Override
  void run(Sharing steps, int thread) {
    steps.share(2);
    steps.turn(0);
    steps.turn(1);
    steps.end();
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.HandingOver;

/** What does it cost to hand a transaction from session to session? */
public class HandOver extends Question<HandingOver> {
  private static final int ROUNDS = 5;

  public HandOver() {
    super(
        "hand-over", "two parties of one transaction write once each, in turns", HandingOver.class);
  }

  @Override
  void demonstrate(HandingOver steps) {
    steps.share(2);
    for (int round = 1; round <= ROUNDS; round++) {
      run(steps, 0);
      expect(2L * round, steps.sharedWrites(), "writes of both");
    }
  }

  @Override
  void prepare(HandingOver steps) {
    steps.share(2);
  }

  @Override
  void run(HandingOver steps, int thread) {
    steps.turn(0);
    steps.turn(1);
  }
}

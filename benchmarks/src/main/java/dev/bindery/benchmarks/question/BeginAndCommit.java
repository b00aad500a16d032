package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Transactions;

/** What does a transaction cost? */
public class BeginAndCommit extends Question<Transactions> {
  public BeginAndCommit() {
    super("begin-commit", "begin, commit", Transactions.class);
  }

  @Override
  void demonstrate(Transactions steps) {
    expect(0, steps.depth(), "depth before");
    steps.begin();
    expect(1, steps.depth(), "depth inside");
    steps.commit();
    expect(0, steps.depth(), "depth after");
  }

  @Override
  void run(Transactions steps, int thread) {
    steps.begin();
    steps.commit();
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Lending;

/** What does an extended procedure cost that works in its caller's transaction? */
public class LentSession extends Question<Lending> {
  public LentSession() {
    super(
        "xp-call",
        "call a procedure that opens a session, binds it by the XP token, writes once, returns",
        Lending.class);
  }

  @Override
  void demonstrate(Lending steps) {
    steps.begin();
    run(steps, 0);
    expect(1, steps.writes(), "writes of the lent session");
    steps.commit();
    expect(0, steps.depth(), "depth after");
  }

  @Override
  void prepare(Lending steps) {
    if (steps.depth() > 0) {
      steps.commit();
    }
    steps.begin();
  }

  @Override
  void run(Lending steps, int thread) {
    steps.callWithLentSession();
  }
}

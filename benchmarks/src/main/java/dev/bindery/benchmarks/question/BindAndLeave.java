package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.BoundSessions;

/** What does it cost to join a transaction? */
public class BindAndLeave extends Question<BoundSessions> {
  private String token = "";

  public BindAndLeave() {
    super("bind-leave", "a session binds by a token, and leaves", BoundSessions.class);
  }

  @Override
  void demonstrate(BoundSessions steps) {
    steps.begin();
    token = steps.token();
    expect(1, steps.members(), "members before");
    expect(steps.bind(token), "bound");
    expect(2, steps.members(), "members while bound");
    steps.leave();
    expect(1, steps.members(), "members after");
  }

  @Override
  void run(BoundSessions steps, int thread) {
    expect(steps.bind(token), "bound");
    steps.leave();
  }
}

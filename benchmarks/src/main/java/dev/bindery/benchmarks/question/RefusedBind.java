package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.BoundSessions;

/** What does it cost to find a transaction in use when binding (3910)? */
public class RefusedBind extends Question<BoundSessions> {
  private String token = "";

  public RefusedBind() {
    super(
        "refused-bind",
        "a session binds while a member has access, and is refused",
        BoundSessions.class);
  }

  @Override
  void demonstrate(BoundSessions steps) {
    steps.begin();
    token = steps.token();
    expect(steps.bind(token), "a session binds while access is free");
    steps.leave();
    steps.takeAccess();
    expect(!steps.bind(token), "none binds while a member has access");
    expect(1, steps.members(), "members");
  }

  @Override
  void run(BoundSessions steps, int thread) {
    expect(!steps.bind(token), "refused");
  }
}

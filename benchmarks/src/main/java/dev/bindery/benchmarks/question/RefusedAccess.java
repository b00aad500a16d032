package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.BoundSessions;

/** What does it cost to find a transaction in use (3917)? */
public class RefusedAccess extends Question<BoundSessions> {
  public RefusedAccess() {
    super(
        "refused-access",
        "a member writes while another has access, and is refused",
        BoundSessions.class);
  }

  @Override
  void demonstrate(BoundSessions steps) {
    steps.begin();
    expect(steps.bind(steps.token()), "bound");
    expect(steps.tryToWrite(), "a member writes while access is free");
    steps.takeAccess();
    expect(!steps.tryToWrite(), "no member writes while another has access");
  }

  @Override
  void run(BoundSessions steps, int thread) {
    expect(!steps.tryToWrite(), "refused");
  }
}

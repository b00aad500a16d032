package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.BoundSessions;

/** What does it cost to find a token out? */
public class VerifyToken extends Question<BoundSessions> {
  private String forged = "";

  public VerifyToken() {
    super("verify-token", "present a forged token, be refused", BoundSessions.class);
  }

  @Override
  void demonstrate(BoundSessions steps) {
    steps.begin();
    String genuine = steps.token();
    expect(steps.bind(genuine), "a genuine token binds");
    steps.leave();
    char other = genuine.charAt(0) == 'A' ? 'B' : 'A';
    forged = other + genuine.substring(1);
    expect(!steps.bind(forged), "a forged token does not bind");
    expect(1, steps.members(), "members");
  }

  @Override
  void run(BoundSessions steps, int thread) {
    expect(!steps.bind(forged), "refused");
  }
}

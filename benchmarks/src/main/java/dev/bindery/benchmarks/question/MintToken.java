package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.BoundSessions;

/** What does the token of a transaction cost, beyond {@link BeginAndCommit}? */
public class MintToken extends Question<BoundSessions> {
  private static final int LENGTH = 32;

  /** The token that was made last: a field, so that none is optimized away. */
  private String last = "";

  public MintToken() {
    super("mint-token", "begin, get the token, commit", BoundSessions.class);
  }

  @Override
  void demonstrate(BoundSessions steps) {
    run(steps, 0);
    String dead = last;
    expect(LENGTH, dead.length(), "characters of a token");
    steps.begin();
    last = steps.token();
    expect(!last.equals(dead), "two transactions have different tokens");
    expect(!steps.bind(dead), "a token is dead when its transaction has ended");
    expect(steps.bind(last), "a token binds");
    steps.leave();
    steps.commit();
  }

  @Override
  void run(BoundSessions steps, int thread) {
    steps.begin();
    last = steps.token();
    steps.commit();
  }
}

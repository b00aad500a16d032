package dev.bindery.benchmarks.system;

import java.util.Arrays;

/**
 * The steps, done by two-phase commit: each of two parties has a database of its own, and
 * Narayana's JTA coordinates the two branches.
 */
public final class TwoPhaseAdapter implements Sharing, AutoCloseable {
  private static final int BRANCHES = 2;

  private final Jta jta = new Jta();
  private final XaBranch[] branches = {new XaBranch(), new XaBranch()};
  private final int[] turns = new int[BRANCHES];

  @Override
  public void share(int parties) {
    if (parties != BRANCHES) {
      throw new IllegalStateException("there are two branches, not " + parties);
    }
    if (jta.isInTransaction()) {
      end();
    }
    Arrays.fill(turns, 0);
    jta.begin();
    for (XaBranch branch : branches) {
      jta.enlist(branch);
    }
  }

  @Override
  public void turn(int party) {
    turns[party]++;
    branches[party].put(0, turns[party]);
  }

  @Override
  public void end() {
    jta.commit();
  }

  @Override
  public long sharedWrites() {
    if (!jta.isInTransaction()) {
      return 0;
    }
    long sum = 0;
    for (int party = 0; party < BRANCHES; party++) {
      sum += turns[party] == 0 ? 0 : branches[party].get(0);
    }
    return sum;
  }

  @Override
  public void close() {
    if (jta.isInTransaction()) {
      end();
    }
    for (XaBranch branch : branches) {
      branch.close();
    }
  }
}

package dev.bindery.benchmarks;

/** The work, done by the floor. */
public final class FloorWork implements Work {
  private static final int ALONE = 1;
  private static final int FIRST = 2;
  private static final int SECOND = 3;

  private final Floor floor = new Floor();

  /** The first session begins, and the second joins it. */
  public FloorWork() {
    floor.connect(ALONE);
    floor.connect(FIRST);
    floor.connect(SECOND);
    check(floor.begin(FIRST));
    check(floor.join(SECOND, FIRST));
  }

  @Override
  public void beginAndCommit() {
    check(floor.begin(ALONE));
    check(floor.commit(ALONE));
  }

  @Override
  public void handOver() {
    turn(FIRST);
    turn(SECOND);
  }

  @Override
  public Outcome outcome() {
    return new Outcome(
        floor.count(ALONE), floor.count(FIRST), floor.count(SECOND), floor.undoRecords(FIRST));
  }

  private void turn(int session) {
    check(floor.open(session));
    check(floor.write(session));
    check(floor.close(session));
  }

  private static void check(boolean done) {
    if (!done) {
      throw new IllegalStateException("refused");
    }
  }
}

package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.HandingOver;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What does handing over cost if each party has a thread, and takes its turn when it can? */
@State(Scope.Benchmark)
@Threads(2)
public class HandOverByTwoThreads extends Question<HandingOver> {
  private static final int PARTIES = 2;
  private static final int ROUNDS = 500;

  public HandOverByTwoThreads() {
    super(
        "hand-over-2-threads",
        "two threads, a party each: two turns whenever the transaction is free",
        HandingOver.class);
  }

  @Override
  public int threads() {
    return PARTIES;
  }

  @Override
  void demonstrate(HandingOver steps) {
    steps.share(PARTIES);
    Parallel.run(PARTIES, ROUNDS, party -> run(steps, party));
    expect(2L * PARTIES * ROUNDS, steps.sharedWrites(), "writes of both threads");
  }

  @Override
  void prepare(HandingOver steps) {
    steps.share(PARTIES);
  }

  @Override
  void run(HandingOver steps, int thread) {
    steps.turn(thread);
    steps.turn(thread);
  }
}

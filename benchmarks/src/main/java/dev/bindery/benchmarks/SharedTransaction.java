package dev.bindery.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The benchmarks: the same work on each side, one thread. */
@State(Scope.Thread)
public class SharedTransaction {
  /** Who does the work. A fork knows one side only, so its calls have one target. */
  public enum Side {
    ENGINE,
    FLOOR
  }

  /** The side of this fork. */
  @Param public Side side = Side.ENGINE;

  private Work work = new FloorWork();

  /** Builds the side afresh. */
  @Setup
  public void setUp() {
    work =
        switch (side) {
          case ENGINE -> new EngineWork();
          case FLOOR -> new FloorWork();
        };
  }

  /** One transaction of one session, begun and committed. */
  @Benchmark
  public void beginAndCommit() {
    work.beginAndCommit();
  }

  /** Two sessions of one transaction take turns, with one request each. */
  @Benchmark
  public void handOver() {
    work.handOver();
  }
}

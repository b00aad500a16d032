package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fast paths allocate nothing once they are warm; growth of arrays aside. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20_000;
  private static final int DEPTH = 8;

  /** Once the JVM may still link or compile something, but not each time. */
  private static final int WINDOWS = 3;

  /** What the measuring itself may cost, over all rounds. */
  private static final long SLACK_BYTES = 4096;

  @RegisterExtension final Engine engine = new Engine();

  @Test
  void nestedBeginAndCommitAllocateNothing() {
    Session session = engine.session();
    session.begin(null);
    allocatesNothing(
        () -> {
          session.begin(null);
          session.commit();
        });
  }

  @Test
  void savingWritingAndRollingBackToASavepointAllocateNothing() {
    Session session = engine.session();
    session.begin(null);
    allocatesNothing(
        () -> {
          for (int i = 0; i < DEPTH; i++) {
            session.save("a");
            session.write();
          }
          for (int i = 0; i < DEPTH; i++) {
            session.rollbackTo("a");
          }
        });
  }

  /** Not when the log grows, nor when it is read, but when it is undone: no memory, no 3971. */
  @Test
  void undoingRowsAllocatesNothingSoItCannotRunOutOfMemory() { // A7
    Table table = engine.table("t");
    Session session = engine.session();
    session.begin(null);
    long allocated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      session.save("a");
      for (int i = 0; i < DEPTH; i++) {
        session.run(DataStatement.insert(table, Row.of(i, round)));
      }
      long before = allocatedBytes();
      session.rollbackTo("a");
      allocated += allocatedBytes() - before;
    }
    assertFewBytes(allocated);
  }

  private static void allocatesNothing(Runnable round) {
    run(round);
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS; window++) {
      long before = allocatedBytes();
      run(round);
      least = Math.min(least, allocatedBytes() - before);
    }
    assertFewBytes(least);
  }

  private static void assertFewBytes(long allocated) {
    assertTrue(allocated <= SLACK_BYTES, () -> allocated + " bytes in " + ROUNDS + " rounds");
  }

  private static void run(Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
  }

  private static long allocatedBytes() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}

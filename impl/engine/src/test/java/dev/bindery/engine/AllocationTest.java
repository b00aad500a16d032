package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fast paths allocate nothing once they are warm; growth of arrays aside. */
class AllocationTest {
  private static final int ROUNDS = 20_000;
  private static final int DEPTH = 8;

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

  private static void allocatesNothing(Runnable round) {
    run(round);
    long before = allocatedBytes();
    run(round);
    long allocated = allocatedBytes() - before;
    assertTrue(allocated <= SLACK_BYTES, () -> allocated + " bytes in " + ROUNDS + " rounds");
  }

  private static void run(Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}

package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fast paths allocate nothing once they are warm; growth of arrays aside. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20_000;
  private static final int DEPTH = 8;

  /** Of which the least counts: what is used for the first time is loaded and linked. */
  private static final int WINDOWS = 4;

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
    assertNothing(
        () -> {
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
          return allocated;
        });
  }

  private static void allocatesNothing(Runnable round) {
    assertNothing(
        () -> {
          long before = allocatedBytes();
          for (int i = 0; i < ROUNDS; i++) {
            round.run();
          }
          return allocatedBytes() - before;
        });
  }

  private static void assertNothing(LongSupplier bytesOfAllRounds) {
    long least = LongStream.generate(bytesOfAllRounds).limit(WINDOWS).min().orElseThrow();
    assertTrue(least <= SLACK_BYTES, () -> least + " bytes in " + ROUNDS + " rounds");
  }

  private static long allocatedBytes() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}

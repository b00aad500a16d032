package dev.bindery.benchmarks.question;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import dev.bindery.benchmarks.system.Subject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The gate that noise cannot trip: the bytes that the engine allocates per operation. The limits
 * are what it allocates under {@code -Xint}, when nothing is compiled, and a tenth more; compiled
 * it is less.
 */
class AllocationTest {
  private static final int WARMUPS = 200;
  private static final int OPERATIONS = 2_000;
  private static final Map<String, Integer> MOST_BYTES =
      Map.ofEntries(
          entry("begin-commit", 132),
          entry("three-nested", 132),
          entry("savepoint", 1),
          entry("mint-token", 1461),
          entry("verify-token", 1426),
          entry("bind-leave", 1558),
          entry("write-commit", 537),
          entry("write-ten-commit", 3784),
          entry("hand-over", 1003),
          entry("two-parties", 4180),
          entry("refused-access", 334),
          entry("refused-bind", 1584),
          entry("xp-call", 4215),
          entry("members/64", 502),
          entry("depth/10000", 1),
          entry("sessions/1000", 132));

  @TestFactory
  Stream<DynamicTest> engineAllocatesNoMoreThanItsLimit() {
    return Questions.all().stream()
        .filter(question -> MOST_BYTES.containsKey(question.id()))
        .map(question -> dynamicTest(question.id(), () -> check(question)));
  }

  /** A question that is measured by one thread is held to a limit; of growth, one size is. */
  @Test
  void everyQuestionHasALimit() {
    Set<String> without =
        Questions.all().stream()
            .filter(question -> question.threads() == 1 && !(question instanceof Growth))
            .map(Question::id)
            .filter(id -> !MOST_BYTES.containsKey(id))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), without);
  }

  private static void check(Question<?> question) throws Exception {
    question.system = Subject.ENGINE;
    question.setUp();
    question.setUpIteration();
    run(question, WARMUPS);
    long before = allocatedBytes();
    run(question, OPERATIONS);
    double bytes = (double) (allocatedBytes() - before) / OPERATIONS;
    question.tearDown();
    int most = Objects.requireNonNull(MOST_BYTES.get(question.id()));
    assertTrue(bytes <= most, () -> bytes + " bytes per operation, at most " + most);
  }

  private static void run(Question<?> question, int operations) {
    for (int i = 0; i < operations; i++) {
      question.runOnce();
    }
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An adapter that is broken gets a difference, never an exception out of the walk. */
class BadAdapterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void systemThatHangsDiffersAtTheOperationThatHangs() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Difference difference =
        leaving(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "interrupted";
            });
    assertEquals("no answer within 5 s", difference.answer());
    assertEquals("Leave(s1)", String.valueOf(difference.operation()));
  }

  @Test
  @SuppressWarnings("NullAway") // what the adapter of a stranger may do
  void answerNullIsADifference() throws InterruptedException {
    Difference difference =
        leaving(
            () -> {
              return null;
            });
    assertEquals("null", difference.answer());
  }

  @Test
  void systemThatCannotBeMadeIsADifference() throws InterruptedException {
    Difference difference =
        walk(
            engine -> {
              engine.close();
              throw new IllegalStateException("planted");
            });
    assertEquals("threw java.lang.IllegalStateException: planted", difference.answer());
    assertEquals(
        "A fresh system differs: threw java.lang.IllegalStateException: planted",
        difference.toString().strip());
  }

  @Test
  void overflowOfTheStackIsADifference() throws InterruptedException {
    Difference difference =
        leaving(
            () -> {
              throw new StackOverflowError("planted");
            });
    assertEquals("threw java.lang.StackOverflowError: planted", difference.answer());
  }

  /** What becomes of a walk over an engine that leaves in another way. */
  private static Difference leaving(Supplier<String> leave) throws InterruptedException {
    return walk(
        engine ->
            new Altered(engine) {
              @Override
              public String leave(String session) {
                return leave.get();
              }
            });
  }

  private static Difference walk(UnaryOperator<SystemUnderTest> adapter)
      throws InterruptedException {
    Explored model = Explored.PAIR;
    Supplier<SystemUnderTest> engines = EngineUnderTest.within(model.module().constants());
    Walk.Result result =
        new Walk(
                model.module(),
                model.graph(),
                SystemUnderTest.class,
                initial -> adapter.apply(engines.get()),
                PATIENCE)
            .run(2, Duration.ofMinutes(3), transitions -> {});
    assertFalse(result.agrees());
    return result.first().orElseThrow();
  }
}

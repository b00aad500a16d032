package dev.bindery.properties.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bindery.properties.Difference;
import dev.bindery.spec.Operation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A system that is broken gets a difference, never an exception out of the replay. */
class ReplayTest {
  private static final Duration LITTLE = Duration.ofSeconds(1);

  /** More than any pause of a busy machine. */
  private static final Duration MUCH = Duration.ofMinutes(5);

  @Test
  void whatComesBehindADifferenceIsLeftOutUntilTheNextPath() throws InterruptedException {
    Replay.Result result = play(() -> new Scripted(Operation::action), ReplayTest::twoPaths);
    assertEquals(2, result.paths());
    assertEquals(3, result.steps());
    assertEquals(2, result.leftOut());
    assertEquals(1, result.differences());
    assertEquals("B()", String.valueOf(result.first().orElseThrow().operation()));
  }

  @Test
  void systemThatThrowsDiffers() throws InterruptedException {
    assertEquals(
        "threw java.lang.IllegalStateException: planted",
        answer(
            () ->
                new Scripted(
                    operation -> {
                      throw new IllegalStateException("planted");
                    })));
  }

  @Test
  @SuppressWarnings("NullAway") // what the adapter of a stranger may do
  void answerNullDiffers() throws InterruptedException {
    assertEquals("null", answer(() -> new Scripted(operation -> null)));
  }

  @Test
  void systemThatCannotBeMadeDiffers() throws InterruptedException {
    assertEquals(
        "threw java.lang.IllegalStateException: planted",
        answer(
            () -> {
              throw new IllegalStateException("planted");
            }));
  }

  @Test
  void systemThatHangsEndsTheReplayAndIsInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Replay.Result result =
        Replay.play(
            () ->
                new Scripted(
                    operation -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return "interrupted";
                    }),
            ReplayTest::twoPaths,
            LITTLE);
    assertEquals("no answer within 1 s", result.first().orElseThrow().answer());
    interrupted.await();
  }

  @Test
  void everySystemIsClosed() throws InterruptedException {
    AtomicInteger open = new AtomicInteger();
    play(
        () -> {
          open.incrementAndGet();
          return new Scripted(Operation::action) {
            @Override
            public void close() {
              open.decrementAndGet();
            }
          };
        },
        ReplayTest::twoPaths);
    assertEquals(0, open.get());
  }

  @Test
  void brokenFileIsToldAsItIs() {
    CorpusException broken = new CorpusException("file", 7, "planted");
    assertEquals(
        broken,
        assertThrows(
            CorpusException.class,
            () ->
                play(
                    () -> new Scripted(Operation::action),
                    replay -> {
                      throw broken;
                    })));
  }

  private static void twoPaths(Replay replay) {
    replay.path();
    replay.step(Operation.of("A"), "A");
    replay.step(Operation.of("B"), "other");
    replay.step(Operation.of("C"), "C");
    replay.step(Operation.of("D"), "D");
    replay.path();
    replay.step(Operation.of("E"), "E");
  }

  private static String answer(Supplier<Answerer> fresh) throws InterruptedException {
    Replay.Result result = play(fresh, ReplayTest::twoPaths);
    assertFalse(result.agrees());
    Difference first = result.first().orElseThrow();
    return first.answer();
  }

  private static Replay.Result play(Supplier<Answerer> fresh, Consumer<Replay> source)
      throws InterruptedException {
    return Replay.play(fresh, source, MUCH);
  }

  private static class Scripted implements Answerer {
    private final Function<Operation, String> script;

    Scripted(Function<Operation, String> script) {
      this.script = script;
    }

    @Override
    public String answer(Operation operation) {
      return script.apply(operation);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

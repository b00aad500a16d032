package dev.bindery.benchmarks.question;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Parties that act at once, each in a thread of its own. */
final class Parallel {
  private Parallel() {}

  /** Each acts so many times. Ends when all have ended; throws what one of them threw. */
  static void run(int parties, int times, IntConsumer acts) {
    ExecutorService pool = Executors.newFixedThreadPool(parties);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int party = 0; party < parties; party++) {
        int number = party;
        running.add(pool.submit(() -> act(number, times, acts)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void act(int party, int times, IntConsumer acts) {
    for (int time = 0; time < times; time++) {
      acts.accept(party);
    }
  }
}

package dev.bindery.properties.corpus;

import dev.bindery.properties.Difference;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays paths on a system and compares its answers. What comes behind a difference in the same path
 * is left out: from there on the system may be in another state.
 *
 * <p>A system that throws, answers null or does not answer differs. One that hangs ends the replay;
 * if it does not heed an interrupt, its thread, a daemon, stays until the process ends.
 */
public final class Replay implements Steps, AutoCloseable {
  /** How long a system may take for one operation. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long IDLE = -1;

  private final Supplier<Answerer> fresh;
  private final Consumer<Difference> told;
  private final long startNs = System.nanoTime();
  private final List<Step> path = new ArrayList<>();
  private @Nullable Answerer system;

  /** Whether the path that is played has differed, so that the rest of it is left out. */
  private boolean over;

  private int paths;
  private long steps;
  private long leftOut;
  private int differences;
  private @Nullable Difference first;
  private @Nullable Operation doing;
  private String expected = "";

  /** When the system was given what it does now; all above is safe to read after this. */
  private volatile long givenNs = IDLE;

  private Replay(Supplier<Answerer> fresh, Consumer<Difference> told) {
    this.fresh = fresh;
    this.told = told;
  }

  /**
   * Plays.
   *
   * @param fresh gives a system in its first state
   * @param source plays its paths to what it is given
   */
  public static Result play(Supplier<Answerer> fresh, Consumer<Replay> source)
      throws InterruptedException {
    return play(fresh, source, PATIENCE);
  }

  /**
   * Plays and tells every difference, also that of a system that hangs.
   *
   * @param told by the thread that plays, or by this one after that
   */
  public static Result play(
      Supplier<Answerer> fresh, Consumer<Replay> source, Consumer<Difference> told)
      throws InterruptedException {
    return play(new Replay(fresh, told), source, PATIENCE);
  }

  static Result play(Supplier<Answerer> fresh, Consumer<Replay> source, Duration patience)
      throws InterruptedException {
    return play(new Replay(fresh, unused -> {}), source, patience);
  }

  private static Result play(Replay replay, Consumer<Replay> source, Duration patience)
      throws InterruptedException {
    FutureTask<Result> task =
        new FutureTask<>(
            () -> {
              try (replay) {
                source.accept(replay);
              }
              return replay.result(replay.first);
            });
    Thread thread = new Thread(task, "replay");
    thread.setDaemon(true);
    thread.start();
    try {
      while (true) {
        try {
          return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          long givenNs = replay.givenNs;
          if (givenNs != IDLE && System.nanoTime() - givenNs > patience.toNanos()) {
            return replay.hanging(patience);
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("The replay failed: " + e.getCause(), e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  @Override
  public void path() {
    close();
    path.clear();
    over = false;
    paths++;
    begin(null, "");
    try {
      system = fresh.get();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      differs("threw " + e);
    }
    givenNs = IDLE;
  }

  @Override
  public void step(Operation operation, String answer) {
    agrees(operation, answer);
  }

  /** Whether the path has a system that has not differed yet. */
  public boolean isOn() {
    return system != null && !over;
  }

  /** Does a step; false if the system answers otherwise, or was not asked. */
  public boolean agrees(Operation operation, String answer) {
    return agrees(operation, answer, true);
  }

  /**
   * Does a step.
   *
   * @param shown whether the system can tell the answer; else whatever it tells will do
   * @return false if the system answers otherwise, or was not asked
   */
  public boolean agrees(Operation operation, String answer, boolean shown) {
    Answerer asked = system;
    if (over || asked == null) {
      leftOut++;
      return false;
    }
    begin(operation, answer);
    String given;
    boolean same;
    try {
      given = Objects.requireNonNullElse(asked.answer(operation), "null");
      same = given.equals(answer) || !shown;
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      given = "threw " + e;
      same = false;
    }
    givenNs = IDLE;
    steps++;
    if (!same) {
      differs(given);
      return false;
    }
    path.add(new Step(operation, answer));
    return true;
  }

  private void begin(@Nullable Operation operation, String answer) {
    doing = operation;
    expected = answer;
    givenNs = System.nanoTime();
  }

  private void differs(String given) {
    over = true;
    differences++;
    Difference difference = difference(given);
    told.accept(difference);
    if (first == null) {
      first = difference;
    }
  }

  private Difference difference(String given) {
    return new Difference(path, doing, expected, given, List.of(), List.of());
  }

  private Result hanging(Duration patience) {
    differences++;
    Difference hanging = difference("no answer within " + patience.toSeconds() + " s");
    told.accept(hanging);
    return result(first == null ? hanging : first);
  }

  private Result result(@Nullable Difference shown) {
    return new Result(
        paths,
        steps,
        leftOut,
        differences,
        (System.nanoTime() - startNs) / 1e9,
        Optional.ofNullable(shown));
  }

  /** Closes the system of the last path. */
  @Override
  public void close() {
    Answerer last = system;
    system = null;
    if (last == null) {
      return;
    }
    begin(null, "");
    try {
      last.close();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      differs("closing threw " + e);
    }
    givenNs = IDLE;
  }

  /**
   * What a replay found.
   *
   * @param paths how many were begun
   * @param steps how many were done
   * @param leftOut steps behind a difference in the same path
   * @param differences paths in which the system differs
   * @param seconds how long it took
   * @param first the first difference, if there is one
   */
  public record Result(
      int paths,
      long steps,
      long leftOut,
      int differences,
      double seconds,
      Optional<Difference> first) {
    /** Whether all was done and nothing differed. */
    public boolean agrees() {
      return differences == 0 && leftOut == 0;
    }
  }
}

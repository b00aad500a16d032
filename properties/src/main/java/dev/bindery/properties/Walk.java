package dev.bindery.properties;

import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The walk: every transition of a complete graph of the spec, tried on a system under test.
 *
 * <p>For every state, every operation with every argument: a fresh system is led to the state along
 * a shortest path and does the operation; its answer and, if it shows one, its state must be the
 * spec's. As each operation has one answer, this makes the two graphs one. The invariants of the
 * cfg are judged on every distinct state that the system shows.
 *
 * <p>The graph numbers its states nearest first; so they are taken, by several threads, in small
 * runs. So all nearer states are done or in work when a difference is found: those in work are
 * finished, and the nearest difference is reported, at the end of a shortest path.
 *
 * <p>A system that throws, answers null or does not answer differs: none of it ends the walk
 * without a result. A system that hangs is interrupted; if it does not heed that, its thread, a
 * daemon, stays until the process ends.
 */
public final class Walk {
  /** States that a thread takes at once. */
  private static final int RUN = 16;

  /** How long a system may take for one path and the operation behind it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SpecModule spec;
  private final StateGraph graph;
  private final Calls.Call[] calls;
  private final Function<State, ? extends UnderTest> fresh;
  private final Duration patience;
  private final List<String> invariants;

  /** By state of the graph: 1 once a system has shown it and it was judged. */
  private final AtomicIntegerArray judged;

  /** What each thread has a system do just now. */
  private final Map<Thread, Trial> trials = new ConcurrentHashMap<>();

  private final AtomicInteger nextRun = new AtomicInteger();
  private final AtomicInteger nearestDifference = new AtomicInteger(Integer.MAX_VALUE);
  private final LongAdder covered = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder differences = new LongAdder();
  private final LongAdder evaluations = new LongAdder();
  private @Nullable Difference first;
  private int firstFrom = Integer.MAX_VALUE;
  private boolean ended;

  /** An edge out of a state, begun at a time; for a fresh system both are -1. */
  private record Trial(int from, int edge, long startNs) {}

  /**
   * Prepares a walk.
   *
   * @param spec judges the states; its graph is walked
   * @param graph the complete graph of that model
   * @param type has the methods that do the operations
   * @param fresh gives a system in an initial state
   * @throws IllegalArgumentException if the system has no method for an action of the graph
   */
  public Walk(
      SpecModule spec,
      StateGraph graph,
      Class<? extends UnderTest> type,
      Function<State, ? extends UnderTest> fresh) {
    this(spec, graph, type, fresh, PATIENCE);
  }

  Walk(
      SpecModule spec,
      StateGraph graph,
      Class<? extends UnderTest> type,
      Function<State, ? extends UnderTest> fresh,
      Duration patience) {
    this.patience = patience;
    this.spec = spec;
    this.graph = graph;
    this.fresh = fresh;
    invariants = spec.invariants().stream().map(SpecFormula::name).toList();
    judged = new AtomicIntegerArray(graph.states());
    Calls resolver = new Calls(type);
    calls = graph.operations().stream().map(resolver::of).toArray(Calls.Call[]::new);
  }

  /**
   * Walks.
   *
   * @param threads how many threads share the states
   * @param limit after which a walk that has not ended fails
   * @param progress is told of transitions as they are covered, by several threads
   * @throws IllegalStateException at the limit
   */
  public Result run(int threads, Duration limit, LongConsumer progress)
      throws InterruptedException {
    long startNs = System.nanoTime();
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "walk");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      long endNs = startNs + limit.toNanos();
      if (ended(workers.submit(this::checkInitialStates), endNs)) {
        for (int i = 0; i < threads; i++) {
          running.add(workers.submit(() -> takeRuns(progress)));
        }
      }
      for (Future<?> worker : running) {
        if (!ended(worker, endNs)) {
          break;
        }
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("The walk did not end within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The walk failed: " + e.getCause(), e.getCause());
    } finally {
      synchronized (this) {
        ended = true; // what an interrupted system does now is no difference
      }
      workers.shutdownNow();
    }
    return new Result(
        graph.states(),
        graph.edges(),
        covered.sum(),
        refusals.sum(),
        differences.sum(),
        evaluations.sum(),
        (System.nanoTime() - startNs) / 1e9,
        Optional.ofNullable(first));
  }

  /**
   * Waits for a worker; false if a system hangs instead, which is reported.
   *
   * @throws TimeoutException at the limit of the walk
   */
  private boolean ended(Future<?> worker, long endNs)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      try {
        worker.get(Math.min(patience.toNanos(), endNs - System.nanoTime()), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        Optional<Trial> hanging = hanging();
        if (hanging.isPresent()) {
          reportHanging(hanging.get());
          return false;
        }
        if (System.nanoTime() >= endNs) {
          throw e;
        }
      }
    }
  }

  /** The trial nearest to the initial state of those that take longer than they may. */
  private Optional<Trial> hanging() {
    long nowNs = System.nanoTime();
    return trials.values().stream()
        .filter(trial -> nowNs - trial.startNs() > patience.toNanos())
        .min(Comparator.comparingInt(Trial::from));
  }

  private void reportHanging(Trial trial) {
    String answer = "no answer within " + patience.toSeconds() + " s";
    if (trial.from() < 0) {
      report(-1, new int[0], null, "", answer, 0, Optional.empty());
      return;
    }
    int edge = trial.edge();
    Operation operation = graph.operation(edge);
    String expected = graph.answer(edge);
    report(
        trial.from(),
        graph.pathTo(trial.from()),
        operation,
        expected,
        answer,
        graph.target(edge),
        Optional.empty());
  }

  /** Tries one edge only, in this thread: how the system differs there, if it does. */
  Optional<Difference> at(int edge) {
    int from = graph.source(edge);
    tryOne(from, graph.pathTo(from), edge);
    return Optional.ofNullable(first);
  }

  private void checkInitialStates() {
    for (int i = 0; i < graph.initialStates(); i++) {
      checkInitialState(i);
    }
  }

  private void checkInitialState(int initial) {
    Optional<State> shown = Optional.empty();
    String answer = "";
    trials.put(Thread.currentThread(), new Trial(-1, -1, System.nanoTime()));
    try (UnderTest system = fresh.apply(graph.state(initial))) {
      shown = system.snapshot();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      answer = "threw " + e;
    } finally {
      trials.remove(Thread.currentThread());
    }
    if (!answer.isEmpty() || (shown.isPresent() && !agreed(initial, shown.get()))) {
      report(-1, new int[0], null, "", answer, initial, shown);
    }
  }

  private void takeRuns(LongConsumer progress) {
    while (true) {
      int from = nextRun.getAndAdd(RUN);
      if (from >= graph.states() || from > nearestDifference.get()) {
        return;
      }
      int to = Math.min(from + RUN, graph.states());
      long done = 0;
      for (int i = from; i < to; i++) {
        done += tryAllFrom(i);
      }
      covered.add(done);
      progress.accept(done);
    }
  }

  /** Tries every operation of a state; returns how many. */
  private int tryAllFrom(int state) {
    int[] path = graph.pathTo(state);
    int end = graph.firstEdge(state + 1);
    for (int edge = graph.firstEdge(state); edge < end; edge++) {
      tryOne(state, path, edge);
    }
    return end - graph.firstEdge(state);
  }

  private void tryOne(int from, int[] path, int edge) {
    String expected = graph.answer(edge);
    if (!expected.equals("ok")) {
      refusals.increment();
    }
    String answer;
    Optional<State> shown;
    trials.put(Thread.currentThread(), new Trial(from, edge, System.nanoTime()));
    int initial = path.length == 0 ? from : graph.source(path[0]);
    try (UnderTest system = fresh.apply(graph.state(initial))) {
      for (int step : path) {
        calls[graph.operationIndex(step)].on(system);
      }
      answer = Objects.requireNonNullElse(calls[graph.operationIndex(edge)].on(system), "null");
      shown = system.snapshot();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      answer = "threw " + e;
      shown = Optional.empty();
    } finally {
      trials.remove(Thread.currentThread());
    }
    int to = graph.target(edge);
    boolean sameState = shown.isEmpty() || agreed(to, shown.get());
    if (!answer.equals(expected) || !sameState) {
      report(from, path, graph.operation(edge), expected, answer, to, shown);
    }
  }

  /** Whether a system shows a state as the spec has it; the first to show it has it judged. */
  private boolean agreed(int state, State shown) {
    if (!graph.state(state).equals(shown)) {
      return false;
    }
    if (judged.compareAndSet(state, 0, 1)) {
      evaluations.add(invariants.size());
      return broken(shown).isEmpty();
    }
    return true;
  }

  private List<String> broken(State state) {
    return invariants.stream().filter(name -> !holds(name, state)).toList();
  }

  /** A state that TLC cannot judge, such as one of the wrong type, is none that the spec has. */
  private boolean holds(String invariant, State state) {
    try {
      return spec.holds(invariant, state);
    } catch (SpecException.EvaluationError e) {
      return false;
    }
  }

  private void report(
      int from,
      int[] path,
      @Nullable Operation operation,
      String expected,
      String answer,
      int to,
      Optional<State> shown) {
    synchronized (this) {
      if (ended) {
        return;
      }
      differences.increment();
      nearestDifference.accumulateAndGet(Math.max(from, 0), Math::min);
      if (from >= firstFrom) {
        return;
      }
      firstFrom = from;
      List<Step> steps = new ArrayList<>();
      for (int edge : path) {
        steps.add(graph.step(edge));
      }
      first =
          new Difference(
              steps,
              operation,
              expected,
              answer,
              shown.map(s -> Difference.between(graph.state(to), s)).orElse(List.of()),
              shown.map(this::broken).orElse(List.of()));
    }
  }

  /**
   * What a walk found.
   *
   * @param states distinct states of the graph
   * @param transitions edges of the graph
   * @param covered transitions that the system was tried on; fewer than all only after a difference
   * @param refusals transitions whose answer is another than {@code "ok"}
   * @param differences transitions on which the system differs from the spec; a walk stops soon
   *     after the first
   * @param invariants evaluations of an invariant on a distinct state that the system showed
   * @param seconds how long it took
   * @param first the difference nearest to the initial state, if there is one
   */
  public record Result(
      int states,
      int transitions,
      long covered,
      long refusals,
      long differences,
      long invariants,
      double seconds,
      Optional<Difference> first) {
    /** Whether the system was tried on everything and never differed. */
    public boolean agrees() {
      return differences == 0 && covered == transitions;
    }
  }
}

package dev.bindery.properties.agreement;

import dev.bindery.properties.Capabilities;
import dev.bindery.properties.Difference;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Cover;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.corpus.Shortening;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries every transition of a graph that a system supports and can be led to.
 *
 * <p>First along the fewest paths; a path is left where it differs. What came behind differences is
 * then tried transition by transition, at the end of a shortest path of those that agreed. So one
 * difference hides no other, unless nothing leads around it. Of each pair of an action and an
 * answer one difference is kept, made as short as it can be.
 */
public final class Agreement {
  /** After that, differences are kept as they were found. */
  private static final Duration SHORTENING = Duration.ofSeconds(60);

  private final StateGraph graph;
  private final Capabilities capabilities;
  private final long endNs;
  private final LongConsumer progress;

  /** Nothing more is tried: the system cannot be made, or it hangs. */
  private volatile boolean over;

  private final BitSet agreed;
  private final BitSet differed;
  private final List<Difference> differences = Collections.synchronizedList(new ArrayList<>());

  private Agreement(
      StateGraph graph, Capabilities capabilities, Duration limit, LongConsumer progress) {
    this.graph = graph;
    this.capabilities = capabilities;
    this.progress = progress;
    endNs = System.nanoTime() + limit.toNanos();
    agreed = new BitSet(graph.edges());
    differed = new BitSet(graph.edges());
  }

  /**
   * What became of the transitions that have one operation and one answer.
   *
   * @param transitions in the graph
   * @param supported those that the system supports and that are reached over such
   * @param agreed those that were done, with this answer as far as the system shows it
   * @param first a difference on one of them, at the end of a short path
   */
  public record Tally(long transitions, long supported, long agreed, Optional<Difference> first) {}

  /**
   * What a run found.
   *
   * @param tallies by action and answer, as {@code Commit -> 3902} but for the session
   * @param part the graph that was tried: what the system supports
   * @param broken the difference of a system that could not be made, or closed; or that hung
   * @param outOfTime whether the limit was reached before all was tried
   */
  public record Result(
      Map<Pair, Tally> tallies, StateGraph part, Optional<Difference> broken, boolean outOfTime) {
    /** Whether everything that is supported was done and nothing differed. */
    public boolean agrees() {
      return broken.isEmpty()
          && tallies.values().stream().allMatch(tally -> tally.agreed() == tally.supported());
    }
  }

  /**
   * Tries a system.
   *
   * @param graph what there is to try
   * @param fresh gives a system in its first state
   * @param limit after which nothing new is begun
   * @param progress is told of steps as they are done
   */
  public static Result of(
      StateGraph graph,
      Capabilities capabilities,
      Supplier<Answerer> fresh,
      Duration limit,
      LongConsumer progress)
      throws InterruptedException {
    StateGraph part =
        graph.restrictedTo(
            edge -> capabilities.supports(graph.operation(edge), graph.answer(edge)));
    Agreement agreement = new Agreement(part, capabilities, limit, progress);
    Replay.play(fresh, agreement::tryAll, agreement.differences::add);
    boolean outOfTime = !agreement.over && !agreement.inTime();
    boolean isShortened = !agreement.over;
    agreement.over = true;
    Map<Pair, Difference> shortest = agreement.shortest();
    if (isShortened) {
      agreement.shorten(shortest, fresh);
    }
    return agreement.result(graph, shortest, outOfTime);
  }

  private void tryAll(Replay replay) {
    Cover.of(graph)
        .visit(
            new Cover.Visitor() {
              private boolean left;

              @Override
              public void path() {
                left = !inTime() || !begins(replay);
              }

              @Override
              public void step(int edge) {
                left = left || !take(replay, edge);
              }
            });
    tryTheRest(replay);
  }

  private boolean inTime() {
    return !over && System.nanoTime() - endNs < 0;
  }

  /** Begins a path; a system that cannot be made is not tried again. */
  private boolean begins(Replay replay) {
    replay.path();
    over = !replay.isOn();
    return !over;
  }

  /** Does a step; false if it differs, or is not done because the path is over. */
  private boolean take(Replay replay, int edge) {
    boolean shown = capabilities.shows(graph.operation(edge), graph.answer(edge));
    if (replay.agrees(graph.operation(edge), graph.answer(edge), shown)) {
      agreed.set(edge);
      progress.accept(1);
      return true;
    }
    differed.set(edge);
    return false;
  }

  private void tryTheRest(Replay replay) {
    int[] reachedBy = new int[graph.states()];
    BitSet reached = new BitSet(graph.states());
    reached.set(0);
    Deque<Integer> next = new ArrayDeque<>(List.of(0));
    while (!next.isEmpty()) {
      int state = next.remove();
      for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
        if (!agreed.get(edge) && !differed.get(edge) && inTime()) {
          takeAtTheEndOf(path(state, reachedBy), edge, replay);
        }
        int target = graph.target(edge);
        if (agreed.get(edge) && !reached.get(target)) {
          reached.set(target);
          reachedBy[target] = edge;
          next.add(target);
        }
      }
    }
  }

  private List<Integer> path(int state, int[] reachedBy) {
    List<Integer> path = new ArrayList<>();
    for (int at = state; at != 0; at = graph.source(reachedBy[at])) {
      path.add(0, reachedBy[at]);
    }
    return path;
  }

  /** A step of the path that agreed before may differ now: then that is a difference of its own. */
  private void takeAtTheEndOf(List<Integer> path, int edge, Replay replay) {
    if (!begins(replay)) {
      return;
    }
    for (int step : path) {
      if (!take(replay, step)) {
        agreed.clear(step);
        return;
      }
    }
    take(replay, edge);
  }

  private Map<Pair, Difference> shortest() {
    Map<Pair, Difference> shortest = new TreeMap<>();
    for (Difference difference : List.copyOf(differences)) {
      Pair pair = pair(difference);
      if (pair != null) {
        shortest.merge(pair, difference, Agreement::shorter);
      }
    }
    return shortest;
  }

  private void shorten(Map<Pair, Difference> found, Supplier<Answerer> fresh)
      throws InterruptedException {
    long lastNs = System.nanoTime() + SHORTENING.toNanos();
    for (Map.Entry<Pair, Difference> each : found.entrySet()) {
      if (System.nanoTime() - lastNs > 0) {
        return;
      }
      Difference shorter = Shortening.of(graph, each.getValue(), fresh);
      if (each.getKey().equals(pair(shorter))) {
        each.setValue(shorter);
      }
    }
  }

  private Result result(StateGraph whole, Map<Pair, Difference> shortest, boolean outOfTime) {
    Map<Pair, long[]> counts = new HashMap<>();
    for (int edge = 0; edge < whole.edges(); edge++) {
      count(counts, whole, edge)[0]++;
    }
    boolean all = true;
    for (int edge = 0; edge < graph.edges(); edge++) {
      long[] count = count(counts, graph, edge);
      count[1]++;
      count[2] += agreed.get(edge) ? 1 : 0;
      all &= agreed.get(edge) || differed.get(edge);
    }
    Map<Pair, Tally> tallies = new HashMap<>();
    counts.forEach(
        (pair, count) ->
            tallies.put(
                pair,
                new Tally(count[0], count[1], count[2], Optional.ofNullable(shortest.get(pair)))));
    Optional<Difference> broken =
        List.copyOf(differences).stream().filter(each -> pair(each) == null).findFirst();
    return new Result(tallies, graph, broken, !all && outOfTime);
  }

  private static long[] count(Map<Pair, long[]> counts, StateGraph graph, int edge) {
    Step step = graph.step(edge);
    return counts.computeIfAbsent(
        new Pair(step.operation().action(), step.answer()), unused -> new long[3]);
  }

  private static @Nullable Pair pair(Difference difference) {
    return difference.operation() == null
        ? null
        : new Pair(difference.operation().action(), difference.expectedAnswer());
  }

  private static Difference shorter(Difference one, Difference other) {
    return other.path().size() < one.path().size() ? other : one;
  }
}

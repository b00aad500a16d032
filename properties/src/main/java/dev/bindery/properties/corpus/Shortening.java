package dev.bindery.properties.corpus;

import dev.bindery.properties.Difference;
import dev.bindery.spec.Operation;
import dev.bindery.spec.StateGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the path to a difference shorter, by trying shorter ones on fresh systems.
 *
 * <p>First a shortest path to the state in which the operation differs: if the system is where its
 * answers say that it is, nothing is shorter. If it shows no difference there, the fault was made
 * before and only came out here: then a shortest path to the state one step earlier, and so on. Of
 * what is found, steps are left out as long as a difference stays.
 */
public final class Shortening {
  /** After that, what was found so far is good enough: a system may be slow, or hang. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final StateGraph graph;
  private final Supplier<Answerer> fresh;
  private final long endNs = System.nanoTime() + LIMIT.toNanos();

  private Shortening(StateGraph graph, Supplier<Answerer> fresh) {
    this.graph = graph;
    this.fresh = fresh;
  }

  /** A difference at the end of a path that is no longer; the same one if none is found. */
  public static Difference of(StateGraph graph, Difference found, Supplier<Answerer> fresh)
      throws InterruptedException {
    return new Shortening(graph, fresh).shortened(found);
  }

  private Difference shortened(Difference found) throws InterruptedException {
    List<Operation> operations = operations(found);
    Optional<int[]> edges = graph.path(operations);
    if (edges.isEmpty()) {
      return found;
    }
    Optional<Difference> shorter = Optional.empty();
    for (int kept = edges.get().length - 1; kept >= 0 && shorter.isEmpty() && inTime(); kept--) {
      List<Operation> tried = new ArrayList<>();
      for (int edge : graph.pathTo(graph.source(edges.get()[kept]))) {
        tried.add(graph.operation(edge));
      }
      tried.addAll(operations.subList(kept, operations.size()));
      shorter = tried(tried);
    }
    return withoutNeedless(shorter.orElse(found));
  }

  private Difference withoutNeedless(Difference found) throws InterruptedException {
    Difference best = found;
    int at = best.path().size() - 1;
    while (at >= 0 && inTime()) {
      List<Operation> shorter = operations(best);
      shorter.remove(at);
      Optional<Difference> difference = tried(shorter);
      if (difference.isPresent()) {
        best = difference.get();
        at = best.path().size() - 1;
      } else {
        at--;
      }
    }
    return best;
  }

  private boolean inTime() {
    return System.nanoTime() - endNs < 0;
  }

  private static List<Operation> operations(Difference difference) {
    List<Operation> operations = new ArrayList<>();
    difference.path().forEach(step -> operations.add(step.operation()));
    if (difference.operation() != null) {
      operations.add(difference.operation());
    }
    return operations;
  }

  /** What differs when a fresh system does these operations, if they are a path of the graph. */
  private Optional<Difference> tried(List<Operation> operations) throws InterruptedException {
    Optional<int[]> edges = graph.path(operations);
    if (edges.isEmpty()) {
      return Optional.empty();
    }
    return Replay.play(
            fresh,
            replay -> {
              replay.path();
              for (int edge : edges.get()) {
                replay.step(graph.operation(edge), graph.answer(edge));
              }
            })
        .first();
  }
}

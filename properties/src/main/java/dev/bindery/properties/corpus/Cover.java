package dev.bindery.properties.corpus;

import dev.bindery.spec.StateGraph;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Paths from the initial state of a graph that together take every transition, refusals included,
 * in the fewest steps that there can be: each transition once, and as few moves again as {@link
 * LeastRepeats} allows.
 *
 * <p>With these repeats, and a jump back to the initial state from each state that more moves lead
 * to than leave, as many moves leave each state as lead to it. So one round takes them all; it is
 * cut at its jumps. What stays in a state is taken when a path is there first.
 *
 * <p>Immutable; costs 8 bytes for each transition and 4 for each step that is a move.
 */
public final class Cover {
  private static final int JUMP = -1;
  private static final int NONE = -2;

  private final StateGraph graph;

  /** The edges of the moves, in the order of the round, with {@link #JUMP} between two paths. */
  private final int[] round;

  private final int paths;
  private final long repeats;
  private final long bound;

  private Cover(StateGraph graph, int[] round, int paths, long repeats, long bound) {
    this.graph = graph;
    this.round = round;
    this.paths = paths;
    this.repeats = repeats;
    this.bound = bound;
  }

  /** Sees the paths of a cover, one after the other. */
  public interface Visitor {
    /** A path begins, in the initial state. */
    void path();

    /** It goes on with a transition, by its number in the graph. */
    void step(int edge);
  }

  /**
   * Finds the paths.
   *
   * @throws IllegalArgumentException if the graph has several initial states (see {@link
   *     StateGraph#fromOneState}), or an operation that has several outcomes in one state: then no
   *     operations lead there for certain
   */
  public static Cover of(StateGraph graph) {
    if (graph.initialStates() != 1) {
      throw new IllegalArgumentException(
          "A path begins in one state, the graph has " + graph.initialStates() + " initial ones");
    }
    requireOneOutcome(graph);
    Moves moves = new Moves(graph);
    LeastRepeats least = new LeastRepeats(moves);
    long repeats = least.total();
    Round round = new Round(moves, least);
    return new Cover(graph, round.edges(), round.paths(), repeats, least.bound());
  }

  private static void requireOneOutcome(StateGraph graph) {
    BitSet operations = new BitSet();
    for (int state = 0; state < graph.states(); state++) {
      operations.clear();
      for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
        if (operations.get(graph.operationIndex(edge))) {
          throw new IllegalArgumentException(
              "%s has several outcomes after %d steps: nobody can choose one"
                  .formatted(graph.operation(edge), graph.depth(state) - 1));
        }
        operations.set(graph.operationIndex(edge));
      }
    }
  }

  /** How many paths there are, each from a fresh system. */
  public int paths() {
    return paths;
  }

  /** All steps of all paths: every transition, and the repeats. */
  public long steps() {
    return graph.edges() + repeats;
  }

  /** No paths take every transition in fewer steps. */
  public long lowerBound() {
    return graph.edges() + bound;
  }

  /** Shows all paths. */
  public void visit(Visitor visitor) {
    BitSet seen = new BitSet(graph.states());
    visitor.path();
    stay(0, seen, visitor);
    for (int edge : round) {
      if (edge == JUMP) {
        visitor.path();
      } else {
        visitor.step(edge);
        stay(graph.target(edge), seen, visitor);
      }
    }
  }

  /** Shows all paths as operations and answers. */
  public void play(Steps to) {
    visit(
        new Visitor() {
          @Override
          public void path() {
            to.path();
          }

          @Override
          public void step(int edge) {
            to.step(graph.operation(edge), graph.answer(edge));
          }
        });
  }

  /** Takes all that stays in a state, the first time. */
  private void stay(int state, BitSet seen, Visitor visitor) {
    if (seen.get(state)) {
      return;
    }
    seen.set(state);
    for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
      if (graph.target(edge) == state) {
        visitor.step(edge);
      }
    }
  }

  /** One round through all moves and jumps, as Hierholzer finds it. */
  private static final class Round {
    private final Moves moves;

    /** How often each edge is still to be taken. */
    private final int[] left;

    /** How many jumps each state still has. */
    private final int[] jumps;

    private final int[] next;
    private int[] edges;
    private int paths = 1;

    Round(Moves moves, LeastRepeats least) {
      this.moves = moves;
      left = new int[moves.firstEdge(moves.states())];
      jumps = new int[moves.states()];
      next = new int[moves.states()];
      int all = 0;
      for (int edge = 0; edge < left.length; edge++) {
        if (moves.isMove(edge)) {
          left[edge] = 1 + least.times(edge);
          jumps[moves.target(edge)] += left[edge];
          jumps[moves.source(edge)] -= left[edge];
          all = Math.addExact(all, left[edge]);
        }
      }
      all = Math.addExact(all, -Math.min(0, jumps[0])); // as many jumps as begin anew
      edges = new int[all];
      go();
      trim();
    }

    int[] edges() {
      return edges;
    }

    int paths() {
      return paths;
    }

    /** Goes on as long as there is a way; what is found when there is none is the round's end. */
    private void go() {
      int[] way = new int[edges.length];
      int[] from = new int[edges.length];
      int length = 0;
      int at = 0;
      int end = edges.length;
      while (true) {
        int edge = take(at);
        if (edge != NONE) {
          way[length] = edge;
          from[length++] = at;
          at = edge == JUMP ? 0 : moves.target(edge);
        } else if (length > 0) {
          edges[--end] = way[--length];
          at = from[length];
        } else {
          break;
        }
      }
      if (end != 0) {
        throw new IllegalStateException("There is no way to " + end + " of the steps");
      }
    }

    /** A way out of a state that is still to be taken: a move, or else a jump. */
    private int take(int state) {
      int edge = moves.firstEdge(state) + next[state];
      while (edge < moves.firstEdge(state + 1)) {
        if (left[edge] > 0) {
          left[edge]--;
          return edge;
        }
        next[state]++;
        edge++;
      }
      if (jumps[state] > 0) {
        jumps[state]--;
        return JUMP;
      }
      return NONE;
    }

    /** Nothing comes after a jump that is last; each other one begins a path. */
    private void trim() {
      int end = edges.length;
      if (end > 0 && edges[end - 1] == JUMP) {
        end--;
      }
      edges = Arrays.copyOf(edges, end);
      for (int edge : edges) {
        paths += edge == JUMP ? 1 : 0;
      }
    }
  }
}

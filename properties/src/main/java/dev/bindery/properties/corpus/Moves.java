package dev.bindery.properties.corpus;

import dev.bindery.spec.StateGraph;
import java.util.Arrays;

/**
 * The moves of a graph, which are its edges from one state to another, from both ends. What stays
 * where it is, as a refusal does, is no move.
 */
final class Moves {
  private final StateGraph graph;
  private final int[] source;

  /** By state, and one more: where its moves begin in {@link #into}. */
  private final int[] firstInto;

  private final int[] into;
  private final int[] out;

  Moves(StateGraph graph) {
    this.graph = graph;
    int states = graph.states();
    source = new int[graph.edges()];
    out = new int[states];
    firstInto = new int[states + 1];
    for (int state = 0; state < states; state++) {
      for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
        source[edge] = state;
        if (isMove(edge)) {
          out[state]++;
          firstInto[graph.target(edge) + 1]++;
        }
      }
    }
    Arrays.parallelPrefix(firstInto, Integer::sum);
    into = new int[firstInto[states]];
    int[] next = Arrays.copyOf(firstInto, states);
    for (int edge = 0; edge < source.length; edge++) {
      if (isMove(edge)) {
        into[next[graph.target(edge)]++] = edge;
      }
    }
  }

  int states() {
    return out.length;
  }

  /** The first edge out of a state, moves and others; for the number of states, that of edges. */
  int firstEdge(int state) {
    return graph.firstEdge(state);
  }

  boolean isMove(int edge) {
    return graph.target(edge) != source[edge];
  }

  int source(int edge) {
    return source[edge];
  }

  int target(int edge) {
    return graph.target(edge);
  }

  /** The first of the places of a state's moves in {@link #into}. */
  int firstInto(int state) {
    return firstInto[state];
  }

  /** The move at a place. */
  int into(int place) {
    return into[place];
  }

  /** How many more moves leave a state than lead to it. */
  int excess(int state) {
    return out[state] - (firstInto[state + 1] - firstInto[state]);
  }
}

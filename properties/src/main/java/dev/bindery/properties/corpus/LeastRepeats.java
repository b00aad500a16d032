package dev.bindery.properties.corpus;

import java.util.Arrays;

/**
 * How often each move of a graph must be made again so that paths from the initial state can make
 * all moves, with as few repeats in all as there can be: a flow of least cost. A state that more
 * moves leave than lead to must be reached again; whoever is at a state that more moves lead to, or
 * begins anew, can go there.
 *
 * <p>That there can be no fewer is shown by a <em>height</em> of each state: none is below the
 * initial one, which has 0, and no move climbs by more than 1. A path begins at height 0 and does
 * not end below it, so the climbs of all that is made add up to no less than 0. The climbs of all
 * moves, made once, add up to minus the sum of height times {@link Moves#excess}; so that sum must
 * be climbed by repeats, each by 1 at most. {@link #bound} computes it from the heights alone.
 *
 * <p>Repeats only ever run along moves that climb by exactly 1. As long as a state lacks repeats,
 * they are drawn along such moves (forward, or by giving up a repeat that is there) from states
 * that have too many; if none has a way to it, all that cannot be reached so is lifted by 1.
 */
final class LeastRepeats {
  private static final int UNREACHED = -1;

  private final Moves moves;
  private final int[] times;
  private final int[] height;

  /** How often a path that is at a state can go on from there; any number begins at state 0. */
  private final int[] spare;

  /** How often a state must still be reached. */
  private final int[] lack;

  private long lacking;

  /** Steps from the nearest state with something to spare. */
  private final int[] level;

  private final int[] queue;

  /** Where a state goes on to look: among the moves into it first, then among those out of it. */
  private final int[] next;

  LeastRepeats(Moves moves) {
    this.moves = moves;
    int states = moves.states();
    times = new int[moves.firstEdge(states)];
    height = new int[states];
    spare = new int[states];
    lack = new int[states];
    level = new int[states];
    queue = new int[states];
    next = new int[states];
    for (int state = 1; state < states; state++) {
      lack[state] = Math.max(0, moves.excess(state));
      spare[state] = Math.max(0, -moves.excess(state));
      lacking += lack[state];
    }
    spare[0] = Integer.MAX_VALUE;
    while (lacking > 0) {
      if (level()) {
        draw();
      } else {
        lift();
      }
    }
  }

  /** How often an edge is repeated. */
  int times(int edge) {
    return times[edge];
  }

  /** All repeats. */
  long total() {
    long total = 0;
    for (int n : times) {
      total += n;
    }
    return total;
  }

  /**
   * No paths can do with fewer repeats.
   *
   * @throws IllegalStateException if the heights do not show it
   */
  long bound() {
    return bound(moves, height);
  }

  static long bound(Moves moves, int[] height) {
    boolean valid = height[0] == 0;
    long bound = 0;
    for (int state = 0; state < moves.states(); state++) {
      valid &= height[state] >= 0;
      bound += (long) height[state] * moves.excess(state);
      for (int edge = moves.firstEdge(state); edge < moves.firstEdge(state + 1); edge++) {
        valid &= height[moves.target(edge)] - height[state] <= 1;
      }
    }
    if (!valid) {
      throw new IllegalStateException("A move climbs by more than 1, or a state is below 0");
    }
    return bound;
  }

  private boolean climbsByOne(int edge) {
    return height[moves.target(edge)] == height[moves.source(edge)] + 1;
  }

  /** Finds the level of each state; true if one that lacks repeats has one. */
  private boolean level() {
    Arrays.fill(level, UNREACHED);
    int end = 0;
    for (int state = 0; state < level.length; state++) {
      if (spare[state] > 0) {
        level[state] = 0;
        queue[end++] = state;
      }
    }
    boolean found = false;
    for (int at = 0; at < end; at++) {
      int state = queue[at];
      found |= lack[state] > 0;
      for (int edge = moves.firstEdge(state); edge < moves.firstEdge(state + 1); edge++) {
        if (level[moves.target(edge)] == UNREACHED && climbsByOne(edge)) {
          level[moves.target(edge)] = level[state] + 1;
          queue[end++] = moves.target(edge);
        }
      }
      for (int place = moves.firstInto(state); place < moves.firstInto(state + 1); place++) {
        int edge = moves.into(place);
        if (times[edge] > 0 && level[moves.source(edge)] == UNREACHED) {
          level[moves.source(edge)] = level[state] + 1;
          queue[end++] = moves.source(edge);
        }
      }
    }
    return found;
  }

  private void lift() {
    for (int state = 0; state < level.length; state++) {
      if (level[state] == UNREACHED) {
        height[state]++;
      }
    }
  }

  private void draw() {
    Arrays.fill(next, 0);
    for (int state = 0; state < level.length; state++) {
      if (lack[state] > 0 && level[state] != UNREACHED) {
        int drawn = draw(state, lack[state]);
        lack[state] -= drawn;
        lacking -= drawn;
      }
    }
  }

  /** Draws up to that many repeats to a state, level by level; returns how many there were. */
  private int draw(int state, int wanted) {
    if (level[state] == 0) {
      int drawn = Math.min(wanted, spare[state]);
      if (state > 0) {
        spare[state] -= drawn;
      }
      return drawn;
    }
    int into = moves.firstInto(state + 1) - moves.firstInto(state);
    int all = into + moves.firstEdge(state + 1) - moves.firstEdge(state);
    int drawn = 0;
    while (next[state] < all) {
      int arc = next[state];
      drawn +=
          arc < into
              ? forward(moves.into(moves.firstInto(state) + arc), wanted - drawn)
              : back(moves.firstEdge(state) + arc - into, wanted - drawn);
      if (drawn == wanted) {
        return drawn; // there may be more along the same move
      }
      next[state]++;
    }
    return drawn;
  }

  /** Repeats a move more often. */
  private int forward(int edge, int wanted) {
    int from = moves.source(edge);
    if (level[from] != level[moves.target(edge)] - 1 || !climbsByOne(edge)) {
      return 0;
    }
    int drawn = draw(from, wanted);
    times[edge] += drawn;
    return drawn;
  }

  /** Repeats a move less often: who made it stays for something else. */
  private int back(int edge, int wanted) {
    int from = moves.target(edge);
    if (times[edge] == 0 || level[from] != level[moves.source(edge)] - 1) {
      return 0;
    }
    int drawn = draw(from, Math.min(wanted, times[edge]));
    times[edge] -= drawn;
    return drawn;
  }
}

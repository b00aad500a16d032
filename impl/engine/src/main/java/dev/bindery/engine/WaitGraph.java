package dev.bindery.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who waits for whom, as far as the wait that has just begun leads (L8, L11). Only that one closes
 * a cycle, so it is on every one that there is.
 *
 * <p>For the maintainer: made and used under the monitor of {@link LockWaits}.
 */
final class WaitGraph {
  private final LockWait last;
  private final List<LockWait> queue;

  /** The waits of sessions that procedures have opened: an edge for each caller (L11). */
  private final List<LockWait> called;

  /** From whom each owner was reached, on a shortest way first. */
  private final Map<LockSpace, List<LockSpace>> reachedFrom = new LinkedHashMap<>();

  /**
   * Follows the edges, breadth first, each once.
   *
   * @param last the wait that has just begun
   * @param queue all waits, that one among them
   */
  WaitGraph(LockWait last, List<LockWait> queue) {
    this.last = last;
    this.queue = queue;
    this.called = queue.stream().filter(wait -> !wait.callers().isEmpty()).toList();
    Deque<LockSpace> left = new ArrayDeque<>();
    left.add(last.space);
    while (!left.isEmpty()) {
      LockSpace from = left.remove();
      for (LockSpace to : edgesFrom(from)) {
        List<LockSpace> known = reachedFrom.get(to);
        if (known == null) {
          known = new ArrayList<>();
          reachedFrom.put(to, known);
          if (to != last.space) {
            left.add(to);
          }
        }
        known.add(from);
      }
    }
  }

  /** For whom an owner waits: by its statement's lock, and by its calls (L11). */
  private List<LockSpace> edgesFrom(LockSpace from) {
    LockWait wait = from.waiting();
    List<LockSpace> found = wait == null ? new ArrayList<>() : wait.obstacles();
    for (LockWait each : called) {
      if (each.callers().contains(from)) {
        found.add(each.space);
      }
    }
    return found;
  }

  boolean isDeadlock() {
    return reachedFrom.containsKey(last.space);
  }

  /** The waits on a cycle: those that lead back to the last one. */
  List<LockWait> deadlocked() {
    Set<LockSpace> leadBack = new HashSet<>();
    Deque<LockSpace> left = new ArrayDeque<>();
    left.add(last.space);
    while (!left.isEmpty()) {
      LockSpace to = left.remove();
      if (leadBack.add(to)) {
        left.addAll(reachedFrom.getOrDefault(to, List.of()));
      }
    }
    return queue.stream().filter(wait -> leadBack.contains(wait.space)).toList();
  }

  /** Who waits for whom on what, in the order of a shortest cycle. */
  String describe() {
    Deque<String> text = new ArrayDeque<>();
    LockSpace to = last.space;
    do {
      LockSpace from = Objects.requireNonNull(reachedFrom.get(to)).get(0);
      text.addFirst(describe(from, to));
      to = from;
    } while (to != last.space);
    return String.join("; ", text);
  }

  private static String describe(LockSpace from, LockSpace to) {
    LockWait wait = from.waiting();
    if (wait == null) {
      return from.label() + " waits for its procedure, which is " + to.label();
    }
    return "session %d of %s waits for %s of %s, which %s has or asked for before"
        .formatted(wait.session.id(), from.label(), wait.mode.text(), wait.on.label(), to.label());
  }
}

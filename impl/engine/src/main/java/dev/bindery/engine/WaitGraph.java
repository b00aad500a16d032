package dev.bindery.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /** For whom each owner waits that was reached. */
  private final Map<LockSpace, List<LockSpace>> edges = new LinkedHashMap<>();

  /** From whom each owner was reached first. */
  private final Map<LockSpace, LockSpace> reachedFrom = new LinkedHashMap<>();

  /**
   * Follows the edges, breadth first.
   *
   * @param last the wait that has just begun
   * @param queue all waits, that one among them
   */
  WaitGraph(LockWait last, List<LockWait> queue) {
    this.last = last;
    this.queue = queue;
    Deque<LockSpace> left = new ArrayDeque<>();
    left.add(last.space);
    while (!left.isEmpty()) {
      LockSpace from = left.remove();
      List<LockSpace> found = edgesFrom(from);
      edges.put(from, found);
      for (LockSpace to : found) {
        if (reachedFrom.putIfAbsent(to, from) == null && to != last.space) {
          left.add(to);
        }
      }
    }
  }

  /** For whom an owner waits: by its statement's lock, and by its calls (L11). */
  private List<LockSpace> edgesFrom(LockSpace from) {
    LockWait wait = from.waiting();
    List<LockSpace> found = wait == null ? new ArrayList<>() : wait.obstacles();
    for (LockWait each : queue) {
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
    Set<LockSpace> leadBack = new LinkedHashSet<>();
    leadBack.add(last.space);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<LockSpace, List<LockSpace>> each : edges.entrySet()) {
        if (each.getValue().stream().anyMatch(leadBack::contains)) {
          grows |= leadBack.add(each.getKey());
        }
      }
    }
    return queue.stream().filter(wait -> leadBack.contains(wait.space)).toList();
  }

  /** Who waits for whom on what, in the order of a shortest cycle. */
  String describe() {
    Deque<String> text = new ArrayDeque<>();
    LockSpace to = last.space;
    do {
      LockSpace from = Objects.requireNonNull(reachedFrom.get(to));
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

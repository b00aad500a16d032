package dev.bindery.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a lock, in all of an instance, longest first. Whoever must wait comes here, and
 * whoever makes way for somebody; nobody else. Deadlocks are looked for when a wait begins, for
 * nothing else closes a cycle (L8).
 *
 * <p>For the maintainer: its monitor is taken after the guards of session and transaction and
 * before that of one resource.
 */
final class LockWaits {
  private final List<LockWait> queue = new ArrayList<>();
  private final Events events;

  LockWaits(Events events) {
    this.events = events;
  }

  /**
   * Begins to wait, and breaks the deadlocks that this closes.
   *
   * @return the wait: granted, if what stood against it is gone meanwhile; its own victim; or
   *     waiting
   */
  synchronized LockWait begin(LockWait wait) {
    synchronized (wait.on) {
      if (wait.grant(wait.on.queue() != null)) {
        return wait;
      }
      wait.on.enqueue(wait);
      wait.stands();
    }
    queue.add(wait);
    wait.space.setWaiting(wait);
    wait.setCallers(callersOf(wait.session));
    events.waited(wait);
    breakDeadlocks(wait);
    return wait;
  }

  /** Takes a lock if nothing stands against it, for a session that does not wait (L7). */
  synchronized boolean tryOnce(LockWait wait) {
    synchronized (wait.on) {
      return wait.grant(wait.on.queue() != null);
    }
  }

  /** Something was freed on a resource: grants what can be granted now (L9). */
  synchronized void settle(Lockable on) {
    boolean before = false;
    LockWait next;
    for (LockWait wait = on.queue(); wait != null; wait = next) {
      next = wait.behind;
      synchronized (on) {
        if (wait.grant(before)) {
          leaveQueue(wait);
        } else {
          before = true;
        }
      }
      if (wait.state() == LockWait.State.GRANTED) {
        wait.tellReady();
      }
    }
  }

  /** A request is not wanted any more, whatever has become of it (L10). */
  synchronized void giveUp(LockWait wait) {
    boolean waited = wait.state() == LockWait.State.WAITING;
    if (waited) {
      synchronized (wait.on) {
        leaveQueue(wait);
      }
    }
    wait.giveUp();
    wait.tellReady();
    if (waited) {
      settle(wait.on);
    }
  }

  /** It has waited long enough (L7); whether it waited still. */
  synchronized boolean timeOut(LockWait wait) {
    boolean waited = wait.state() == LockWait.State.WAITING;
    if (waited) {
      giveUp(wait);
    }
    return waited;
  }

  synchronized void onReady(LockWait wait, Runnable told) {
    wait.onReady(told);
  }

  /** A session that is inside a call has left its transaction, which waits for nobody now (L11). */
  synchronized void callerLeft() {
    queue.forEach(wait -> wait.setCallers(callersOf(wait.session)));
  }

  synchronized List<LockWait> inOrder() {
    return List.copyOf(queue);
  }

  private void leaveQueue(LockWait wait) {
    queue.remove(wait);
    wait.on.dequeue(wait);
    wait.space.setWaiting(null);
  }

  private static List<LockSpace> callersOf(Session session) {
    ProcedureCall home = session.home();
    if (home == null) {
      return List.of();
    }
    List<LockSpace> callers = new ArrayList<>();
    for (ProcedureCall call = home; call != null; call = call.caller().home()) {
      callers.add(call.caller().lockSpace());
    }
    return callers;
  }

  // Deadlock (L8)

  private void breakDeadlocks(LockWait last) {
    List<LockWait> fallen = new ArrayList<>();
    while (last.state() == LockWait.State.WAITING) {
      Map<LockSpace, LockSpace> reachedFrom = reachedFrom(last);
      if (!reachedFrom.containsKey(last.space)) {
        break;
      }
      List<LockWait> deadlocked = deadlocked(last, reachedFrom.keySet());
      LockWait victim = deadlocked.get(0);
      for (LockWait other : deadlocked) {
        victim = fallsRather(other, victim, last) ? other : victim;
      }
      victim.fall(describe(last, reachedFrom));
      synchronized (victim.on) {
        leaveQueue(victim);
      }
      fallen.add(victim);
    }
    for (LockWait victim : fallen) {
      events.victim(victim);
      victim.tellReady();
      settle(victim.on);
    }
  }

  /** From whom each owner was reached, along the edges that begin with a wait, breadth first. */
  private Map<LockSpace, LockSpace> reachedFrom(LockWait last) {
    Map<LockSpace, LockSpace> reachedFrom = new LinkedHashMap<>();
    Deque<LockSpace> left = new ArrayDeque<>();
    left.add(last.space);
    while (!left.isEmpty()) {
      LockSpace from = left.remove();
      for (LockSpace to : edges(from)) {
        if (reachedFrom.putIfAbsent(to, from) == null && to != last.space) {
          left.add(to);
        }
      }
    }
    return reachedFrom;
  }

  /** For whom an owner waits: by its statement's lock, and by its calls (L11). */
  private List<LockSpace> edges(LockSpace from) {
    LockWait wait = from.waiting();
    List<LockSpace> edges = wait == null ? new ArrayList<>() : wait.obstacles();
    for (LockWait each : queue) {
      if (each.callers().contains(from)) {
        edges.add(each.space);
      }
    }
    return edges;
  }

  /** The waits on a cycle with the last one: those that lead back to it. */
  private List<LockWait> deadlocked(LockWait last, Set<LockSpace> reached) {
    Set<LockSpace> leadBack = new LinkedHashSet<>();
    leadBack.add(last.space);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (LockSpace space : reached) {
        if (!leadBack.contains(space) && edges(space).stream().anyMatch(leadBack::contains)) {
          leadBack.add(space);
          grows = true;
        }
      }
    }
    return queue.stream().filter(wait -> leadBack.contains(wait.space)).toList();
  }

  private boolean fallsRather(LockWait one, LockWait other, LockWait last) {
    if (one.priority != other.priority) {
      return one.priority < other.priority;
    }
    int undo = Integer.compare(one.space.undoRecords(), other.space.undoRecords());
    if (undo != 0) {
      return undo < 0;
    }
    if (one == last || other == last) {
      return one == last;
    }
    int age = Long.compare(one.space.age(), other.space.age());
    return age == 0 ? queue.indexOf(one) > queue.indexOf(other) : age > 0;
  }

  /** Who waits for whom on what, in the order of the cycle. */
  private String describe(LockWait last, Map<LockSpace, LockSpace> reachedFrom) {
    Deque<String> text = new ArrayDeque<>();
    LockSpace to = last.space;
    do {
      LockSpace from = reachedFrom.get(to);
      text.addFirst(describe(from, to));
      to = from;
    } while (to != null && to != last.space);
    return String.join("; ", text);
  }

  private static String describe(@Nullable LockSpace from, LockSpace to) {
    if (from == null) {
      return "";
    }
    LockWait wait = from.waiting();
    if (wait == null) {
      return from.label() + " waits for its procedure, which is " + to.label();
    }
    return "session %d of %s waits for %s of %s, which %s has or asked for before"
        .formatted(wait.session.id(), from.label(), wait.mode.text(), wait.on.label(), to.label());
  }
}

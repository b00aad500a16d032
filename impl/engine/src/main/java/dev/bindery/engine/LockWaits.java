package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;

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
      WaitGraph graph = new WaitGraph(last, queue);
      if (!graph.isDeadlock()) {
        break;
      }
      List<LockWait> deadlocked = graph.deadlocked();
      LockWait victim = deadlocked.get(0);
      for (LockWait other : deadlocked) {
        victim = fallsRather(other, victim, last) ? other : victim;
      }
      victim.fall(graph.describe());
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
}

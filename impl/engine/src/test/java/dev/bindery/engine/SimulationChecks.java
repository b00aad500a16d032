package dev.bindery.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is checked after every step of a simulation, as it is quick: who waits, and what the session
 * of the step has. The whole is the {@link Validator}'s.
 *
 * <p>Who waits for whom is found here anew, from the resources and the matrix of modes.
 */
final class SimulationChecks {
  private final Instance instance;
  private final List<String> faults;
  private List<LockWait> before = List.of();

  SimulationChecks(Instance instance, List<String> faults) {
    this.instance = instance;
    this.faults = faults;
  }

  void afterStep(@Nullable Session session) {
    List<LockWait> waits = instance.waits().inOrder();
    if (!waits.isEmpty()) {
      waits(waits);
    }
    before.forEach(wait -> granted(wait, waits));
    before = waits;
    if (session != null && !session.isClosed()) {
      session(session);
    }
  }

  // Who waits

  private void waits(List<LockWait> waits) {
    Map<LockSpace, Set<LockSpace>> edges = new HashMap<>();
    for (LockWait wait : waits) {
      Set<LockSpace> obstacles = obstacles(wait);
      check(wait.state() == LockWait.State.WAITING, "in line, and does not wait", wait.on);
      check(!obstacles.isEmpty(), "L9: could be granted, and waits", wait.on);
      check(!obstacles.contains(wait.space), "L2: waits for itself", wait.on);
      check(wait.session.pending() != null, "L10: waits for nobody's statement", wait.on);
      edges.computeIfAbsent(wait.space, unknown -> new HashSet<>()).addAll(obstacles);
      for (ProcedureCall call = wait.session.home(); call != null; call = call.caller().home()) {
        edges
            .computeIfAbsent(call.caller().lockSpace(), unknown -> new HashSet<>())
            .add(wait.space); // L11
      }
    }
    Set<LockSpace> lead = new HashSet<>();
    for (LockWait wait : waits) {
      check(leads(wait.space, edges, new HashSet<>(), lead), "L8: a cycle of waits", wait.on);
    }
  }

  /** Who was granted a new lock has overtaken nobody who waits since before it (L3). */
  private void granted(LockWait wait, List<LockWait> stillWaiting) {
    if (wait.state() == LockWait.State.GRANTED && !wait.isConversion()) {
      for (LockWait other : before) {
        if (other == wait) {
          return;
        }
        boolean overtaken = other.on == wait.on && stillWaiting.contains(other);
        check(!overtaken, "L3: overtakes who came before", wait.on);
      }
    }
  }

  private static Set<LockSpace> obstacles(LockWait wait) {
    Hold own = null;
    for (Hold hold = wait.on.first(); hold != null; hold = hold.after) {
      own = hold.space == wait.space ? hold : own;
    }
    LockMode target = own == null ? wait.mode : own.held.join(wait.mode);
    Set<LockSpace> found = new HashSet<>();
    for (Hold hold = wait.on.first(); hold != null; hold = hold.after) {
      if (hold != own && !target.isCompatibleWith(hold.held)) {
        found.add(hold.space);
      }
    }
    LockWait before = wait.on.queue();
    while (own == null && before != null && before != wait) {
      found.add(before.space);
      before = before.behind;
    }
    return found;
  }

  /** Whether nobody who is waited for, directly or not, waits for itself. */
  private static boolean leads(
      LockSpace from,
      Map<LockSpace, Set<LockSpace>> edges,
      Set<LockSpace> path,
      Set<LockSpace> known) {
    if (known.contains(from)) {
      return true;
    }
    if (!path.add(from)) {
      return false;
    }
    for (LockSpace to : edges.getOrDefault(from, Set.of())) {
      if (!leads(to, edges, path, known)) {
        return false;
      }
    }
    path.remove(from);
    known.add(from);
    return true;
  }

  // The session

  private void session(Session session) {
    Transaction mine = session.membership().transaction();
    check((mine == null) == (session.membership().ownCount() == 0), "N8: its count", session.id());
    check(
        session.tranCount() > 0 == (mine != null && mine.isLive()),
        "N8: @@TRANCOUNT",
        session.id());
    if (mine != null && mine.isLive()) {
      check(mine.members() > 0, "B6: lives without a member", mine.label());
      check(!mine.isDoomed() || mine.access() != null, "A4: doomed, and idle", mine.label());
    }
    if (session.pending() == null) {
      check(session.ownSpace().locks() == 0, "N9: locks of a statement that is over", session.id());
    }
    for (Hold own : holds(session)) {
      goesWith(own, own.on);
      if (own.on instanceof Lane lane) {
        goesWith(own, lane.table());
      }
    }
  }

  private void goesWith(Hold own, Lockable on) {
    for (Hold hold = on.first(); hold != null; hold = hold.after) {
      check(hold == own || own.held.isCompatibleWith(hold.held), "15.4: conflict", on);
      check(!hold.space.isOver(), "L6: held by what has ended", on);
    }
  }

  private static List<Hold> holds(Session session) {
    List<Hold> all = new ArrayList<>(session.ownSpace().holds());
    if (session.lockSpace() != session.ownSpace()) {
      all.addAll(session.lockSpace().holds());
    }
    return all;
  }

  private void check(boolean holds, String what, Object where) {
    if (!holds) {
      faults.add(what + " (" + where + ")");
    }
  }
}

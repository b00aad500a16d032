package dev.bindery.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks all locks, from the resources and from their owners, and says what does not fit together:
 * the part of {@link Validator} about locks and rows.
 */
final class LockValidator {
  private final Instance instance;
  private final Collection<Session> sessions;
  private final List<String> faults;
  private final Map<LockSpace, Integer> found = new HashMap<>();

  LockValidator(Instance instance, Collection<Session> sessions, List<String> faults) {
    this.instance = instance;
    this.sessions = sessions;
    this.faults = faults;
  }

  void walk() {
    for (Table table : instance.tables()) {
      resource(table);
      lanes(table);
      index(table.primary());
      table.secondaries().forEach(this::index);
      table.secondaries().forEach(index -> pairs(table.primary(), index));
    }
    Set<LockSpace> owners = new LinkedHashSet<>();
    for (Session session : sessions) {
      owners.add(session.lockSpace());
      owners.add(session.ownSpace());
      check(session.ownSpace().log().position() == 0, "N9: a log that nobody undoes", session);
      waits(session);
    }
    owners.forEach(this::owner);
    for (LockSpace owner : found.keySet()) {
      check(owners.contains(owner), "L6: a lock of somebody who is gone", owner.label());
    }
  }

  private void waits(Session session) {
    PendingStatement pending = session.current().pending();
    if (pending == null) {
      check(session.ownSpace().locks() == 0, "N9: locks of a statement that is over", session);
      return;
    }
    LockWait wait = pending.lockWait();
    boolean waiting = wait.state() == LockWait.State.WAITING;
    check(waiting == instance.waits().inOrder().contains(wait), "waits, and is not in line", wait);
    check(wait.space == session.lockSpace(), "L2: waits for another owner", session);
  }

  private void owner(LockSpace owner) {
    if (owner.isOver()) {
      check(owner.locks() == 0, "L6: locks of what has ended", owner.label());
    }
    boolean waits = owner.waiting() != null;
    int held = 0;
    for (Hold hold : owner.holds()) {
      held++;
      if (hold.on instanceof Entry entry && entry.isGone()) {
        // It waits, and had asked for the gap before a key that somebody else has taken out since.
        check(waits || isReady(owner), "a lock on what is not in the index", entry);
        check(hold.held == LockMode.RANGE_I_N, "a lock on a key that is gone", entry);
        check(hold.kept == LockMode.NONE, "keeps a lock on a key that is gone", entry);
        found.merge(owner, 1, Integer::sum);
      }
      Lockable whole = hold.on instanceof Entry ? hold.on : hold.on.table();
      check(owner.on(whole) == hold, "a lock that its owner does not find", hold.on);
      check(hold.on.holdOf(owner) == hold, "a lock that its resource does not know", hold.on);
      check(hold.held.covers(hold.kept), "L5: less than is kept", hold.on);
      check(waits || isReady(owner) || hold.held == hold.kept, "L5: kept too long", hold.on);
      if (hold.on instanceof Entry entry) {
        check(owner.on(entry.table()) != null, "L4: a row without its table", entry);
      }
    }
    check(held == owner.locks(), "locks miscounted", owner.label());
    check(found.getOrDefault(owner, 0) >= held, "locks that no resource has", owner.label());
    for (UndoLog.Change change : owner.log().changes()) {
      Hold hold = owner.on(change.entry());
      boolean locked = hold != null && hold.kept.isExclusive();
      Hold whole = owner.on(change.entry().table());
      boolean escalated = whole != null && whole.kept == LockMode.X;
      check(locked || escalated, "L5: written, and not locked", change.entry());
    }
  }

  /** Whether a statement of that owner was granted its lock and has not yet run on. */
  private boolean isReady(LockSpace owner) {
    return sessions.stream()
        .filter(session -> session.lockSpace() == owner)
        .anyMatch(session -> session.current().pending() != null);
  }

  private void index(Index index) {
    Key before = null;
    resource(index.end());
    for (Entry entry : index.entries()) {
      resource(entry);
      check(before == null || before.compareTo(entry.key()) < 0, "keys out of order", entry);
      before = entry.key();
      boolean ghost = entry.value() == null;
      check(!ghost || isWritten(entry), "a row taken out by nobody", entry);
      check(!entry.isGone(), "gone, and in the index", entry);
    }
  }

  private static boolean isWritten(Entry entry) {
    for (Hold hold = entry.first(); hold != null; hold = hold.after) {
      if (hold.held.isExclusive()) {
        return true;
      }
    }
    for (Hold hold = entry.table().first(); hold != null; hold = hold.after) {
      if (hold.held == LockMode.X) {
        return true;
      }
    }
    return false;
  }

  /** Each row has its entry in a secondary index, and each entry there its row. */
  private void pairs(Index primary, Index secondary) {
    Set<Object> expected = new HashSet<>();
    for (Entry entry : primary.entries()) {
      if (entry.value() instanceof Row row) {
        expected.add(List.of(secondary.keyOf(row), entry.key()));
      }
    }
    Set<Object> there = new HashSet<>();
    for (Entry entry : secondary.entries()) {
      if (entry.value() instanceof Key key) {
        there.add(List.of(entry.key(), key));
      }
    }
    check(expected.equals(there), "a secondary index that has other rows", secondary.name());
  }

  /** Intents only, and none while somebody has, or wants, what goes not with all of them. */
  private void lanes(Table table) {
    for (Lane lane : table.lanes()) {
      resource(lane);
      check(lane.queue() == null, "waits for a part of a table", lane);
      for (Hold hold = lane.first(); hold != null; hold = hold.after) {
        check(lane.isOpen(), "a lock in a closed lane", lane);
        check(hold.held.isIntent(), "more than an intent in a lane", lane);
        check(table.holdOf(hold.space) == null, "two locks of one owner", lane);
      }
      boolean open = table.queue() == null && !table.conflicts(LockMode.IX, null);
      check(open || !lane.isOpen(), "a lane open beside more than intents", lane);
    }
  }

  private void resource(Lockable on) {
    int holders = 0;
    for (Hold hold = on.first(); hold != null; hold = hold.after) {
      holders++;
      check(!hold.space.isOver(), "L6: held by what has ended", on);
      check(hold.held != LockMode.NONE, "a lock that locks nothing", on);
      found.merge(hold.space, 1, Integer::sum);
      for (Hold other = hold.after; other != null; other = other.after) {
        check(hold.space != other.space, "two locks of one owner", on);
        check(hold.held.isCompatibleWith(other.held), "15.4: locks that conflict", on);
      }
      LockMode strongest = on instanceof Entry ? LockMode.RANGE_X_X : LockMode.SCH_M;
      check(on.conflicts(strongest, null), "a lock that is not counted", on);
    }
    check(holders == on.holders(), "holders miscounted", on);
    LockWait before = null;
    for (LockWait wait = on.queue(); wait != null; wait = wait.behind) {
      check(wait.ahead == before, "in line behind another than it knows", on);
      before = wait;
      check(wait.state() == LockWait.State.WAITING, "in line, and does not wait", on);
      check(!wait.obstacles().isEmpty(), "L9: waits for nobody", on);
      check(instance.waits().inOrder().contains(wait), "in one line only", on);
    }
  }

  private void check(boolean holds, String what, Object where) {
    if (!holds) {
      faults.add(what + " (" + where + ")");
    }
  }
}

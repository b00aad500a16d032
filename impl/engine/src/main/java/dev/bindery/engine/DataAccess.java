package dev.bindery.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a data statement of a session may use while it runs: locks, taken as the session's isolation
 * level says (I1), and changes, which go into the undo log.
 *
 * <p>A statement that is refused a lock ends where it is and is run again from its beginning once
 * it may go on: what it has locked it then has, so it gets further each time. So what takes part
 * here says whether it succeeded; if not, the reason is in {@link #refusal()}, or the statement has
 * to wait: {@link #waitsFor()}.
 *
 * <p>For the maintainer: one for each session, used under its guard by the statement that runs.
 */
final class DataAccess {
  private static final SqlError LOCK_TIMEOUT = SqlError.of(ErrorCode.LOCK_TIMEOUT);

  private final Session session;
  private final Instance instance;
  private final LockWaits waits;
  private final int maxLocks;
  private final int maxUndo;
  private final int escalation;
  private LockSpace space;
  private boolean inTransaction;
  private IsolationLevel level = IsolationLevel.READ_COMMITTED;
  private @Nullable SqlError refusal;
  private @Nullable LockWait wait;
  private @Nullable Table escalated;
  private LockMode escalatedTo = LockMode.NONE;
  private int rowLocks;

  DataAccess(Session session, Instance instance, LockSpace own) {
    this.session = session;
    this.instance = instance;
    this.waits = instance.waits();
    this.maxLocks = instance.limits().locks();
    this.maxUndo = instance.limits().undoRecords();
    this.escalation = instance.limits().escalation();
    this.space = own;
  }

  /** A statement begins, or begins again. */
  void reset(LockSpace owner, boolean isTransaction, IsolationLevel atLevel) {
    space = owner;
    inTransaction = isTransaction;
    level = atLevel;
    refusal = null;
    wait = null;
    escalated = null;
    escalatedTo = LockMode.NONE;
    rowLocks = 0;
  }

  /** Why the statement cannot go on, if it fails. */
  @Nullable SqlError refusal() {
    return refusal;
  }

  /** What it waits for, if it has no refusal; its own victim, if it fell at once (L8). */
  LockWait waitsFor() {
    return Objects.requireNonNull(wait);
  }

  boolean isRefused() {
    return refusal != null || wait != null;
  }

  boolean refuse(SqlError error) {
    refusal = error;
    return false;
  }

  // The level (I1)

  boolean locksReads() {
    return level != IsolationLevel.READ_UNCOMMITTED;
  }

  boolean locksRanges() {
    return level == IsolationLevel.SERIALIZABLE;
  }

  boolean keepsReads() {
    return inTransaction && level.compareTo(IsolationLevel.REPEATABLE_READ) >= 0;
  }

  /**
   * Also what only locks in order to write is kept, but by a statement outside of a transaction.
   */
  boolean keepsWrites() {
    return inTransaction; // L5
  }

  // Locks

  /** Before anything else: is there such a table, may the login do that, and within the limits? */
  boolean mayUse(Table table, Permission permission) {
    if (table.isDropped()) {
      return refuse(SqlError.of(ErrorCode.NO_SUCH_TABLE, table.name()));
    }
    if (!instance.permissions().allows(session.login(), table, permission)) {
      return refuse(
          SqlError.of(ErrorCode.PERMISSION_DENIED, permission.name(), table.name())); // P2
    }
    return permission == Permission.SELECT || mayLog();
  }

  private boolean mayLog() {
    return !inTransaction
        || space.log().position() < maxUndo
        || refuse(SqlError.of(ErrorCode.LIMIT_REACHED, "undo records of a transaction", maxUndo));
  }

  /** A statement on one key asks for its two locks, if the limit is reached, for none (1204). */
  boolean mayLock(Table table, Index index, Key key) {
    if (maxLocks == Integer.MAX_VALUE) {
      return true;
    }
    Entry entry = index.find(key);
    int more =
        (space.on(table) == null ? 1 : 0) + (entry == null || space.on(entry) == null ? 1 : 0);
    return space.locks() + more <= maxLocks || tooMany();
  }

  private boolean tooMany() {
    return refuse(SqlError.of(ErrorCode.LIMIT_OF_LOCKS, maxLocks));
  }

  /** The lock on the table, before any in it (L4); then once more, whether it is there. */
  boolean lockTable(Table table, LockMode mode, boolean keep) {
    if (!lock(table, mode, keep)) {
      return false;
    }
    return !table.isDropped() || refuse(SqlError.of(ErrorCode.NO_SUCH_TABLE, table.name()));
  }

  boolean lockTableToWrite(Table table) {
    return lockTable(table, LockMode.IX, keepsWrites());
  }

  boolean lockTableToRead(Table table) {
    return !locksReads() || lockTable(table, LockMode.IS, keepsReads());
  }

  boolean lockKey(Entry entry, LockMode mode, boolean keep) {
    if (escalated == entry.table() && escalatedTo.covers(mode)) {
      return true;
    }
    if (rowLocks >= escalation && escalate(entry.table(), mode, keep)) {
      return true;
    }
    if (!lock(entry, mode, keep)) {
      return false;
    }
    rowLocks++;
    return true;
  }

  /**
   * One lock on the table for many on its rows, if nobody is in the way. One to write is kept like
   * all that is written, though the row that led to it may be locked for a moment only.
   */
  private boolean escalate(Table table, LockMode mode, boolean keep) {
    boolean reads = LockMode.RANGE_S_S.covers(mode);
    if (!space.take(table, reads ? LockMode.S : LockMode.X, keep || (!reads && keepsWrites()))) {
      return false;
    }
    escalated = table;
    escalatedTo = reads ? LockMode.RANGE_S_S : LockMode.RANGE_X_X;
    return true;
  }

  private boolean lock(Lockable on, LockMode mode, boolean keep) {
    if (space.locks() >= maxLocks && space.on(on) == null) {
      return tooMany();
    }
    return space.take(on, mode, keep) || lockLater(on, mode, keep);
  }

  private boolean lockLater(Lockable on, LockMode mode, boolean keep) {
    LockWait asked = new LockWait(space, on, mode, keep, session, instance.clock().millis());
    if (session.lockTimeoutMs() == 0) {
      if (!waits.tryOnce(asked)) {
        return refuse(LOCK_TIMEOUT); // L7
      }
    } else if (waits.begin(asked).hasStood()) {
      wait = asked;
      return false;
    }
    space.adopt(asked, waits);
    return true;
  }

  /**
   * The entry of a key, locked; {@code null} if there is none, or if the lock is refused.
   *
   * @param keep whether the lock is kept to the end
   */
  @Nullable Entry locked(Index index, Key key, LockMode mode, boolean keep) {
    while (true) {
      Entry entry = index.find(key);
      if (entry == null || !lockKey(entry, mode, keep)) {
        return null;
      }
      if (!entry.isGone()) {
        return entry;
      }
      drop(entry);
    }
  }

  /**
   * As {@link #locked}; at SERIALIZABLE, if there is no entry, the gap in which it is missing is
   * locked (I1).
   */
  @Nullable Entry lockedOrGap(Index index, Key key, LockMode mode, boolean keep) {
    while (true) {
      Entry entry = locked(index, key, mode, keep);
      if (entry != null || isRefused() || !locksRanges()) {
        return entry;
      }
      Entry next = index.next(key);
      if (!lockKey(next, LockMode.RANGE_S_S, keepsReads())) {
        return null;
      }
      if (index.find(key) == null && index.next(key) == next) {
        return null;
      }
      drop(next);
    }
  }

  /** An entry that was read: below REPEATABLE READ its lock has done its work (I1). */
  void hasRead(Entry entry) {
    if (level == IsolationLevel.READ_COMMITTED) {
      space.loosen(entry, waits);
    }
  }

  /**
   * The lock on an entry is of no use: it left the index before it was granted, or something came
   * in before it. What was locked there already stays.
   */
  void drop(Entry entry) {
    if (entry.hasLeftIndex()) {
      space.drop(entry, waits);
    } else {
      space.loosen(entry, waits);
    }
  }

  // Changes

  /** Writes what a locked entry holds; {@code null} takes it out. */
  boolean change(Entry entry, @Nullable Object value) {
    if (!mayLog()) {
      return false;
    }
    space.log().change(entry, value);
    return true;
  }

  /** Puts something in at a key that is free, else 2627. */
  boolean put(Index index, Key key, Object value) {
    while (true) {
      Entry entry = locked(index, key, LockMode.X, keepsWrites());
      if (isRefused()) {
        return false;
      }
      if (entry != null) {
        return entry.value() == null
            ? change(entry, value)
            : refuse(SqlError.of(ErrorCode.DUPLICATE_KEY, index.table().name()));
      }
      Entry next = index.next(key);
      if (!lockKey(next, LockMode.RANGE_I_N, false) || !mayLog()) {
        return false;
      }
      if (putBefore(next, index, key, value)) {
        return true;
      }
    }
  }

  /** Needs the gap. Its owner may have locked that itself: then the half before the key too. */
  private boolean putBefore(Entry next, Index index, Key key, Object value) {
    Hold gap = space.on(next);
    boolean half = gap != null && gap.kept.locksGap();
    Entry fresh = new Entry(index, key, value);
    space.plant(fresh, half ? LockMode.RANGE_X_X : LockMode.X, keepsWrites());
    boolean done = index.put(fresh, next);
    if (done) {
      space.log().added(fresh);
    } else {
      space.drop(fresh, waits);
    }
    space.loosen(next, waits);
    return done;
  }
}

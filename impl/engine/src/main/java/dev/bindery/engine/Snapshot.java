package dev.bindery.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consistent view of an instance: everything was quiet when it was taken. It holds no token and
 * no key, and nothing derived from them (T6).
 *
 * @param sessions the connected ones, by id
 * @param transactions the live ones, by number; if {@link Limits#transactions} is limited, also all
 *     that have ended
 * @param locks those that are had, by owner, and then those that are waited for, longest first
 */
public record Snapshot(
    List<SessionView> sessions, List<TransactionView> transactions, List<LockView> locks) {
  public Snapshot {
    sessions = List.copyOf(sessions);
    transactions = List.copyOf(transactions);
    locks = List.copyOf(locks);
  }

  /**
   * One session.
   *
   * @param id never used again in the life of the instance
   * @param request what its request is doing
   * @param transaction the number of its live transaction, or {@link #NO_TRANSACTION}
   * @param count its transaction count, above 0 exactly while it is in a live transaction (N7, N8)
   * @param owed whether its next statement answers 3926 (B9)
   * @param xactAbort its {@code XACT_ABORT} (A2)
   * @param lender the session in whose call it was bound by an XP token, and to which it belongs
   *     (X7), or {@link #NO_SESSION}
   * @param implicitTransactions its {@code IMPLICIT_TRANSACTIONS} (N9)
   * @param lockTimeoutMs its {@code LOCK_TIMEOUT} in milliseconds, -1 for ever (L7)
   * @param deadlockPriority its {@code DEADLOCK_PRIORITY} (L8)
   * @param waiting its statement that waits for a lock, if one does
   * @param home the session in whose call it was opened (E1), or {@link #NO_SESSION}
   */
  public record SessionView(
      int id,
      String login,
      RequestState request,
      long transaction,
      int count,
      boolean owed,
      IsolationLevel isolationLevel,
      boolean xactAbort,
      boolean implicitTransactions,
      int lockTimeoutMs,
      int deadlockPriority,
      @Nullable DataStatement waiting,
      int lender,
      int home) {
    /** Not in a live transaction. */
    public static final long NO_TRANSACTION = 0;

    /** In no other session's call. */
    public static final int NO_SESSION = 0;
  }

  /**
   * One transaction.
   *
   * @param number unique, from 1; if the number of transactions is limited, in the order of {@code
   *     BEGIN}, without gaps
   * @param name of the outermost {@code BEGIN}; none after the end
   * @param undoRecords kept by a commit, emptied by a rollback
   * @param savepoints from the oldest to the newest; none after the end
   * @param members ids of its sessions, ascending; none after the end
   * @param changes what a rollback takes back of its data, oldest first
   * @param distributed whether it is marked as distributed (D1)
   * @param doomed whether it can only be rolled back (A2)
   */
  public record TransactionView(
      long number,
      TransactionStatus status,
      @Nullable String name,
      int undoRecords,
      List<SavepointView> savepoints,
      List<Integer> members,
      List<ChangeView> changes,
      boolean distributed,
      boolean doomed) {
    public TransactionView {
      savepoints = List.copyOf(savepoints);
      members = List.copyOf(members);
      changes = List.copyOf(changes);
    }
  }

  /** What has become of a request for a lock. */
  public enum LockStatus {
    GRANT,
    /** A lock that is had is wanted in a stronger mode. */
    CONVERT,
    WAIT
  }

  /**
   * One lock, had or waited for.
   *
   * @param table its name
   * @param index the name of the index, if it is on a key, or on the end of the index
   * @param key the key; none for a table and for the end of an index
   * @param mode held; if waited for, the mode that it would then have
   * @param kept the mode in which it is kept to the end of the transaction (L5)
   * @param session the one that waits, or the member that ran last
   * @param transaction the owner's number; {@link SessionView#NO_TRANSACTION} if it is a statement
   *     of that session, outside of any (N9)
   */
  public record LockView(
      String table,
      @Nullable String index,
      @Nullable Key key,
      LockMode mode,
      LockMode kept,
      LockStatus status,
      int session,
      long transaction) {}

  /**
   * One change of a row that can be undone.
   *
   * @param index the name of the index in which it is
   * @param row what a rollback puts there: a row, in a secondary index a primary key; nothing if it
   *     takes it out
   */
  public record ChangeView(String table, String index, Key key, @Nullable Object row) {}

  /**
   * One savepoint.
   *
   * @param position how many undo records there were when it was set
   */
  public record SavepointView(String name, int position) {}
}

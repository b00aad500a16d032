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
 */
public record Snapshot(List<SessionView> sessions, List<TransactionView> transactions) {
  public Snapshot {
    sessions = List.copyOf(sessions);
    transactions = List.copyOf(transactions);
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
      boolean distributed,
      boolean doomed) {
    public TransactionView {
      savepoints = List.copyOf(savepoints);
      members = List.copyOf(members);
    }
  }

  /**
   * One savepoint.
   *
   * @param position how many undo records there were when it was set
   */
  public record SavepointView(String name, int position) {}
}

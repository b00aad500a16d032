package dev.bindery.engine;

/**
 * The bounds of an instance. Each has a refusal of its own, so that a model of the specification,
 * whose constants are these, needs no other bound.
 *
 * @param sessions connected at once; beyond it {@code Connect} answers 17809
 * @param nesting transaction count of one session; beyond it {@code BEGIN} answers 3905 (N1)
 * @param transactions begun in the life of the instance; beyond it {@code BEGIN} answers 701. An
 *     instance with this limit remembers every transaction, and its snapshot shows those that ended
 *     too
 * @param savepoints of one transaction at once; beyond it {@code SAVE} answers 701
 * @param undoRecords of one transaction at once; beyond it a write answers 701
 * @param locks of one transaction, each on another resource; beyond it a statement answers 1204
 * @param escalation row locks of one statement in one table, after which it tries to take one lock
 *     on the table instead of more; without limit unless it is set
 */
public record Limits(
    int sessions,
    int nesting,
    long transactions,
    int savepoints,
    int undoRecords,
    int locks,
    int escalation) {
  /** As many as the counters hold. */
  public static final Limits DEFAULT =
      new Limits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  public Limits {
    atLeast(0, sessions, "sessions");
    atLeast(1, nesting, "nesting");
    atLeast(0, transactions, "transactions");
    atLeast(0, savepoints, "savepoints");
    atLeast(0, undoRecords, "undoRecords");
    atLeast(0, locks, "locks");
    atLeast(1, escalation, "escalation");
  }

  private static void atLeast(long least, long given, String limit) {
    if (given < least) {
      throw new IllegalArgumentException(
          "The limit of " + limit + " must be at least " + least + ", not " + given);
    }
  }

  /** Whether the number of transactions is limited, and all of them are remembered. */
  boolean remembersTransactions() {
    return transactions != Long.MAX_VALUE;
  }

  public Limits withSessions(int limit) {
    return new Limits(limit, nesting, transactions, savepoints, undoRecords, locks, escalation);
  }

  public Limits withNesting(int limit) {
    return new Limits(sessions, limit, transactions, savepoints, undoRecords, locks, escalation);
  }

  public Limits withTransactions(long limit) {
    return new Limits(sessions, nesting, limit, savepoints, undoRecords, locks, escalation);
  }

  public Limits withSavepoints(int limit) {
    return new Limits(sessions, nesting, transactions, limit, undoRecords, locks, escalation);
  }

  public Limits withUndoRecords(int limit) {
    return new Limits(sessions, nesting, transactions, savepoints, limit, locks, escalation);
  }

  public Limits withLocks(int limit) {
    return new Limits(sessions, nesting, transactions, savepoints, undoRecords, limit, escalation);
  }

  public Limits withEscalation(int limit) {
    return new Limits(sessions, nesting, transactions, savepoints, undoRecords, locks, limit);
  }
}

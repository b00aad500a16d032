package dev.bindery.engine;

/**
 * The options of a session: its own, bound or not (B8).
 *
 * <p>For the maintainer: guarded by the session's guard, but {@code lockTimeoutMs}, which who waits
 * for a lock reads.
 */
final class SessionOptions {
  private static final int WAITS_FOR_EVER = -1;

  private IsolationLevel level = IsolationLevel.READ_COMMITTED;
  private boolean xactAbort;
  private boolean implicitTransactions;
  private volatile int lockTimeoutMs = WAITS_FOR_EVER;
  private int deadlockPriority;

  IsolationLevel level() {
    return level;
  }

  void setLevel(IsolationLevel changed) {
    level = changed;
  }

  /** {@code XACT_ABORT}. */
  boolean aborts() {
    return xactAbort;
  }

  void setAborts(boolean on) {
    xactAbort = on;
  }

  /** {@code IMPLICIT_TRANSACTIONS}. */
  boolean startsImplicitly() {
    return implicitTransactions;
  }

  void setStartsImplicitly(boolean on) {
    implicitTransactions = on;
  }

  /** {@code LOCK_TIMEOUT}; -1 is for ever. */
  int lockTimeoutMs() {
    return lockTimeoutMs;
  }

  void setLockTimeoutMs(int milliseconds) {
    lockTimeoutMs = milliseconds;
  }

  /** {@code DEADLOCK_PRIORITY}. */
  int priority() {
    return deadlockPriority;
  }

  void setPriority(int priority) {
    deadlockPriority = priority;
  }
}

package dev.bindery.engine;

/**
 * Is told what happens in an instance: given to {@link Instance#create(Limits, TokenSource,
 * java.time.InstantSource, EngineListener)}. No event holds a bind token (T9).
 *
 * <p>It is told by the thread that does it, which has guards of the engine: it must be quick and
 * must not call the engine. What it throws goes to the thread's handler of uncaught exceptions, and
 * changes nothing.
 */
public interface EngineListener {
  /** A session has joined a transaction by a token (B1). */
  default void bound(int session, long transaction) {}

  /** A session has left a transaction, which may have been the end of it (B6). */
  default void left(int session, long transaction) {}

  /** A transaction has ended. */
  default void ended(long transaction, TransactionStatus outcome) {}

  /** A statement begins to wait for a lock in that mode (L3). */
  default void waited(int session, String resource, LockMode mode) {}

  /**
   * A waiting statement was chosen to break a deadlock (L8).
   *
   * @param cycle who waits for whom on what
   */
  default void victim(int session, String cycle) {}

  /** A statement was refused. */
  default void refused(int session, SqlError error) {}
}

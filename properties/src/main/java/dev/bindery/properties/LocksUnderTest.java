package dev.bindery.properties;

/**
 * What is held against {@code LockSpaces}. All sessions are connected; one that disconnects is at
 * once replaced. A statement that waits answers {@code "waiting"}, and so does every other
 * statement of its session; an operation ends when everything that it set in motion has come to
 * rest: victims are told first, then who was granted, in the order in which they began to wait.
 */
public interface LocksUnderTest extends UnderTest {
  /**
   * Reads a row, or {@code "table"}: all of them. {@code "dirty"} if what was read was written by
   * another transaction that is live.
   */
  String read(String session, String on);

  /** Writes into a row the number of the session's transaction; 0, if it has none. */
  String write(String session, String on);

  /** The call of an extended procedure begins; it opens the other session, and does not bind it. */
  String call(String session, String opened);

  /** The procedure returns. */
  String return_(String session);

  /** The wait has lasted as long as the session's {@code LOCK_TIMEOUT}. */
  String timeout(String session);

  /** The statement that waits or calls is cancelled. */
  String cancel(String session);

  /** {@code BEGIN TRAN}. */
  String begin(String session);

  /** {@code COMMIT}. */
  String commit(String session);

  /** {@code ROLLBACK}. */
  String rollback(String session);

  /** {@code SAVE TRAN name}. */
  String save(String session, String name);

  /** {@code ROLLBACK TRAN name}. */
  String rollbackTo(String session, String name);

  /** {@code sp_bindsession} with the ordinary token of the transaction of that number. */
  String bind(String session, int transaction);

  /** {@code sp_bindsession} without a token; what waits or calls is cancelled before. */
  String leave(String session);

  /** The client goes away. */
  String disconnect(String session);

  /** {@code SET TRANSACTION ISOLATION LEVEL}. */
  String setLevel(String session, String level);
}

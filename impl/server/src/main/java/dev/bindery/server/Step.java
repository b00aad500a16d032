package dev.bindery.server;

/** What a script does next. Each knows the line of the file at which it stands, from 1. */
sealed interface Step {

  /** The line of the file, from 1. */
  int line();

  /**
   * A batch runs on the current session.
   *
   * @param line the line of the file that is line 1 of the batch
   * @param number its number in the file, from 1
   * @param text as it stands in the file, {@code $(VAR)} and all
   */
  record Batch(int line, int number, String text) implements Step {}

  /** {@code :session NAME}: later batches run on that session. */
  record Use(int line, String session) implements Step {}

  /** {@code :disconnect NAME}: that session disconnects. */
  record Disconnect(int line, String session) implements Step {}

  /** {@code :open}: the next batch is left with its last result unread. */
  record Open(int line) implements Step {}

  /** {@code :close NAME}: reads what that session has unread. */
  record Close(int line, String session) implements Step {}

  /** {@code :cancel NAME}: cancels what that session has unread. */
  record Cancel(int line, String session) implements Step {}

  /**
   * {@code :capture VAR}: the first column of the last row of the last result becomes {@code
   * $(VAR)}.
   */
  record Capture(int line, String variable) implements Step {}
}

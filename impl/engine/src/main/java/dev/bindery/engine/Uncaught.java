package dev.bindery.engine;

/** Runs what somebody else has written, whose failure must not become that of the engine. */
final class Uncaught {
  private Uncaught() {}

  /** Runs it; what it throws goes to the thread's handler of uncaught exceptions. */
  static void run(Runnable foreign) {
    try {
      foreign.run();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}

package dev.bindery.benchmarks.system;

/** Rivals for whom a wait is an answer, so that one thread can lead any number of them. */
public interface Waits extends Rivals {
  /** What becomes of a write. */
  enum Attempt {
    WRITTEN,
    /** It must wait for a lock, and is asked for again: {@link #resume}. */
    WAITS,
    /** It would have closed a cycle. Its transaction has been rolled back. */
    VICTIM
  }

  /** {@link #putAs}, without a thread that waits. */
  Attempt ask(int party, int key, int value);

  /** Goes on with the write that waited. */
  Attempt resume(int party);
}

package dev.bindery.benchmarks.system;

/** Many sessions, each with transactions of its own. */
public interface Crowd {
  /** Connects that many more, numbered from 0; each begins a transaction. */
  void connect(int sessions);

  /** One session commits its transaction and begins the next. */
  void commitAndBegin(int session);

  /** How many sessions are in a transaction. */
  int working();
}

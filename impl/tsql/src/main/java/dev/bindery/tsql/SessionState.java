package dev.bindery.tsql;

/** What a session keeps from one batch to the next, beside what the engine knows of it. */
final class SessionState {
  /** {@code @@ERROR}: the number of the last statement's error, 0 if it had none. */
  int lastError;
}

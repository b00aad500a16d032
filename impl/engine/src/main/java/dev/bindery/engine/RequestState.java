package dev.bindery.engine;

/** What a session's request is doing. */
public enum RequestState {
  /** No request is open. */
  IDLE,
  /** A request is open and has no access to a transaction. */
  OPEN,
  /** A request is open and has access to the session's transaction (X1). */
  BUSY
}

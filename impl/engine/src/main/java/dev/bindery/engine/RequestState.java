package dev.bindery.engine;

/** What a session's request is doing. */
public enum RequestState {
  /** No request is open. */
  IDLE,
  /** A request is open and has no access to a transaction. */
  OPEN,
  /** A request is open and has access to the session's transaction (X1). */
  BUSY,
  /** The request is inside a call of an extended procedure, and lends the access it has (X7). */
  CALL,
  /** So is a request that is nothing but this call. */
  SOLO
}

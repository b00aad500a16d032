package dev.bindery.engine;

/** How a session reads (I1). Each session's own, bound or not (B8). */
public enum IsolationLevel {
  READ_UNCOMMITTED,
  /** The default. */
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE
}

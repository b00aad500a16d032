package dev.bindery.benchmarks.system;

/** Bind tokens and exclusive access, for an owner, who begins and commits, and a guest. */
public interface BoundSessions extends Transactions {
  /** The token of the owner's transaction. */
  String token();

  /** The guest presents a token; whether it is bound now. */
  boolean bind(String token);

  /** The guest leaves. */
  void leave();

  /** How many sessions are in the owner's transaction. */
  int members();

  /** The owner opens a request and writes, and so has access until it releases it. */
  void takeAccess();

  void releaseAccess();

  /** The bound guest tries to write once; whether it could. */
  boolean tryToWrite();
}

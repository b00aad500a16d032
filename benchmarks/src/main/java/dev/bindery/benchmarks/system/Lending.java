package dev.bindery.benchmarks.system;

/** Extended procedures that borrow the access of their caller. */
public interface Lending extends Transactions {
  /** A procedure is called, which opens a session, binds it by the XP token, and writes once. */
  void callWithLentSession();

  /** How many writes of the open transaction are in effect. */
  long writes();
}

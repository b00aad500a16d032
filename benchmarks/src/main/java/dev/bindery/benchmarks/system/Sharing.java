package dev.bindery.benchmarks.system;

/** One unit of work of several parties, with one outcome. */
public interface Sharing {
  /** Begins one for that many parties, numbered from 0. One that is open is ended first. */
  void share(int parties);

  /** That party writes once, while no other does. Who finds it in use tries again. */
  void turn(int party);

  /** Commits the work of all parties. */
  void end();

  /** How many writes of the open unit of work are in effect; 0 if none is open. */
  long sharedWrites();
}

package dev.bindery.engine;

import java.time.Instant;

/**
 * A data statement that waits for a lock. Its session's request keeps its access meanwhile (X6), so
 * the session's other statements, and those of other members, answer 3917.
 *
 * <p>Nobody is parked here: who drives the session resumes the statement when {@link #isReady()}.
 * Whatever ends its request, or has its session leave, ends it too (L10); then it is ready, and
 * answers {@code none}.
 *
 * <p>For the maintainer: {@code wait} is written under the session's guard and read by anybody.
 */
public final class PendingStatement {
  private final Session session;
  private final DataStatement statement;
  private final Request request;
  private final boolean solo;
  private final long sinceMs;
  private final Waiting waiting = new Waiting(this);
  private volatile LockWait wait;

  /**
   * A statement that begins to wait.
   *
   * @param solo whether its request is nothing but this statement, and ends with it
   */
  PendingStatement(
      Session session, DataStatement statement, Request request, boolean solo, LockWait wait) {
    this.session = session;
    this.statement = statement;
    this.request = request;
    this.solo = solo;
    this.wait = wait;
    this.sinceMs = wait.sinceMs;
  }

  public Session session() {
    return session;
  }

  public DataStatement statement() {
    return statement;
  }

  /** Whether its wait is over: {@link #resume()} would not answer {@code waiting}. */
  public boolean isReady() {
    return wait.state() != LockWait.State.WAITING;
  }

  /** Whether it was chosen to break a deadlock (L8). */
  public boolean isVictim() {
    return wait.state() == LockWait.State.VICTIM;
  }

  /**
   * Runs on, if its wait is over. Answers what the statement answers; {@link Waiting} if it waits
   * still, or again; {@code none} if it was ended; {@code closed}.
   */
  public Answer resume() {
    return session.resume(this);
  }

  /**
   * Its wait has lasted as long as the session's {@code LOCK_TIMEOUT} allows (L7). Answers 1222,
   * and the statement is undone; {@code none} if that is for ever, or if nothing waits any more.
   */
  public Answer timeOut() {
    return session.timeOut(this);
  }

  /** When {@link #timeOut()} is due by the instance's clock; {@link Instant#MAX} if never. */
  public Instant deadline() {
    int timeoutMs = session.lockTimeoutMs();
    return timeoutMs < 0 ? Instant.MAX : Instant.ofEpochMilli(wait.sinceMs + timeoutMs);
  }

  /** Since when it has waited for what it waits for now. */
  public Instant since() {
    return Instant.ofEpochMilli(wait.sinceMs);
  }

  /**
   * Has somebody told, once, when this wait is over; at once, if it is. It is told by the thread
   * that makes way, which has guards of its own: it must be quick and must not call the engine, as
   * {@link java.util.concurrent.locks.LockSupport#unpark} is.
   */
  public void onReady(Runnable told) {
    session.instance().waits().onReady(wait, told);
  }

  // For the package

  Waiting waiting() {
    return waiting;
  }

  LockWait lockWait() {
    return wait;
  }

  void waitsFor(LockWait next) {
    wait = next;
  }

  Request request() {
    return request;
  }

  boolean isSolo() {
    return solo;
  }

  /** What another statement of the session answers: a request runs one at a time (X1). */
  SqlError inUse() {
    return SqlError.of(ErrorCode.IN_USE, session.id(), Instant.ofEpochMilli(sinceMs));
  }

  @Override
  public String toString() {
    return statement + " of session " + session.id();
  }
}

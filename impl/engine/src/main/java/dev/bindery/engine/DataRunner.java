package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * Runs the data statements of one session: at once, or, if one has to wait for a lock, as often as
 * it takes. Each time it runs from its beginning, with the locks that it has got so far.
 *
 * <p>For the maintainer: runs under the guards of {@link Membership}.
 */
final class DataRunner {
  private final Session session;
  private final Membership membership;
  private final LockSpace own;
  private final LockWaits waits;
  private final DataAccess data;

  DataRunner(Session session, Instance instance, Membership membership, LockSpace own) {
    this.session = session;
    this.membership = membership;
    this.own = own;
    this.waits = instance.waits();
    this.data = new DataAccess(session, instance, own);
  }

  /**
   * Runs a statement that nothing stands against but locks.
   *
   * @param mine the session's transaction; without one, the statement is its own (N9)
   */
  Answer run(DataStatement statement, @Nullable Request request, @Nullable Transaction mine) {
    Answer answer = attempt(statement, mine);
    if (answer != null) {
      return over(answer, request, mine);
    }
    LockWait wait = data.waitsFor();
    if (wait.state() == LockWait.State.VICTIM) {
      return fallen(wait, request, mine);
    }
    return waits(statement, request, mine, wait).waiting();
  }

  /** Runs one on whose wait is over (L9). */
  Answer resume(PendingStatement pending, @Nullable Transaction mine) {
    LockWait wait = pending.lockWait();
    return switch (wait.state()) {
      case WAITING -> pending.waiting();
      case GONE -> Done.NONE;
      case VICTIM -> {
        Request request = leavesWait(pending);
        yield ended(pending, fallen(wait, request, mine));
      }
      case GRANTED -> {
        space(mine).adopt(wait, waits);
        yield runOn(pending, mine);
      }
    };
  }

  private Answer runOn(PendingStatement pending, @Nullable Transaction mine) {
    Answer answer = attempt(pending.statement(), mine);
    if (answer == null) {
      LockWait next = data.waitsFor();
      pending.waitsFor(next);
      return next.state() == LockWait.State.VICTIM ? resume(pending, mine) : pending.waiting();
    }
    Request request = leavesWait(pending);
    return ended(pending, over(answer, request, mine));
  }

  /** The wait has lasted long enough: 1222 (L7). */
  Answer timeOut(PendingStatement pending, @Nullable Transaction mine) {
    if (session.lockTimeoutMs() < 0 || !waits.timeOut(pending.lockWait())) {
      return Done.NONE;
    }
    Request request = leavesWait(pending);
    return ended(pending, over(SqlError.of(ErrorCode.LOCK_TIMEOUT), request, mine));
  }

  /** Nobody wants it any more: what it has locked to be kept is kept (L10). */
  void abandon(PendingStatement pending) {
    LockWait wait = pending.lockWait();
    waits.giveUp(wait);
    wait.space.adopt(wait, waits);
    leavesWait(pending);
    wait.space.statementOver(waits);
  }

  private LockSpace space(@Nullable Transaction mine) {
    return mine == null ? own : mine;
  }

  /** One run; {@code null} if it has to wait, or falls. What it changed is undone if it fails. */
  private @Nullable Answer attempt(DataStatement statement, @Nullable Transaction mine) {
    LockSpace space = space(mine);
    int mark = space.log().position();
    data.reset(space, mine != null, session.options().level());
    Answer answer = statement.run(data);
    if (answer == null) {
      space.log().undoTo(mark);
      answer = data.refusal();
    }
    return answer;
  }

  private PendingStatement waits(
      DataStatement statement,
      @Nullable Request request,
      @Nullable Transaction mine,
      LockWait wait) {
    Request waits = request == null ? session.current().next() : request;
    if (mine != null) {
      waits.takeAccess(mine); // X6
    }
    PendingStatement pending =
        new PendingStatement(session, statement, waits, request == null, wait);
    waits.setPending(pending);
    return pending;
  }

  /** The request that the statement joined; {@code null} if it is its own. */
  private static @Nullable Request leavesWait(PendingStatement pending) {
    pending.request().setPending(null);
    return pending.isSolo() ? null : pending.request();
  }

  /** A request of one statement is over with it. */
  private Answer ended(PendingStatement pending, Answer answer) {
    if (pending.isSolo() && session.current().request() == pending.request()) {
      session.current().end();
    }
    return answer;
  }

  private Answer over(Answer answer, @Nullable Request request, @Nullable Transaction mine) {
    if (mine == null) {
      own.log().keep();
      own.log().clear();
      own.statementOver(waits);
    } else {
      mine.statementOver(waits); // L5
    }
    return answer instanceof SqlError error ? session.failed(error, request, mine) : answer;
  }

  /** The victim of a deadlock: its whole transaction goes (L8), or is doomed, inside a TRY. */
  private Answer fallen(LockWait wait, @Nullable Request request, @Nullable Transaction mine) {
    SqlError error = SqlError.of(ErrorCode.DEADLOCK_VICTIM, wait.cycle());
    if (mine == null) {
      own.log().clear();
      own.statementOver(waits);
    } else if (request != null && request.isInTry()) {
      mine.log().undoTo(0);
      mine.savepoints().dropFrom(0);
      mine.freeLocks(waits);
      mine.doom();
      return error;
    } else {
      membership.end(TransactionStatus.ROLLED_BACK);
    }
    session.current().end(); // A8: the rest of the batch does not run outside of it
    return error;
  }
}

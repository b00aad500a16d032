package dev.bindery.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work with one outcome: its undo log and locks, its savepoints, how many members it
 * has, which requests have access to it, and whether it is doomed.
 *
 * <p>What always holds: while it is live it has a member (B6); its end is one write of its status,
 * and the members other than the one that ended it find out at their next statement (B9); only open
 * requests of members have access, and they form a stack, of which all but the top are inside calls
 * of extended procedures (X1); a doomed one is live, and a request has access to it (A4).
 *
 * <p>For the maintainer: all of it is guarded by the guard of its only member until {@link #token}
 * is called, and by its own monitor from then on, since nobody can join before (T4). So a
 * transaction that nobody shares costs no lock of its own. {@code tokens} itself is written once,
 * by the only member, before the first of them is handed out. What few transactions need is in
 * objects of its own, made when first asked for.
 */
final class Transaction extends LockSpace {
  private static final int NOBODY = 0;

  private final long number;
  private @Nullable Savepoints savepoints;
  private TransactionStatus status = TransactionStatus.LIVE;
  private boolean distributed;
  private boolean doomed;
  private boolean hasRun;
  private int members = 1;
  private int ranBy;
  private @Nullable Request top;
  private @Nullable TransactionTokens tokens;

  Transaction(long number, @Nullable String name, boolean distributed) {
    this.number = number;
    this.savepoints = name == null ? null : new Savepoints(name);
    this.distributed = distributed;
  }

  /**
   * Does something while holding the monitors of up to two transactions, the lower number first. A
   * monitor may be taken again by who has it, so one transaction is simply taken twice.
   */
  static <T> T holding(@Nullable Transaction one, @Nullable Transaction other, Supplier<T> action) {
    Transaction low = one == null || (other != null && other.number < one.number) ? other : one;
    Transaction high = low == one ? other : one;
    if (low == null) {
      return action.get();
    }
    synchronized (low) {
      synchronized (high == null ? low : high) {
        return action.get();
      }
    }
  }

  long number() {
    return number;
  }

  @Override
  int undoRecords() {
    return log().position();
  }

  /** Where numbers are taken in blocks, those of one block begin in order. */
  @Override
  long age() {
    return number;
  }

  @Override
  String label() {
    return "transaction " + number;
  }

  boolean isLive() {
    return status == TransactionStatus.LIVE;
  }

  /** Whether others can be members: whether its token was ever asked for. */
  boolean isShared() {
    return tokens != null;
  }

  boolean isNamed(String candidate) {
    return candidate.equals(name());
  }

  private @Nullable String name() {
    Savepoints known = savepoints;
    return known == null ? null : known.outermost();
  }

  boolean isDistributed() {
    return distributed;
  }

  /** {@code BEGIN DISTRIBUTED TRAN} inside it (D1). */
  void markDistributed() {
    distributed = true;
  }

  /** Made when first asked for: most transactions have none. */
  Savepoints savepoints() {
    Savepoints known = savepoints;
    if (known == null) {
      known = new Savepoints(null);
      savepoints = known;
    }
    return known;
  }

  @Override
  int ranBy() {
    return ranBy;
  }

  /** A member's statement runs. */
  void runs(int sessionId) {
    ranBy = sessionId;
    hasRun = true;
  }

  /** Whether a statement has run in it since this was last asked. */
  boolean hasRunSince() {
    boolean answer = hasRun;
    hasRun = false;
    return answer;
  }

  // Access (X1 to X3, X7)

  /** Whether a request of another session has access, and does not lend it to this one. */
  boolean isTakenByAnother(Session session) {
    Request runs = top;
    return runs != null && runs.session() != session && !runs.lendsTo(session);
  }

  /** Whether a request of another session has access, and is inside no call. */
  boolean isRunByAnother(Session session) {
    Request runs = top;
    return runs != null && runs.session() != session && runs.runningCall() == null;
  }

  /** The request that has access and has lent it to nobody: the top of the stack. */
  @Nullable Request access() {
    return top;
  }

  /** The innermost of the calls that run in it (X7). */
  @Nullable ProcedureCall innermostCall() {
    for (Request request = top; request != null; request = request.below()) {
      if (request.runningCall() != null) {
        return request.runningCall();
      }
    }
    return null;
  }

  boolean hasGivenAccessTo(Request request) {
    Request each = top;
    while (each != null && each != request) {
      each = each.below();
    }
    return each != null;
  }

  void giveAccess(Request request) {
    request.putOn(top);
    top = request;
  }

  /**
   * Takes access back from a request, if it has it. It may be one that lends: a caller may leave
   * inside its call (B7).
   */
  void takeBack(Request request) {
    if (top == request) {
      top = request.below();
      return;
    }
    for (Request above = top; above != null; above = above.below()) {
      if (above.below() == request) {
        above.putOn(request.below());
        return;
      }
    }
  }

  // Doom (A2 to A4)

  boolean isDoomed() {
    return doomed;
  }

  /** From now on it can only be rolled back. */
  void doom() {
    doomed = true;
  }

  // Members (B1, B6)

  int members() {
    return members;
  }

  void addMember() {
    members++;
  }

  void removeMember() {
    members--;
  }

  /** Whether nobody is a member any more. */
  boolean isLeft() {
    return members == 0;
  }

  // Token (T2, T4)

  /** Its tokens, if it was asked for one. */
  @Nullable TransactionTokens tokens() {
    return tokens;
  }

  /** The token of that kind. From now on others can join, and the monitor guards. */
  synchronized TokenIssued token(boolean xp, Tokens all) {
    TransactionTokens known = tokens;
    if (known == null) {
      known = new TransactionTokens(all.drawNumber());
      tokens = known;
      all.enter(known.number(), this);
    }
    return known.token(xp, all);
  }

  // The end

  /**
   * The one end of this transaction, for all its members. A commit keeps the log, a rollback undoes
   * it.
   */
  void end(TransactionStatus outcome, Instance instance) {
    assert isLive() && outcome != TransactionStatus.LIVE;
    status = outcome;
    top = null;
    doomed = false;
    savepoints = null;
    if (outcome == TransactionStatus.ROLLED_BACK) {
      log().undoTo(0);
    } else {
      log().keep();
    }
    endLocks(instance.waits()); // L6
    instance.events().ended(this, outcome);
    TransactionTokens known = tokens;
    if (known != null) {
      instance.tokens().forget(known.number());
    }
  }

  /** Nothing has run in it for too long: even its only member is owed 3926. */
  void endIdle(Instance instance) {
    ranBy = NOBODY;
    end(TransactionStatus.ROLLED_BACK, instance);
  }

  /** Whether it was ended by nobody's statement. */
  boolean endedIdle() {
    return ranBy == NOBODY;
  }

  /**
   * After members have left or requests have ended: rolls back what nobody is a member of (B6), and
   * what is doomed and has no active request (A4).
   *
   * @return whether it was rolled back
   */
  synchronized boolean sweep(Instance instance) {
    boolean lost = isLive() && (isLeft() || (doomed && top == null));
    if (lost) {
      end(TransactionStatus.ROLLED_BACK, instance);
    }
    return lost;
  }

  private List<Snapshot.ChangeView> changeViews() {
    return log().changes().stream()
        .map(
            change -> {
              Entry entry = change.entry();
              Index index = entry.index();
              return new Snapshot.ChangeView(
                  index.table().name(), index.name(), entry.key(), change.before());
            })
        .toList();
  }

  Snapshot.TransactionView view(List<Integer> memberIds) {
    return new Snapshot.TransactionView(
        number,
        status,
        name(),
        log().position(),
        savepoints().view(),
        memberIds,
        changeViews(),
        distributed,
        doomed);
  }
}

package dev.bindery.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work with one outcome: its undo log, its savepoints, how many members it has, and
 * which request has access to it.
 *
 * <p>What always holds: while it is live it has a member (B6); its end is one write of its status,
 * and the members other than the one that ended it find out at their next statement (B9); only an
 * open request of a member has access (X1).
 *
 * <p>For the maintainer: all of it is guarded by the guard of its only member until {@link #share}
 * is called, and by its own monitor from then on, since nobody can join before (T4). So a
 * transaction that nobody shares costs no lock of its own. {@code shared} itself is written once,
 * by the only member, before the token is handed out.
 */
final class Transaction {
  private static final long NO_TOKEN = 0;

  private final long number;
  private final UndoLog log = new UndoLog();
  private final Savepoints savepoints = new Savepoints();
  private TransactionStatus status = TransactionStatus.LIVE;
  private @Nullable String name;
  private boolean distributed;
  private int members = 1;
  private @Nullable Request access;
  private long tokenNumber = NO_TOKEN;
  private @Nullable TokenIssued ordinaryToken;
  private @Nullable TokenIssued xpToken;

  Transaction(long number, @Nullable String name, boolean distributed) {
    this.number = number;
    this.name = name;
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

  boolean isLive() {
    return status == TransactionStatus.LIVE;
  }

  /** Whether others can be members: whether its token was ever asked for. */
  boolean isShared() {
    return tokenNumber != NO_TOKEN;
  }

  boolean isNamed(String candidate) {
    return candidate.equals(name);
  }

  boolean isDistributed() {
    return distributed;
  }

  /** {@code BEGIN DISTRIBUTED TRAN} inside it (D1). */
  void markDistributed() {
    distributed = true;
  }

  UndoLog log() {
    return log;
  }

  Savepoints savepoints() {
    return savepoints;
  }

  // Access (X1 to X3)

  /** Whether an open request of another session has access. */
  boolean isTakenByAnother(Session session) {
    Request holder = access;
    return holder != null && holder.session() != session;
  }

  @Nullable Request access() {
    return access;
  }

  void giveAccess(Request request) {
    access = request;
  }

  /** Takes access back from a request, if it has it. */
  void takeBack(Request request) {
    if (access == request) {
      access = null;
    }
  }

  // Members (B1, B6)

  int members() {
    return members;
  }

  void addMember() {
    members++;
  }

  /** One member fewer; whether it was the last. */
  boolean removeMember() {
    members--;
    return members == 0;
  }

  // Token (T2, T4)

  /** The token of that kind: made when first asked for, the same ever after. */
  synchronized TokenIssued token(boolean xp, Tokens tokens) {
    TokenIssued known = xp ? xpToken : ordinaryToken;
    if (known != null) {
      return known;
    }
    share(tokens);
    TokenIssued made = new TokenIssued(tokens.make(xp, tokenNumber));
    if (xp) {
      xpToken = made;
    } else {
      ordinaryToken = made;
    }
    return made;
  }

  /** Enters the table of live tokens, once: from now on others can join, and the monitor guards. */
  private void share(Tokens tokens) {
    if (!isShared()) {
      tokenNumber = tokens.drawNumber();
      tokens.enter(tokenNumber, this);
    }
  }

  long tokenNumber() {
    return tokenNumber;
  }

  // The end

  /**
   * The one end of this transaction, for all its members. A commit keeps the log, a rollback undoes
   * it.
   */
  void end(TransactionStatus outcome, Tokens tokens) {
    assert isLive() && outcome != TransactionStatus.LIVE;
    status = outcome;
    access = null;
    name = null;
    savepoints.dropFrom(0);
    if (outcome == TransactionStatus.ROLLED_BACK) {
      log.undoTo(0);
    }
    if (isShared()) {
      tokens.forget(tokenNumber);
    }
  }

  Snapshot.TransactionView view(List<Integer> memberIds) {
    return new Snapshot.TransactionView(
        number, status, name, log.position(), savepoints.view(), memberIds, distributed);
  }
}

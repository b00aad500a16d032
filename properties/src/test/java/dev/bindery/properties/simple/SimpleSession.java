package dev.bindery.properties.simple;

import org.jspecify.annotations.Nullable;

/** A session that is connected: what is its own (B8), and what it takes part in. */
final class SimpleSession {
  final String login;

  /** The call in which it was opened, if it was opened in one (E1). */
  final @Nullable SimpleCall home;

  /** Whether it has a request of several statements. */
  boolean open;

  /** The call that its request is inside of. */
  @Nullable SimpleCall call;

  @Nullable SimpleTransaction transaction;

  /** The call in which it was bound by an XP token (X7). */
  @Nullable SimpleCall lender;

  /** {@code @@TRANCOUNT} (N7). */
  int count;

  /** Its transaction was ended by another, and it was not told yet (B9). */
  boolean owed;

  boolean xactAbort;
  String level = "READ COMMITTED";

  SimpleSession(String login, @Nullable SimpleCall home) {
    this.login = login;
    this.home = home;
  }

  /** Whether its request has access to its transaction (X2). */
  boolean holdsAccess() {
    return transaction != null && transaction.access.contains(this);
  }

  /** The first statement of a request that needs the transaction takes access (X3). */
  void takeAccess() {
    if (transaction != null && (open || call != null) && !holdsAccess()) {
      transaction.access.add(this);
    }
  }

  /** Whether it belongs to a call, or to one inside that (X7). */
  boolean belongsTo(SimpleCall outer) {
    for (SimpleCall inner = lender; inner != null; inner = inner.caller().lender) {
      if (inner == outer) {
        return true;
      }
    }
    return false;
  }

  void join(SimpleTransaction joined, @Nullable SimpleCall lentBy) {
    transaction = joined;
    joined.members.add(this);
    count = 1;
    lender = lentBy;
  }

  /** Stops being a member; a call that it is inside of goes on, inside the one it belongs to. */
  void leave() {
    if (transaction != null) {
      transaction.members.remove(this);
      transaction.access.remove(this);
      transaction = null;
      count = 0;
    }
    if (call == null) {
      lender = null;
    }
  }
}

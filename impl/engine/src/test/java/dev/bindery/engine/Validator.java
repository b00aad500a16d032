package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks everything inside an instance while it is quiet, and says what does not fit together.
 *
 * <p>It looks at the engine's own fields, not at a snapshot: a snapshot derives much of what is
 * checked here.
 */
final class Validator {
  private final List<String> faults = new ArrayList<>();
  private final Map<Transaction, Integer> members = new HashMap<>();
  private final Set<Transaction> seen = new HashSet<>();
  private final Instance instance;

  private Validator(Instance instance) {
    this.instance = instance;
  }

  /** The faults found; empty if all is well. */
  static List<String> faults(Instance instance) {
    return instance.whileQuiet(new Validator(instance)::walk);
  }

  private List<String> walk(Collection<Session> sessions) {
    sessions.forEach(this::session);
    new LockValidator(instance, sessions, faults).walk();
    members.forEach(this::counted);
    seen.forEach(this::transaction);
    instance.tokens().live().forEach(this::entered);
    return faults;
  }

  private void session(Session session) {
    check(!session.isClosed(), "a closed session is still connected", session.id());
    Request request = session.request();
    check(request == null || request.session() == session, "foreign request", session.id());
    Transaction mine = session.membership().transaction();
    int count = session.membership().ownCount();
    runs(session.membership().lender(), "X7: belongs to a call that is over", session);
    runs(session.home(), "X7: opened in a call that is over", session);
    call(session);
    check((mine == null) == (count == 0), "N8: count without transaction, or none", session.id());
    check(count >= 0 && count <= instance.limits().nesting(), "count out of range", session.id());
    if (mine == null) {
      return;
    }
    seen.add(mine);
    if (mine.isLive()) {
      members.merge(mine, 1, Integer::sum);
    } else {
      check(
          mine.isShared() || mine.endedIdle(),
          "B9: owed by a transaction that nobody shared",
          session.id());
    }
  }

  private void runs(@Nullable ProcedureCall call, String otherwise, Session session) {
    boolean connected = call == null || instance.connected().contains(call.caller());
    check(connected && (call == null || call.isRunning()), otherwise, session.id());
    check(call == null || call.mayHaveGuests(), "X7: a guest that nobody expects", session.id());
  }

  private void call(Session session) {
    ProcedureCall call = session.runningCall();
    if (call != null) {
      check(call.caller() == session, "X7: inside the call of another", session.id());
      Transaction mine = session.membership().transaction();
      Request request = session.request();
      boolean has = mine == null || request == null || mine.hasGivenAccessTo(request);
      check(has || (mine != null && !mine.isLive()), "X3: a call without access", session.id());
    }
  }

  private void counted(Transaction transaction, int found) {
    check(transaction.members() == found, "members are not who they are", transaction.number());
    check(found == 1 || transaction.isShared(), "joined without a token", transaction.number());
  }

  private void transaction(Transaction transaction) {
    Request access = transaction.access();
    long number = transaction.number();
    for (Request each = access; each != null; each = each.below()) {
      Session holder = each.session();
      check(holder.request() == each, "X9: a fenced request has access", number);
      check(holder.membership().transaction() == transaction, "X2: access of a stranger", number);
      Request below = each.below();
      check(below == null || below.lendsTo(holder), "X1: access that nobody lent", number);
    }
    check(
        !transaction.isDoomed() || (transaction.isLive() && access != null),
        "A4: doomed without an active request",
        number);
    savepoints(transaction);
    if (!transaction.isLive()) {
      check(access == null, "access to an ended transaction", number);
      check(transaction.savepoints().size() == 0, "savepoints of an ended transaction", number);
    }
    TransactionTokens tokens = transaction.tokens();
    if (tokens != null) {
      Transaction entered = instance.tokens().find(tokens.number());
      check(entered == (transaction.isLive() ? transaction : null), "token table", number);
    }
  }

  private void savepoints(Transaction transaction) {
    int before = 0;
    for (Snapshot.SavepointView savepoint : transaction.savepoints().view()) {
      check(savepoint.position() >= before, "savepoints out of order", transaction.number());
      before = savepoint.position();
    }
    check(before <= transaction.log().position(), "savepoint behind the log", transaction.number());
  }

  private void entered(long tokenNumber, @Nullable Transaction transaction) {
    boolean known = transaction != null && seen.contains(transaction) && transaction.isLive();
    check(known, "B6: a live token of a transaction without members", tokenNumber);
  }

  private void check(boolean holds, String what, long where) {
    if (!holds) {
      faults.add(what + " (" + where + ")");
    }
  }
}

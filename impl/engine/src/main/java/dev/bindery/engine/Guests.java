package dev.bindery.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guests of a call of an extended procedure: the sessions that were bound in it by an XP token
 * or opened by its procedure, and the guests of the calls that these are inside of, and so on
 * inward. They go when the call ends, all in that one moment (X7).
 *
 * <p>For the maintainer: here, and only here, a session changes what others own. So a call that may
 * have guests ends under the monitor of the table of sessions and the guards of all of them, as a
 * snapshot is taken under; nothing records who the guests are, they are asked.
 */
final class Guests {
  private Guests() {}

  /**
   * Cancels the requests of the guests and has them leave; disconnects those that were opened in a
   * call. None is owed a 3926 for it.
   *
   * @param ending the call that ends, if there is one
   * @return the transactions that they left, to be swept once everybody is out
   */
  static Set<Transaction> expel(@Nullable ProcedureCall ending) {
    if (ending == null || !ending.mayHaveGuests()) {
      return Set.of();
    }
    Set<Transaction> left = new LinkedHashSet<>();
    for (Session guest : of(ending, ending.caller().instance().connected())) {
      Transaction transaction = expel(guest);
      if (transaction != null) {
        left.add(transaction);
      }
    }
    return left;
  }

  private static @Nullable Transaction expel(Session guest) {
    Transaction left = guest.membership().withdraw();
    guest.current().fence();
    if (guest.home() != null) {
      guest.closeAsGuest();
    }
    return left;
  }

  private static Set<Session> of(ProcedureCall ending, Collection<Session> connected) {
    Set<Session> guests = new LinkedHashSet<>();
    Deque<ProcedureCall> over = new ArrayDeque<>();
    over.add(ending);
    while (!over.isEmpty()) {
      ProcedureCall call = over.remove();
      for (Session session : connected) {
        if (isGuest(session, call) && guests.add(session)) {
          ProcedureCall inside = session.runningCall();
          if (inside != null) {
            over.add(inside);
          }
        }
      }
    }
    return guests;
  }

  private static boolean isGuest(Session session, ProcedureCall call) {
    return session.home() == call || session.membership().lender() == call;
  }
}

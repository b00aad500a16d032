package dev.bindery.properties.simple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What there is, and what becomes of it when something ends. What begins with {@code is} decides by
 * a rule: there a test plants a fault.
 */
class SimpleInstance {
  /**
   * Each with a refusal of its own.
   *
   * @param sessions connected at once: 17809
   * @param transactions begun in all: 701
   * @param nesting of one session: 3905
   * @param savepoints of one transaction: 701
   * @param writes of one transaction: 701
   */
  record Limits(int sessions, int transactions, int nesting, int savepoints, int writes) {}

  /** A token that was told; its transaction may have ended since. */
  record BindToken(SimpleTransaction transaction, String kind) {}

  private static final int TOKEN_LETTERS = 32;

  private final Limits limits;
  private final Map<String, SimpleSession> connected = new LinkedHashMap<>();
  private final List<SimpleTransaction> live = new ArrayList<>();
  private final Map<String, BindToken> tokens = new HashMap<>();
  private final Random letters = new Random(1);
  private int begun;

  SimpleInstance(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** N3: at its own last one a member commits for all. */
  boolean isLastCommit(SimpleSession session) {
    return session.count == 1;
  }

  /** X3: another's request has access, and does not lend it (X7). */
  boolean isTaken(SimpleTransaction transaction, SimpleSession session) {
    return transaction.access.stream()
        .anyMatch(
            holder ->
                holder != session && (holder.call == null || !session.belongsTo(holder.call)));
  }

  /** B6: nobody is a member any more. */
  boolean isLeft(SimpleTransaction transaction) {
    return transaction.members.isEmpty();
  }

  /** A4: it is doomed, and no request is active in it. */
  boolean isLost(SimpleTransaction transaction) {
    return transaction.doomed && transaction.access.isEmpty();
  }

  /** B4: it has ended. */
  boolean isDead(SimpleTransaction transaction) {
    return !live.contains(transaction);
  }

  /** B9: who did not end it itself is told. */
  boolean isOwed(SimpleSession member, SimpleSession endedBy) {
    return member != endedBy;
  }

  /** X7: it was bound, or opened (E3), in that call. */
  boolean isGuest(SimpleSession session, SimpleCall call) {
    return session.lender == call || session.home == call;
  }

  /** X8: no call is running in it. */
  boolean isOutsideCalls(SimpleTransaction transaction) {
    return transaction.innermost() == null;
  }

  /** A2: an error ends the transaction, or dooms it. */
  boolean isAborting(SimpleSession failing) {
    return failing.xactAbort;
  }

  /** 701: no further transaction may begin. */
  boolean isUsedUp() {
    return begun == limits.transactions();
  }

  /** Does what a session asks for, if it is there. */
  String of(String login, Function<SimpleSession, String> operation) {
    SimpleSession session = connected.get(login);
    return session == null ? "closed" : operation.apply(session);
  }

  @Nullable SimpleSession find(String login) {
    return connected.get(login);
  }

  String connect(String login, @Nullable SimpleCall home) {
    if (connected.size() == limits.sessions()) {
      return "17809";
    }
    if (connected.putIfAbsent(login, new SimpleSession(login, home)) != null) {
      throw new IllegalStateException(login + " is connected");
    }
    return "ok";
  }

  void disconnect(SimpleSession session) {
    session.leave();
    connected.remove(session.login);
  }

  SimpleTransaction begun(String name) {
    begun++;
    SimpleTransaction transaction = newTransaction(name);
    live.add(transaction);
    return transaction;
  }

  SimpleTransaction newTransaction(String name) {
    return new SimpleTransaction(name);
  }

  /** T2: the same as often as it is asked for. */
  String token(SimpleTransaction transaction, String kind) {
    return transaction.tokens.computeIfAbsent(kind, asked -> newToken(transaction, asked));
  }

  /** T4: letters of the alphabet of 64. */
  final String newToken(SimpleTransaction transaction, String kind) {
    StringBuilder token = new StringBuilder();
    while (token.length() < TOKEN_LETTERS) {
      token.append((char) ('-' + letters.nextInt('l' - '-' + 1)));
    }
    tokens.put(token.toString(), new BindToken(transaction, kind));
    return token.toString();
  }

  /** What token that is; null if it is none of this instance. */
  @Nullable BindToken tokenOf(String text) {
    return tokens.get(text);
  }

  /** A transaction ends for all its members, by what one of them did. */
  void end(SimpleTransaction transaction, SimpleSession by) {
    live.remove(transaction);
    for (SimpleSession member : List.copyOf(transaction.members)) {
      member.leave();
      member.owed = isOwed(member, by);
    }
  }

  /** After sessions may have left or requests ended: what is rolled back by that. */
  void sweep(SimpleSession by) {
    for (SimpleTransaction transaction : List.copyOf(live)) {
      if (isLeft(transaction) || isLost(transaction)) {
        end(transaction, by);
      }
    }
  }

  /** X2: the session's request is over, and with it a call that it is inside of. */
  void endRequest(SimpleSession session) {
    endCall(session);
    session.open = false;
    if (session.transaction != null) {
      session.transaction.access.remove(session);
    }
  }

  /** X7: the call that a session is inside of, if it is, is over: its guests go. */
  void endCall(SimpleSession session) {
    if (session.call == null) {
      return;
    }
    Set<SimpleSession> guests = guests(session.call);
    session.call = null;
    if (session.transaction == null) {
      session.lender = null;
    }
    for (SimpleSession guest : guests) {
      guest.call = null;
      guest.open = false;
      guest.leave();
      if (guest.home != null) {
        connected.remove(guest.login);
      }
    }
  }

  /** Who goes when a call is over: its guests, and those of the calls that they are inside of. */
  Set<SimpleSession> guests(SimpleCall call) {
    Set<SimpleSession> guests = new LinkedHashSet<>();
    for (SimpleSession session : connected.values()) {
      if (isGuest(session, call) && guests.add(session) && session.call != null) {
        guests.addAll(guests(session.call));
      }
    }
    return guests;
  }
}

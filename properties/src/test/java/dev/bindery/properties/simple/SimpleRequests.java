package dev.bindery.properties.simple;

import dev.bindery.properties.simple.SimpleInstance.BindToken;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What needs no access: connections, requests, binding and leaving, options. */
final class SimpleRequests {
  private static final int TOKEN_LETTERS = 32;

  private final SimpleInstance instance;

  SimpleRequests(SimpleInstance instance) {
    this.instance = instance;
  }

  String connect(String login) {
    return instance.connect(login, null);
  }

  String connectFrom(String login, String by) {
    SimpleSession caller = instance.find(by);
    return caller == null || caller.call == null ? "none" : instance.connect(login, caller.call);
  }

  /** B11. */
  String disconnect(String login) {
    return instance.of(
        login,
        session -> {
          instance.endCall(session);
          instance.disconnect(session);
          instance.sweep(session);
          return "ok";
        });
  }

  String bind(String login, String letters) {
    return statement(
        login,
        session -> {
          String shape = shape(letters.stripTrailing());
          BindToken token = instance.tokenOf(letters.stripTrailing());
          return token == null ? shape : bind(session, token);
        });
  }

  /** B3. */
  private static String shape(String letters) {
    if (letters.length() < TOKEN_LETTERS) {
      return "3909.1";
    }
    return letters.chars().allMatch(letter -> letter == '-') ? "3909.3" : "3909.2";
  }

  private String bind(SimpleSession session, BindToken token) {
    SimpleTransaction joined = token.transaction();
    SimpleTransaction mine = session.transaction;
    SimpleCall lender = token.kind().equals("xp") ? joined.innermost() : null;
    if (instance.isDead(joined)) {
      return "3922";
    }
    if (token.kind().equals("xp") && instance.isOutsideCalls(joined)) {
      return "3912";
    }
    if (token.kind().equals("xp")
        ? joined.access.stream().anyMatch(holder -> holder != session && holder.call == null)
        : instance.isTaken(joined, session)) {
      return "3910";
    }
    session.leave();
    instance.sweep(session);
    if (instance.isDead(joined)) {
      return "3922"; // B5: it has not outlived that its last member left
    }
    session.join(joined, lender);
    return mine == null || mine == joined ? "ok" : "3924";
  }

  /** B6. */
  String leave(String login) {
    return instance.of(
        login,
        session -> {
          session.leave();
          instance.sweep(session);
          return "ok";
        });
  }

  String setLevel(String login, String level) {
    return set(login, session -> session.level = level);
  }

  String setXactAbort(String login, boolean abort) {
    return set(login, session -> session.xactAbort = abort);
  }

  private String set(String login, Consumer<SimpleSession> option) {
    return statement(
        login,
        session -> {
          option.accept(session);
          return "ok";
        });
  }

  /** A statement that needs no access, and so takes none. */
  private String statement(String login, Function<SimpleSession, String> statement) {
    return instance.of(
        login,
        session -> {
          if (session.owed) {
            session.owed = false;
            return "3926";
          }
          return session.call == null ? statement.apply(session) : "3917";
        });
  }

  /** X2: the next request discards the one before. */
  String open(String login) {
    return instance.of(
        login,
        session -> {
          instance.endRequest(session);
          session.open = true;
          instance.sweep(session);
          return "ok";
        });
  }

  String close(String login) {
    return instance.of(login, session -> isIdle(session) ? "none" : over(session));
  }

  /** A6. */
  String cancel(String login) {
    return instance.of(
        login,
        session -> {
          if (isIdle(session)) {
            return "none";
          }
          boolean ends = session.holdsAccess() && session.xactAbort;
          SimpleTransaction mine = session.transaction;
          instance.endRequest(session);
          if (ends && mine != null) {
            instance.end(mine, session);
          }
          instance.sweep(session);
          return "ok";
        });
  }

  /** The call is over; access is the caller's again, if it is still a member. */
  String returns(String login) {
    return instance.of(
        login,
        session -> {
          if (session.call == null) {
            return "none";
          }
          if (!session.open) {
            return over(session);
          }
          instance.endCall(session);
          instance.sweep(session);
          return "ok";
        });
  }

  /** E2: the XP token of the caller's transaction; null if there is none to be told. */
  @Nullable String srvGetBindToken(String login) {
    SimpleSession session = instance.find(login);
    return session == null || session.call == null || session.transaction == null
        ? null
        : instance.token(session.transaction, "xp");
  }

  private static boolean isIdle(SimpleSession session) {
    return !session.open && session.call == null;
  }

  /** A4: the end of the request may be the end of a doomed transaction. */
  private String over(SimpleSession session) {
    SimpleTransaction mine = session.transaction;
    instance.endRequest(session);
    instance.sweep(session);
    return mine != null && instance.isDead(mine) ? "3998" : "ok";
  }
}

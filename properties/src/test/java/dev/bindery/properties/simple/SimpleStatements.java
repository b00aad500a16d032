package dev.bindery.properties.simple;

import java.util.function.Consumer;
import java.util.function.Function;

/** The statements that need the transaction (X3). */
final class SimpleStatements {
  private final SimpleInstance instance;

  SimpleStatements(SimpleInstance instance) {
    this.instance = instance;
  }

  /** {@code @@TRANCOUNT}. */
  int tranCount(String login) {
    SimpleSession session = instance.find(login);
    return session == null ? 0 : session.count;
  }

  String begin(String login, String name) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine != null && mine.doomed) {
            return "3930";
          }
          if (mine == null && instance.isUsedUp()) {
            return "701";
          }
          if (session.count == instance.limits().nesting()) {
            return "3905";
          }
          if (mine == null) {
            session.join(instance.begun(name), null);
          } else {
            session.count++;
          }
          return "ok";
        });
  }

  String commit(String login) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine == null) {
            return "3902";
          }
          if (mine.doomed) {
            return "3930";
          }
          if (instance.isLastCommit(session)) {
            instance.end(mine, session);
          } else {
            session.count--;
          }
          return "ok";
        });
  }

  String rollback(String login) {
    return statement(
        login,
        session -> {
          if (session.transaction == null) {
            return "3903";
          }
          instance.end(session.transaction, session);
          return "ok";
        });
  }

  String rollbackTo(String login, String name) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine == null) {
            return "3903";
          }
          if (mine.hasSavepoint(name)) {
            if (mine.doomed) {
              return "3931";
            }
            mine.undoTo(name);
            return "ok";
          }
          if (mine.name.equals(name)) {
            instance.end(mine, session);
            return "ok";
          }
          return "6401";
        });
  }

  String save(String login, String name) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine == null) {
            return "628";
          }
          if (mine.doomed) {
            return "3930";
          }
          if (mine.savepoints() == instance.limits().savepoints()) {
            return "701";
          }
          mine.save(name);
          return "ok";
        });
  }

  String write(String login) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine == null) {
            return "ok";
          }
          if (mine.doomed) {
            return "3930";
          }
          if (mine.writes() == instance.limits().writes()) {
            return "701";
          }
          mine.write();
          return "ok";
        });
  }

  String fail(String login, boolean caught) {
    return statement(
        login,
        session -> {
          SimpleTransaction mine = session.transaction;
          if (mine != null && mine.doomed) {
            return "3930";
          }
          if (!instance.isAborting(session)) {
            return "2627";
          }
          if (!caught) {
            if (mine != null) {
              instance.end(mine, session);
            }
            instance.endRequest(session);
          } else if (mine != null) {
            session.takeAccess();
            mine.doomed = true;
            if (instance.isLost(mine)) {
              instance.end(mine, session);
              return "3998";
            }
          }
          return "2627";
        });
  }

  /** What is told besides the answer goes to the consumer of letters. */
  String getToken(String login, String kind, Consumer<String> told) {
    return statement(
        login,
        session -> {
          if (!kind.equals("ordinary") && !kind.equals("xp")) {
            return "214";
          }
          if (session.transaction == null) {
            return "3921";
          }
          told.accept(instance.token(session.transaction, kind));
          return "ok";
        });
  }

  String call(String login) {
    return statement(
        login,
        session -> {
          session.call = new SimpleCall(session);
          return "ok";
        });
  }

  /** What the statements have in common: who may not run them, and what their answer ends. */
  private String statement(String login, Function<SimpleSession, String> statement) {
    return instance.of(
        login,
        session -> {
          if (session.owed) {
            session.owed = false;
            return "3926";
          }
          if (session.call != null) {
            return "3917";
          }
          if (session.transaction != null && instance.isTaken(session.transaction, session)) {
            session.open = false;
            return "3917";
          }
          String answer = statement.apply(session);
          if (answer.equals("3930")) {
            instance.endRequest(session);
            instance.sweep(session);
          } else {
            session.takeAccess();
          }
          return answer;
        });
  }
}

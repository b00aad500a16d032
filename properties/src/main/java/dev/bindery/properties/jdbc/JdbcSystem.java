package dev.bindery.properties.jdbc;

import dev.bindery.properties.Adapter;
import dev.bindery.properties.Capabilities;
import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.Token;
import dev.bindery.properties.TokenNames;
import dev.bindery.properties.explain.Tsql;
import dev.bindery.spec.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks T-SQL: each session is a connection, each statement a batch, read to its
 * end. So no request stays open, and nobody holds access between two operations.
 *
 * <p>Before a statement the session is asked for its {@code @@TRANCOUNT}: that a transaction was
 * ended by another is told there (B9), by an error or as an information, and is the answer, and the
 * statement is not sent. Nothing waits but for the server; a batch has ten seconds.
 */
public final class JdbcSystem extends Adapter {
  /** Its limits are the server's; a batch is one request, which ends with it. */
  private static final Capabilities CAPABILITIES =
      Capabilities.of(JdbcSystem.class).without(Set.of("* 17809", "* 701", "* 3905"));

  private static final String ENDED_BY_ANOTHER = "3926";
  private static final String CLOSED = "closed";
  private static final String FAILURE = String.valueOf(Tsql.FAILURE);
  private static final String FAILED = "2627";

  private final Connections source;
  private final Map<String, Client> clients = new HashMap<>();
  private final TokenNames tokens = new TokenNames();
  private @Nullable Connection administrator;

  /** A connection and its number at the server. */
  private record Client(Connection connection, String spid) {}

  private JdbcSystem(Connections source) {
    this.source = source;
  }

  /** Systems on a server. */
  public static Factory on(DataSource server) {
    return on((Connections) server::getConnection);
  }

  /** Systems on a server. */
  public static Factory on(Connections server) {
    return new Factory() {
      @Override
      public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
        return () -> new JdbcSystem(server);
      }

      @Override
      public Capabilities capabilities() {
        return CAPABILITIES;
      }
    };
  }

  @Override
  public String connect(String session) {
    try {
      Connection connection = source.open();
      String spid = Told.by(connection, "SELECT @@SPID").value();
      clients.put(session, new Client(connection, Objects.requireNonNullElse(spid, "0")));
      return "ok";
    } catch (SQLException e) {
      return String.valueOf(e.getErrorCode());
    }
  }

  @Override
  public String disconnect(String session) {
    Client client = clients.remove(session);
    return client == null ? CLOSED : close(client.connection());
  }

  private static String close(Connection connection) {
    try {
      connection.close();
      return "ok";
    } catch (SQLException e) {
      return "closing: SQLState " + e.getSQLState();
    }
  }

  @Override
  public String kill(String session) {
    Client client = clients.remove(session);
    if (client == null) {
      return CLOSED;
    }
    try {
      if (administrator == null) {
        administrator = source.open();
      }
      String answer = Told.by(administrator, "KILL " + client.spid()).answer();
      boolean alive = Told.by(client.connection(), "SELECT @@SPID").value() != null;
      client.connection().close();
      return alive ? answer + ", and it still answers" : answer;
    } catch (SQLException e) {
      return "SQLState " + e.getSQLState();
    }
  }

  @Override
  public String begin(String session, String name) {
    return statement(Operation.of("Begin", session, name));
  }

  @Override
  public String commit(String session) {
    return statement(Operation.of("Commit", session));
  }

  @Override
  public String rollback(String session) {
    return statement(Operation.of("Rollback", session));
  }

  @Override
  public String rollbackTo(String session, String name) {
    return statement(Operation.of("RollbackTo", session, name));
  }

  @Override
  public String save(String session, String name) {
    return statement(Operation.of("Save", session, name));
  }

  @Override
  public String fail(String session, boolean caught) {
    return statement(Operation.of("Fail", session, caught));
  }

  @Override
  public String getToken(String session, String kind) {
    return statement(Operation.of("GetToken", session, kind));
  }

  @Override
  public String bind(String session, Token token) {
    return tokens.bound(
        session,
        token,
        statement(Operation.of("Bind", session, List.of(token.transaction(), token.kind()))));
  }

  @Override
  public String leave(String session) {
    Client client = clients.get(session);
    return client == null
        ? CLOSED
        : Told.by(client.connection(), batch(Operation.of("Leave", session))).answer();
  }

  @Override
  public String setLevel(String session, String level) {
    return statement(Operation.of("SetLevel", session, level));
  }

  @Override
  public String setXactAbort(String session, boolean abort) {
    return statement(Operation.of("SetXactAbort", session, abort));
  }

  /** Answers what the session is owed (B9), or else does the statement. */
  private String statement(Operation operation) {
    String session = String.valueOf(operation.arguments().get(0));
    Client client = clients.get(session);
    if (client == null) {
      return CLOSED;
    }
    Told before = Told.by(client.connection(), "SELECT @@TRANCOUNT");
    if (before.has(ENDED_BY_ANOTHER)) {
      return ENDED_BY_ANOTHER;
    }
    String answer = answer(operation, session, Told.by(client.connection(), batch(operation)));
    if (operation.action().equals("Begin") && "0".equals(before.value()) && answer.equals("ok")) {
      tokens.began(session);
      getToken(session, "ordinary");
      getToken(session, "xp");
    }
    return answer;
  }

  /** In the words of the spec: a token that is told, a failure that was caught, or what is told. */
  private String answer(Operation operation, String session, Told told) {
    if (told.answer().equals("ok") && told.value() != null) {
      return operation.action().equals("GetToken")
          ? tokens.told(session, kind(operation), told.value())
          : told.value().equals(FAILURE) ? FAILED : "ok";
    }
    return told.answer().equals(FAILURE) ? FAILED : told.answer();
  }

  private static String kind(Operation getToken) {
    return String.valueOf(getToken.arguments().get(1));
  }

  private String batch(Operation operation) {
    return Tsql.batch(operation, tokens::letters)
        .orElseThrow(() -> new UnsupportedOperationException(operation.action()));
  }

  @Override
  public void close() {
    clients.values().forEach(client -> close(client.connection()));
    clients.clear();
    if (administrator != null) {
      close(administrator);
      administrator = null;
    }
  }
}

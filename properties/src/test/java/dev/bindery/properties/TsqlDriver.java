package dev.bindery.properties;

import dev.bindery.engine.Connected;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Limits;
import dev.bindery.engine.TokenSource;
import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.Message;
import dev.bindery.tsql.TsqlOptions;
import dev.bindery.tsql.TsqlSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thinnest driver of JDBC over batches of T-SQL on an engine of its own: only what a client
 * needs who runs batches and reads all that they give. A url is {@code jdbc:bindery-test:}; what
 * follows may be {@code error}, then 3926 is an error; {@code deaf}, then nobody leaves; or {@code
 * refuses}.
 */
final class TsqlDriver implements Driver {
  static final String URL = "jdbc:bindery-test:";

  private static final String NO_CONNECTION = "08003";

  private final Instance instance = Instance.create(Limits.DEFAULT, TokenSource.repeatable(1));

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(URL);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    if (url.endsWith("refuses")) {
      throw new SQLException("planted: " + info, "S0001", 18456);
    }
    if (!(instance.connect(info.getProperty("user", "tester")) instanceof Connected connected)) {
      throw new SQLException("no session", "S0001", 17809);
    }
    TsqlOptions options = new TsqlOptions(TsqlOptions.DEFAULT.databases(), url.endsWith("error"));
    return connection(new TsqlSession(connected.session(), options), url.endsWith("deaf"));
  }

  private static Connection connection(TsqlSession session, boolean deaf) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "createStatement" -> statement(session, deaf);
              case "close" -> {
                session.session().disconnect();
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static Statement statement(TsqlSession session, boolean deaf) {
    Results results = new Results();
    return proxy(
        Statement.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "execute" -> {
                String batch = String.valueOf(arguments[0]);
                String heard = deaf ? batch.replace("EXEC sp_bindsession ''", "PRINT ''") : batch;
                if (!session.run(heard, results)) {
                  throw new SQLException("closed", NO_CONNECTION);
                }
                yield results.next();
              }
              case "getMoreResults" -> results.next();
              case "getResultSet" -> results.rows();
              case "getUpdateCount" -> -1;
              case "getWarnings" -> results.warning;
              case "setQueryTimeout", "close" -> null;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  @SuppressWarnings("unchecked") // the proxy implements the interface
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** What a batch gives: rows and errors in their order, and informations beside. */
  private static final class Results implements BatchListener {
    private final List<Object> all = new ArrayList<>();
    private int next;
    private @Nullable SQLWarning warning;

    /** Whether rows are next; an error that is next is thrown. */
    boolean next() throws SQLException {
      if (next == all.size()) {
        return false;
      }
      if (all.get(next++) instanceof SQLException error) {
        throw error;
      }
      return true;
    }

    ResultSet rows() {
      List<?> values = (List<?>) all.get(next - 1);
      Iterator<?> rows = values.iterator();
      Object[] row = new Object[1];
      return proxy(
          ResultSet.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "next" -> {
                  boolean more = rows.hasNext();
                  row[0] = more ? rows.next() : null;
                  yield more;
                }
                case "getString" -> row[0] == null ? null : row[0].toString();
                case "close" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
              });
    }

    @Override
    public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
      List<@Nullable Object> first = new ArrayList<>();
      rows.forEach(row -> first.add(row.get(0)));
      all.add(first);
    }

    @Override
    public void count(int batchLine, long count) {
      // It counts the rows, which are told.
    }

    @Override
    public void info(Message message) {
      SQLWarning next = new SQLWarning(message.text(), state(message), message.number());
      if (warning == null) {
        warning = next;
      } else {
        warning.setNextWarning(next);
      }
    }

    @Override
    public void error(Message message) {
      all.add(new SQLException(message.text(), state(message), message.number()));
    }

    private static String state(Message message) {
      return "S%04d".formatted(message.state());
    }

    @Override
    public void print(int batchLine, String message) {
      // Nobody asks for it.
    }

    @Override
    public void done(@Nullable Integer returnStatus) {
      // The call returns.
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}

package dev.bindery.benchmarks.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The steps, done over JDBC in process: each party has a connection of its own. */
public final class JdbcRivals implements Rivals, AutoCloseable {
  private final JdbcDatabase database;
  private final Connection reader;
  private final JdbcRows read;
  private final List<Party> parties = new ArrayList<>();

  /** A connection, with whether its transaction is open. */
  private static final class Party {
    private final Connection connection;
    private final PreparedStatement begin;
    private final JdbcRows rows;
    private volatile boolean working;

    Party(Connection connection, String begin) throws SQLException {
      this.connection = connection;
      this.begin = connection.prepareStatement(begin);
      rows = new JdbcRows(connection);
      connection.setAutoCommit(false);
    }
  }

  /** Takes part in a database that has nothing in it yet. */
  public JdbcRivals(JdbcDatabase database) {
    this.database = database;
    try {
      reader = DriverManager.getConnection(database.url());
      JdbcRows.create(reader);
      read = new JdbcRows(reader);
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public void meet(int count) {
    try {
      for (int party = 0; party < count; party++) {
        parties.add(new Party(DriverManager.getConnection(database.url()), database.begin()));
      }
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public void beginAs(int party) {
    Party begins = parties.get(party);
    try {
      begins.begin.execute();
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
    begins.working = true;
  }

  @Override
  public void putAs(int party, int key, int value) {
    parties.get(party).rows.put(key, value);
  }

  @Override
  public void commitAs(int party) {
    Party commits = parties.get(party);
    commits.working = false;
    try {
      commits.connection.commit();
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public int working() {
    return (int) parties.stream().filter(party -> party.working).count();
  }

  @Override
  public int committed(int key) {
    return read.get(key);
  }

  @Override
  public void close() throws SQLException {
    for (Party party : parties) {
      party.connection.rollback();
      party.connection.close();
    }
    reader.close();
  }
}

package dev.bindery.benchmarks.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The steps, done over JDBC in process. Parties share one connection under a mutex, and each writes
 * to a row of its own.
 */
public final class JdbcAdapter implements Savepoints, HandingOver, Data, AutoCloseable {
  private final Connection connection;
  private final PreparedStatement begin;
  private final JdbcRows rows;
  private final ReentrantLock mutex = new ReentrantLock();
  private final int[] turns = new int[ROWS];
  private @Nullable Savepoint savepoint;
  private int depth;
  private int parties;

  /** Takes part in a database that has nothing in it yet. */
  public JdbcAdapter(JdbcDatabase database) {
    try {
      connection = DriverManager.getConnection(database.url());
      JdbcRows.create(connection);
      rows = new JdbcRows(connection);
      connection.setAutoCommit(false);
      begin = connection.prepareStatement(database.begin());
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public void begin() {
    try {
      begin.execute();
      depth++;
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public void commit() {
    try {
      connection.commit();
      depth--;
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public void write() {
    put(0, get(0) + 1);
  }

  @Override
  public void save() {
    try {
      savepoint = connection.setSavepoint("s"); // a name: one without is kept for ever by H2
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public void rollbackToSave() {
    try {
      connection.rollback(Objects.requireNonNull(savepoint));
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  @Override
  public long writes() {
    return get(0);
  }

  @Override
  public void put(int key, int value) {
    rows.put(key, value);
  }

  @Override
  public int get(int key) {
    return rows.get(key);
  }

  // One connection, many parties

  @Override
  public void share(int wanted) {
    if (parties > 0) {
      end();
    }
    parties = wanted;
    begin();
  }

  @Override
  public void turn(int party) {
    mutex.lock();
    try {
      int key = party % ROWS;
      turns[key]++;
      put(key, turns[key]);
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public void end() {
    Arrays.fill(turns, 0);
    commit();
    parties = 0;
  }

  @Override
  public long sharedWrites() {
    long sum = 0;
    for (int key = 0; key < ROWS && parties > 0; key++) {
      sum += turns[key] == 0 ? 0 : get(key);
    }
    return sum;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}

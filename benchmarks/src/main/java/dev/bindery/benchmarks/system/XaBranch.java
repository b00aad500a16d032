package dev.bindery.benchmarks.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in memory, of its own, as one branch of a distributed transaction. */
final class XaBranch implements AutoCloseable {
  private final XAConnection xa;
  private final Connection connection;
  private final PreparedStatement update;
  private final PreparedStatement select;

  XaBranch() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:");
    try {
      xa = source.getXAConnection();
      connection = xa.getConnection();
      try (Statement ddl = connection.createStatement()) {
        ddl.execute("CREATE TABLE t (k INT PRIMARY KEY, v INT NOT NULL)");
        for (int key = 0; key < Data.ROWS; key++) {
          ddl.execute("INSERT INTO t VALUES (" + key + ", 0)");
        }
      }
      update = connection.prepareStatement("UPDATE t SET v = ? WHERE k = ?");
      select = connection.prepareStatement("SELECT v FROM t WHERE k = ?");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  XAResource resource() {
    try {
      return xa.getXAResource();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void put(int key, int value) {
    try {
      update.setInt(1, value);
      update.setInt(2, key);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("no row " + key);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  int get(int key) {
    try {
      select.setInt(1, key);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      xa.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException(e.getMessage(), e);
  }
}

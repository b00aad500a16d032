package dev.bindery.benchmarks.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of {@link Data} in a table of their own, read and written by prepared statements. */
final class JdbcRows {
  private final PreparedStatement update;
  private final PreparedStatement select;

  /** Uses the table, which there is. */
  JdbcRows(Connection connection) throws SQLException {
    update = connection.prepareStatement("UPDATE t SET v = ? WHERE k = ?");
    select = connection.prepareStatement("SELECT v FROM t WHERE k = ?");
  }

  /** Makes the table anew, each row with the value 0. */
  static void create(Connection connection) throws SQLException {
    try (Statement ddl = connection.createStatement()) {
      ddl.execute("DROP TABLE IF EXISTS t");
      ddl.execute("CREATE TABLE t (k INT PRIMARY KEY, v INT NOT NULL)");
      for (int key = 0; key < Data.ROWS; key++) {
        ddl.execute("INSERT INTO t VALUES (" + key + ", 0)");
      }
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

  static IllegalStateException failed(SQLException e) {
    return new IllegalStateException(e.getMessage(), e);
  }
}

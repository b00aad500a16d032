package dev.bindery.benchmarks.system;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in memory, of its own, as one branch of a distributed transaction. */
final class XaBranch implements AutoCloseable {
  private final XAConnection xa;
  private final JdbcRows rows;

  XaBranch() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:");
    try {
      xa = source.getXAConnection();
      Connection connection = xa.getConnection();
      JdbcRows.create(connection);
      rows = new JdbcRows(connection);
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  XAResource resource() {
    try {
      return xa.getXAResource();
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }

  void put(int key, int value) {
    rows.put(key, value);
  }

  int get(int key) {
    return rows.get(key);
  }

  @Override
  public void close() {
    try {
      xa.close();
    } catch (SQLException e) {
      throw JdbcRows.failed(e);
    }
  }
}

package dev.bindery.properties.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from: {@code dataSource::getConnection}. It must not pool them. */
@FunctionalInterface
public interface Connections {
  /** A connection that nobody else uses; it is closed by who asked for it. */
  Connection open() throws SQLException;
}

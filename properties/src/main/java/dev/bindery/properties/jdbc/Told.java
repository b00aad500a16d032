package dev.bindery.properties.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server told to a batch, all of it: errors and informations in their order, and the first
 * value of its last row. Texts are not kept: they might hold a token (T9).
 *
 * @param codes the numbers, those of 3909 with their state
 * @param value null if there was no row
 */
record Told(List<String> codes, @Nullable String value) {
  /** What a batch may take: nothing here has to wait for anybody (X4). */
  private static final int PATIENCE_SECONDS = 10;

  private static final String WITH_STATE = "3909";

  /** The states of SQL Server's errors, as its driver writes them. */
  private static final Pattern STATE = Pattern.compile("S0*(\\d+)");

  /** Runs a batch and reads it to its end. */
  static Told by(Connection connection, String batch) {
    List<String> codes = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      try {
        read(statement, batch, values);
      } catch (SQLException e) {
        add(e, codes);
      }
      for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
        codes.add(code(each));
      }
    } catch (SQLException e) {
      add(e, codes);
    }
    return new Told(codes, values.isEmpty() ? null : values.get(values.size() - 1));
  }

  private static void read(Statement statement, String batch, List<String> values)
      throws SQLException {
    boolean rows = statement.execute(batch);
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            String value = result.getString(1);
            if (value != null) {
              values.add(value);
            }
          }
        }
      }
      rows = statement.getMoreResults();
    }
  }

  private static void add(SQLException first, List<String> codes) {
    for (SQLException each = first; each != null; each = each.getNextException()) {
      codes.add(code(each));
    }
  }

  private static String code(SQLException e) {
    if (e instanceof SQLTimeoutException) {
      return "no answer within " + PATIENCE_SECONDS + " s";
    }
    String number = String.valueOf(e.getErrorCode());
    Matcher state = STATE.matcher(String.valueOf(e.getSQLState()));
    if (e.getErrorCode() == 0) {
      return "SQLState " + e.getSQLState();
    }
    return number.equals(WITH_STATE) && state.matches() ? number + "." + state.group(1) : number;
  }

  /** The first error or information, or {@code "ok"}. */
  String answer() {
    return codes.isEmpty() ? "ok" : codes.get(0);
  }

  boolean has(String code) {
    return codes.contains(code);
  }
}

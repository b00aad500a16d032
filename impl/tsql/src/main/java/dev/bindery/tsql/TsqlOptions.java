package dev.bindery.tsql;

import java.util.Set;

/**
 * What can be set for the T-SQL of a session.
 *
 * @param databases the names that {@code USE} knows, in any case
 * @param endedByAnotherIsError whether 3926 ends the rest of the batch as an error of severity 16.
 *     If not, it is an information, and the statement is issued again by itself (rule B9)
 */
public record TsqlOptions(Set<String> databases, boolean endedByAnotherIsError) {

  /** The databases {@code master} and {@code MYDB}; 3926 is an information. */
  public static final TsqlOptions DEFAULT = new TsqlOptions(Set.of("master", "MYDB"), false);

  public TsqlOptions {
    databases = Set.copyOf(databases);
  }

  boolean knows(String database) {
    return databases.stream().anyMatch(database::equalsIgnoreCase);
  }
}

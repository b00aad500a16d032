package dev.bindery.tsql;

import java.util.List;
import java.util.Map;

/**
 * A batch that may run: nothing in it is a compile error.
 *
 * @param statements in the order in which they stand
 * @param variables every variable that it declares, by its name in lower case; all hold NULL when
 *     the batch begins
 */
record Program(List<Statement> statements, Map<String, SqlType> variables) {}

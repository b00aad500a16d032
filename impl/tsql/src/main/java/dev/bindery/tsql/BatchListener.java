package dev.bindery.tsql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what a batch gives, in the order in which it happens. Each batch ends with exactly
 * one {@link #done}.
 *
 * <p>A {@code batchLine} is the line of the batch on which the statement begins, from 1.
 */
public interface BatchListener {

  /**
   * A column of a result: its name (empty if it has none) and its type as declared, {@code
   * varchar(255)}.
   */
  record Column(String name, String type) {}

  /** A result. A value is a {@link Long} for a number, a {@link String} for text, null for NULL. */
  void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows);

  /** How many rows the statement gave or changed. */
  void count(int batchLine, long count);

  /** An information: it stops nothing. */
  void info(Message message);

  /** An error. */
  void error(Message message);

  /** What {@code PRINT} says. */
  void print(int batchLine, String message);

  /**
   * The batch has ended.
   *
   * @param returnStatus of the last procedure that it called; null if it called none, or was
   *     cancelled
   */
  void done(@Nullable Integer returnStatus);
}

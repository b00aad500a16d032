package dev.bindery.tsql;

import dev.bindery.engine.SqlError;
import org.jspecify.annotations.Nullable;

/**
 * An error or an information, as a client is told it.
 *
 * @param number the number in the catalogue of errors
 * @param severity 10 for an information, which stops nothing (rule A5); more for an error
 * @param state tells cases of one number apart
 * @param procedure the procedure that raised it; null outside any
 * @param batchLine the line of the batch on which its statement begins, from 1
 * @param text what it says; never a bind token (rule T9)
 */
public record Message(
    int number, int severity, int state, @Nullable String procedure, int batchLine, String text) {

  /** What the engine answered, as a client is told it. */
  public static Message of(SqlError error, @Nullable String procedure, int batchLine) {
    return new Message(
        error.number(), error.severity(), error.state(), procedure, batchLine, error.message());
  }

  Message withSeverity(int other) {
    return new Message(number, other, state, procedure, batchLine, text);
  }
}

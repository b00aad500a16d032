package dev.bindery.engine;

/**
 * What an operation answered. Every operation is total: in every state it gives exactly one answer,
 * and a refusal is an answer, not an exception. A refused operation changes nothing but what its
 * rule says.
 */
public sealed interface Answer
    permits Done,
        Connected,
        Opened,
        Calling,
        TokenIssued,
        Rows,
        Affected,
        Waiting,
        SqlError,
        EndedByAnother {
  /**
   * The answer in the words of the specification: {@code "ok"}, {@code "closed"}, {@code "none"},
   * {@code "3926"}, {@code "3909.2"}.
   */
  String code();
}

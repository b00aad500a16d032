package dev.bindery.engine;

/** The statements that need the transaction, and so access to it (X3). */
enum Statement {
  BEGIN,
  BEGIN_DISTRIBUTED,
  COMMIT,
  ROLLBACK,
  ROLLBACK_TO,
  SAVE,
  WRITE,
  /** A data statement that fails at run time. */
  FAIL,
  /** The same, inside a TRY of its batch. */
  FAIL_CAUGHT,
  GET_TOKEN,
  GET_XP_TOKEN,
  GET_BAD_TOKEN,
  /** The call of an extended procedure begins. */
  CALL;

  boolean isBegin() {
    return this == BEGIN || this == BEGIN_DISTRIBUTED;
  }

  /** Whether it starts a transaction where IMPLICIT_TRANSACTIONS is on (N9). */
  boolean startsTransactions() {
    return isBegin() || this == WRITE || this == FAIL || this == FAIL_CAUGHT;
  }
}

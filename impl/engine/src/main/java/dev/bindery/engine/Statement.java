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
  GET_TOKEN,
  GET_XP_TOKEN,
  GET_BAD_TOKEN
}

package dev.bindery.engine;

/** The life of a transaction: live, then one outcome for all members, for ever. */
public enum TransactionStatus {
  LIVE,
  COMMITTED,
  ROLLED_BACK
}

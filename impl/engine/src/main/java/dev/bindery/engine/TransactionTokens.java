package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one transaction (T2): of one number, each made when first asked for, the same ever
 * after. Guarded by the transaction's monitor.
 */
final class TransactionTokens {
  private final long number;
  private @Nullable TokenIssued ordinary;
  private @Nullable TokenIssued xp;

  TransactionTokens(long number) {
    this.number = number;
  }

  /** The number of these tokens; no other transaction's ever have it (T3). */
  long number() {
    return number;
  }

  TokenIssued token(boolean forXp, Tokens tokens) {
    TokenIssued known = forXp ? xp : ordinary;
    if (known != null) {
      return known;
    }
    TokenIssued made = new TokenIssued(tokens.make(forXp, number));
    if (forXp) {
      xp = made;
    } else {
      ordinary = made;
    }
    return made;
  }
}

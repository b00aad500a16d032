package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a session presented to {@code sp_bindsession}, read: garbage and why (B3), or a genuine
 * token and its transaction.
 *
 * @param garbage 3909 with its state, or nothing if the token is genuine
 * @param xp whether it is a token for sessions of an extended procedure
 * @param target the transaction, or nothing if it had ended before it was looked up (B4)
 */
record PresentedToken(@Nullable SqlError garbage, boolean xp, @Nullable Transaction target) {
  private static final String HYPHEN = "-";
  private static final PresentedToken TOO_SHORT = garbage(1);
  private static final PresentedToken NOT_OURS = garbage(2);
  private static final PresentedToken ALL_HYPHENS = garbage(3);

  static PresentedToken read(String text, Tokens tokens) {
    if (text.length() < Tokens.LENGTH) {
      return TOO_SHORT;
    }
    if (text.equals(HYPHEN.repeat(text.length()))) {
      return ALL_HYPHENS;
    }
    Tokens.Claim claim = text.length() == Tokens.LENGTH ? tokens.read(text) : null;
    return claim == null
        ? NOT_OURS
        : new PresentedToken(null, claim.xp(), tokens.find(claim.number()));
  }

  private static PresentedToken garbage(int state) {
    return new PresentedToken(SqlError.ofState(ErrorCode.TOKEN_INVALID, state), false, null);
  }
}

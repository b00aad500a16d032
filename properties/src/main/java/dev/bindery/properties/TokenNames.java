package dev.bindery.properties;

import java.util.HashMap;
import java.util.Map;

/**
 * From the tokens of the spec to letters of a system, and whether these are the ones they must be.
 * Transactions are numbered in the order in which they are told here to have begun, from 1. Letters
 * stay inside (T9).
 */
public final class TokenNames {
  /** Not an answer of the spec: a token that T2 or T3 forbids. */
  static final String OTHER_TOKEN = "other token";

  private final Map<Token, String> told = new HashMap<>();
  private final Map<String, Integer> transactions = new HashMap<>();
  private int begun;

  /** Nothing was told yet. */
  public TokenNames() {}

  /** A session has begun a transaction. */
  public void began(String session) {
    transactions.put(session, ++begun);
  }

  /** A session has tried a token; returns the answer that it got. */
  public String bound(String session, Token token, String answer) {
    if (answer.equals("ok") || answer.equals("3924")) {
      transactions.put(session, token.transaction());
    }
    return answer;
  }

  /**
   * A member was told a token of its transaction.
   *
   * @param kind {@code "ordinary"} or {@code "xp"}
   * @return {@code "ok"}; {@code "other token"} if it was told another before (T2), or if this is
   *     the token of another transaction or kind (T3)
   */
  public String told(String session, String kind, String letters) {
    Token token = new Token(transactions.getOrDefault(session, 0), kind);
    String before = told.putIfAbsent(token, letters);
    boolean isTheOne =
        before == null
            ? told.values().stream().filter(letters::equals).count() == 1
            : before.equals(letters);
    return isTheOne ? "ok" : OTHER_TOKEN;
  }

  /** What a client sends for a token of the spec. */
  public String letters(Token token) {
    String known = told.get(token);
    if (known != null) {
      return known;
    }
    return switch (token.kind()) {
      case "short" -> "0123456789:;<=>?@ABCDEFGHIJKLMN";
      case "dashes" -> "--------------------------------";
      case "other" -> "not a token: blanks are no letters";
      default ->
          "NEVER:ISSUED:" + "a".repeat(17) + token.transaction() % 10 + token.kind().charAt(0);
    };
  }
}

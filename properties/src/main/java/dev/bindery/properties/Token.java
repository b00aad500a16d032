package dev.bindery.properties;

import java.util.List;

/**
 * A bind token in the words of the spec: {@code <<transaction, kind>>}, or {@code <<0, shape>>} for
 * what is no token of the instance. It says which token is meant and holds none of its letters, so
 * it may be printed (T9).
 *
 * @param transaction the number of the transaction in the order of {@code BEGIN}, from 1; 0 for
 *     garbage
 * @param kind {@code "ordinary"} or {@code "xp"}; the shape of garbage: {@code "short"}, {@code
 *     "dashes"} or {@code "other"}
 */
public record Token(int transaction, String kind) {
  /** The kind of token that any member may bind with. */
  public static final String ORDINARY = "ordinary";

  static final String XP = "xp";

  /** The tuple of the spec as a token; fails for any other value. */
  public static Token of(List<?> tuple) {
    if (tuple.size() == 2
        && tuple.get(0) instanceof Integer transaction
        && tuple.get(1) instanceof String kind) {
      return new Token(transaction, kind);
    }
    throw new IllegalArgumentException("Not a token <<transaction, kind>>: " + tuple);
  }

  /** The tuple of the spec. */
  List<Object> tuple() {
    return List.of(transaction, kind);
  }
}

package dev.bindery.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The token by which a session joins a transaction: 32 characters (T4).
 *
 * <p>Whoever holds it may read, change, commit and roll back another login's uncommitted work:
 * treat it as a password. Only {@link #text()} gives it away; {@code toString} does not (T9).
 */
public final class BindToken {
  private final String text;

  BindToken(String text) {
    this.text = text;
  }

  /** The 32 characters, to be handed to the session that is to be bound. */
  public String text() {
    return text;
  }

  /** Whether both are the same token, in a time that does not depend on where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BindToken that
        && MessageDigest.isEqual(text.getBytes(US_ASCII), that.text.getBytes(US_ASCII));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "BindToken[hidden]";
  }
}

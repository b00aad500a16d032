package dev.bindery.engine;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads bind tokens, and knows the transactions of the live ones.
 *
 * <p>A token is 192 bits in 32 characters (T4): 16 bytes of MAC, then 8 bytes of claim, which are
 * one bit of kind and a 63-bit number. The MAC is the beginning of HMAC-SHA256 over the claim under
 * the instance's key. So a token cannot be guessed or forged, and a genuine one whose number is not
 * in the table is one whose transaction has ended: no table of the dead is needed.
 *
 * <p>For the maintainer: safe for any thread, and takes no guard.
 */
final class Tokens {
  static final int LENGTH = 32;
  private static final int KEY_BYTES = 32;
  private static final int MAC_BYTES = 16;
  private static final int TOKEN_BYTES = MAC_BYTES + Long.BYTES;
  private static final long XP_BIT = Long.MIN_VALUE;
  private static final String ALGORITHM = "HmacSHA256";

  /** Has the key and is never used itself: looking a MAC up costs more than making one. */
  private final Mac keyed;

  /** A copy that nobody uses now, if there is one: to copy it costs as much as a MAC. */
  private final AtomicReference<@Nullable Mac> spare = new AtomicReference<>();

  private final AtomicLong lastNumber = new AtomicLong();
  private final Map<Long, Transaction> live = new ConcurrentHashMap<>();

  Tokens(TokenSource source) {
    byte[] bytes = new byte[KEY_BYTES];
    source.fill(bytes);
    this.keyed = keyed(bytes);
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** What a genuine token says. */
  record Claim(boolean xp, long number) {}

  /** A number that no other transaction ever has (T3). */
  long drawNumber() {
    return lastNumber.incrementAndGet();
  }

  /** The token of that number is alive. */
  void enter(long number, Transaction transaction) {
    live.put(number, transaction);
  }

  /** The token of that number is dead, for ever. */
  void forget(long number) {
    live.remove(number);
  }

  @Nullable Transaction find(long number) {
    return live.get(number);
  }

  Map<Long, Transaction> live() {
    return live;
  }

  BindToken make(boolean xp, long number) {
    long claim = xp ? number | XP_BIT : number;
    byte[] token =
        ByteBuffer.allocate(TOKEN_BYTES).put(mac(claim), 0, MAC_BYTES).putLong(claim).array();
    return new BindToken(TokenAlphabet.encode(token));
  }

  /**
   * What a token of 32 characters claims, or nothing if this instance did not make it. Takes the
   * same time for every forgery.
   */
  @Nullable Claim read(String text) {
    byte[] token = TokenAlphabet.decode(text);
    if (token == null) {
      return null;
    }
    long claim = ByteBuffer.wrap(token).getLong(MAC_BYTES);
    byte[] expected = ByteBuffer.allocate(MAC_BYTES).put(mac(claim), 0, MAC_BYTES).array();
    byte[] given = ByteBuffer.allocate(MAC_BYTES).put(token, 0, MAC_BYTES).array();
    return MessageDigest.isEqual(expected, given)
        ? new Claim((claim & XP_BIT) != 0, claim & ~XP_BIT)
        : null;
  }

  private byte[] mac(long claim) {
    Mac mac = spare.getAndSet(null);
    if (mac == null) {
      mac = copy();
    }
    byte[] made = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(claim).array());
    spare.set(mac); // doFinal has set it back to its key
    return made;
  }

  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The MAC of the Java platform can be cloned", e);
    }
  }
}

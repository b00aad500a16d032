package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * The 64 letters of a token: {@code '-'} is 0, {@code 'l'} is 63, six bits each, the most
 * significant first (T4). There is no quote among them.
 */
final class TokenAlphabet {
  private static final char ZERO = '-';
  private static final int BITS = 6;
  private static final int LETTERS = 1 << BITS;

  private TokenAlphabet() {}

  /** The letters of some bytes, whose number must be divisible by three. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * Byte.SIZE / BITS);
    int bits = 0;
    int waiting = 0;
    for (byte next : bytes) {
      bits = (bits << Byte.SIZE) | Byte.toUnsignedInt(next);
      waiting += Byte.SIZE;
      while (waiting >= BITS) {
        waiting -= BITS;
        text.append((char) (ZERO + ((bits >>> waiting) & (LETTERS - 1))));
      }
    }
    return text.toString();
  }

  /**
   * The bytes of some letters, whose number must be divisible by four; nothing if one of them is
   * not of the alphabet.
   */
  static byte @Nullable [] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int bits = 0;
    int waiting = 0;
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      int letter = text.charAt(i) - ZERO;
      if (letter < 0 || letter >= LETTERS) {
        return null;
      }
      bits = (bits << BITS) | letter;
      waiting += BITS;
      if (waiting >= Byte.SIZE) {
        waiting -= Byte.SIZE;
        bytes[size++] = (byte) (bits >>> waiting);
      }
    }
    return bytes;
  }
}

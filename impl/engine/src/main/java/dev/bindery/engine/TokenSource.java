package dev.bindery.engine;

import java.security.SecureRandom;
import java.util.Random;

/** Where the randomness of an instance comes from: its key, drawn once when it is created (T4). */
@FunctionalInterface
public interface TokenSource {
  /** Fills the key. The array is the instance's own and is never handed out. */
  void fill(byte[] key);

  /** For everything but tests. */
  static TokenSource secure() {
    SecureRandom random = new SecureRandom();
    return random::nextBytes;
  }

  /**
   * The same tokens in every run with this seed. They can be guessed: for tests, models and
   * simulation only.
   */
  static TokenSource repeatable(long seed) {
    Random random = new Random(seed);
    return random::nextBytes;
  }
}

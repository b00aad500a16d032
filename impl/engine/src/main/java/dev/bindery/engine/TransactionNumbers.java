package dev.bindery.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers of transactions, from 1, each used once.
 *
 * <p>Where their number is not limited, each session takes them in blocks, so that a {@code BEGIN}
 * does not write a counter that all sessions share; then they are ascending within a session, with
 * gaps between sessions. Where it is limited (701), they are taken one by one, in the order of
 * {@code BEGIN} and without gaps.
 */
final class TransactionNumbers {
  static final long NONE_LEFT = 0;
  private static final int BLOCK = 256;

  private final AtomicLong taken = new AtomicLong();
  private final long limit;
  private final int block;

  TransactionNumbers(Limits limits) {
    this.limit = limits.transactions();
    this.block = limits.remembersTransactions() ? 1 : BLOCK;
  }

  Block newBlock() {
    return new Block();
  }

  /** The numbers that one session has in stock. Guarded by the session's guard. */
  final class Block {
    private long last;
    private long end;

    /** The next number, or {@link #NONE_LEFT}. */
    long next() {
      if (last == end) {
        long before = taken.getAndUpdate(now -> now >= limit ? now : now + block);
        if (before >= limit) {
          return NONE_LEFT;
        }
        last = before;
        end = before + block;
      }
      last++;
      return last;
    }
  }
}

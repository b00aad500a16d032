package dev.bindery.engine;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Faults that the checks must find. Each class is advice that a test weaves into one method of a
 * copy of the engine's classes; it lives in the engine's package to name what it changes, and
 * nothing of it is in the engine's jar.
 */
@SuppressWarnings(
    "UnusedVariable") // what advice assigns is read by the method that it is woven into
public final class Faults {
  private Faults() {}

  /** A session that joined by a token only counts down at its own count 1 (against N3). */
  public static final class BoundCommitOnlyCounts {
    private BoundCommitOnlyCounts() {}

    /**
     * Woven into {@code StatementRunner.start}: remembers the transaction that the session began.
     */
    public static final class Begins {
      private Begins() {}

      @Advice.OnMethodExit
      static void exit(
          @Advice.FieldValue("membership") Membership membership,
          @Advice.FieldValue(value = FaultyEngine.WOVEN, readOnly = false) @Nullable Object begun) {
        begun = membership.transaction();
      }
    }

    /** Woven into {@code StatementRunner.endsWithThisCommit}. */
    public static final class Commits {
      private Commits() {}

      @Advice.OnMethodExit
      static void exit(
          @Advice.FieldValue("membership") Membership membership,
          @Advice.FieldValue(FaultyEngine.WOVEN) @Nullable Object begun,
          @Advice.Return(readOnly = false) boolean ends) {
        ends = ends && begun == membership.transaction();
      }
    }
  }

  /** The last member leaves and the transaction lives on (against B6): {@code isLeft}. */
  public static final class LastLeaverLeavesItAlive {
    private LastLeaverLeavesItAlive() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean last) {
      last = false;
    }
  }

  /** Nobody ever finds the transaction in use (against X1): {@code isTakenByAnother}. */
  public static final class TwoRequestsRun {
    private TwoRequestsRun() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean taken) {
      taken = false;
    }
  }

  /** A token whose transaction has ended still binds (against B4). */
  public static final class DeadTokenBinds {
    private DeadTokenBinds() {}

    /** Woven into {@code Tokens.forget}: it does nothing. */
    public static final class NeverForgotten {
      private NeverForgotten() {}

      @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
      static boolean enter() {
        return true;
      }
    }

    /** Woven into {@code Binding.isJoinable}. */
    public static final class Joinable {
      private Joinable() {}

      @Advice.OnMethodExit
      static void exit(@Advice.Return(readOnly = false) boolean joinable) {
        joinable = true;
      }
    }
  }

  /** What a session was told once it is told again (against B9): {@code acknowledge}. */
  public static final class ToldTwice {
    private ToldTwice() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
        @Advice.Argument(0) Transaction ended,
        @Advice.FieldValue(value = FaultyEngine.WOVEN, readOnly = false)
            @Nullable Object toldOnce) {
      boolean first = toldOnce != ended;
      toldOnce = ended;
      return first;
    }
  }

  /**
   * A rollback to a savepoint drops the savepoint and undoes nothing (against S2): {@code
   * rollbackTo}.
   */
  public static final class RollbackToUndoesNothing {
    private RollbackToUndoesNothing() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(1) Transaction mine) {
      return mine.log().position();
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter int position, @Advice.Argument(1) Transaction mine) {
      while (mine.isLive() && mine.log().position() < position) {
        mine.log().append();
      }
    }
  }
}

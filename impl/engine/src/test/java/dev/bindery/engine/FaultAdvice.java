package dev.bindery.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Advice that plants faults, woven into a copy of the engine's classes: see {@link EngineFault}.
 */
@SuppressWarnings(
    "UnusedVariable") // what advice assigns is what the method that it is woven into answers
final class FaultAdvice {
  private FaultAdvice() {}

  /** It does nothing, and answers null, false or 0. */
  static final class DoesNothing {
    private DoesNothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** It makes garbage before it does anything. */
  static final class Allocates {
    private Allocates() {}

    @Advice.OnMethodEnter
    static StackTraceElement[] enter() {
      return Thread.currentThread().getStackTrace();
    }
  }

  /** It answers true, and does nothing. */
  static final class IsTrueAtOnce {
    private IsTrueAtOnce() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = true;
    }
  }

  /** Its first argument is false, whatever it was given. */
  static final class IsToldFalse {
    private IsToldFalse() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) boolean first) {
      first = false;
    }
  }

  /** Its second argument is 2, whatever it was given. */
  static final class IsToldTwo {
    private IsToldTwo() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int second) {
      second = 2;
    }
  }

  /** It answers true, whatever it found. */
  static final class IsTrue {
    private IsTrue() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = true;
    }
  }

  /** It answers false, whatever it found. */
  static final class IsFalse {
    private IsFalse() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = false;
    }
  }

  /** It answers 0, whatever it found. */
  static final class IsZero {
    private IsZero() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = 0;
    }
  }

  /** It answers 1, whatever it found. */
  static final class IsOne {
    private IsOne() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = 1;
    }
  }

  /** It answers number 1, whatever it found. */
  static final class IsFirst {
    private IsFirst() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long answer) {
      answer = 1;
    }
  }

  /** It answers -1, whatever it found. */
  static final class IsMinusOne {
    private IsMinusOne() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = -1;
    }
  }

  /** It answers ok, whatever it did. */
  static final class IsOk {
    private IsOk() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Answer answer) {
      answer = Done.OK;
    }
  }

  /** This statement is fine: {@code StatementRunner} (N4). */
  static final class CommitIsOk {
    private CommitIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.COMMIT ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (N6). */
  static final class RollbackIsOk {
    private RollbackIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.ROLLBACK ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (S1). */
  static final class SaveIsOk {
    private SaveIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.SAVE ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (T1). */
  static final class TokenIsOk {
    private TokenIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.GET_TOKEN ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (T7). */
  static final class BadFlagIsOk {
    private BadFlagIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.GET_BAD_TOKEN ? Done.OK : answer;
    }
  }

  /** It answers that there are none. */
  static final class HasNoCallers {
    private HasNoCallers() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<LockSpace> answer) {
      answer = List.of();
    }
  }

  /** It answers the same for whatever it is given. */
  static final class HasNoMac {
    private HasNoMac() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) byte[] answer) {
      answer = new byte[Long.BYTES * Integer.BYTES];
    }
  }

  /** It knows no procedure. */
  static final class HasNoProcedure {
    private HasNoProcedure() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) @Nullable ExtendedProcedure answer) {
      answer = null;
    }
  }

  /** It knows of no call. */
  static final class HasNoCall {
    private HasNoCall() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) @Nullable ProcedureCall answer) {
      answer = null;
    }
  }

  /** A statement runs at the lowest level, whatever was set: {@code DataAccess.reset} (I3). */
  static final class ReadsUncommitted {
    private ReadsUncommitted() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) IsolationLevel level) {
      level = IsolationLevel.READ_UNCOMMITTED;
    }
  }

  /** Who joins has the count 2: {@code Binding.move} (B1). */
  static final class JoinsWithTwo {
    private JoinsWithTwo() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Transaction target,
        @Advice.FieldValue("membership") Membership membership) {
      if (membership.transaction() == target) {
        membership.setOwnCount(2);
      }
    }
  }

  /** The count outlives the transaction: {@code Membership.count} (N8). */
  static final class CountsTheDead {
    private CountsTheDead() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("count") int count, @Advice.Return(readOnly = false) int answer) {
      answer = count;
    }
  }

  /** The transaction is left before anything is looked at: {@code Binding.bindGuarded} (B2). */
  static final class LeavesFirst {
    private LeavesFirst() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue("membership") Membership membership) {
      membership.leaveGuarded();
    }
  }

  /** Nobody leaves while the transaction is in use: {@code Membership.leave} (B7). */
  static final class LeavesIfFree {
    private LeavesIfFree() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.FieldValue("transaction") @Nullable Transaction mine) {
      return mine != null && mine.access() != null;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Answer answer) {
      answer = Done.OK;
    }
  }

  /** A token is good for one bind: {@code Tokens.find} (B12). */
  static final class IsUsedUp {
    private IsUsedUp() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long number, @Advice.FieldValue("live") Map<Long, Transaction> live) {
      live.remove(number);
    }
  }

  /** A refused bind is a failure of a statement: {@code Binding.bindGuarded} (X5). */
  static final class FailsAsAStatement {
    private FailsAsAStatement() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("session") Session session,
        @Advice.FieldValue("membership") Membership membership,
        @Advice.Return Answer answer) {
      if (answer instanceof SqlError
          && session.options().aborts()
          && membership.transaction() != null) {
        membership.end(TransactionStatus.ROLLED_BACK);
      }
    }
  }

  /** A token shows itself: {@code BindToken.toString} (T6, T9). */
  static final class ShowsItself {
    private ShowsItself() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("text") String text, @Advice.Return(readOnly = false) String answer) {
      answer = text;
    }
  }

  /** Only one login may bind: {@code Binding.bindFreely} (P1). */
  static final class NeedsAPermission {
    private NeedsAPermission() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("session") Session session,
        @Advice.Return(readOnly = false) Answer answer) {
      if (!session.login().equals("login")) {
        answer = SqlError.of(ErrorCode.PERMISSION_DENIED, "BIND", "transaction");
      }
    }
  }

  /** Each session owns what it locks: {@code DataRunner.space} (L2). */
  static final class OwnsItself {
    private OwnsItself() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("own") LockSpace own,
        @Advice.Return(readOnly = false) LockSpace answer) {
      answer = own;
    }
  }

  /** Another level frees what is locked: {@code Session.setOption} (I2). */
  static final class FreesLocks {
    private FreesLocks() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Session session) {
      session.lockSpace().freeLocks(session.instance().waits());
    }
  }

  /** What was locked since the savepoint is freed: {@code StatementRunner.rollbackTo} (S3). */
  static final class FreesLocksToo {
    private FreesLocksToo() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("instance") Instance instance, @Advice.Argument(1) Transaction mine) {
      mine.freeLocks(instance.waits());
    }
  }

  /** Every end is a commit: {@code Transaction.end} (N5). */
  static final class Commits {
    private Commits() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) TransactionStatus outcome) {
      outcome = TransactionStatus.COMMITTED;
    }
  }

  /** The key is the same in every instance: {@code Tokens.keyed} (T5). */
  static final class HasOneKey {
    private HasOneKey() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) byte[] key) {
      key = new byte[key.length];
    }
  }

  /** {@code StatementRunner.start}: for {@link EndsWhatItBegan}. */
  static final class RemembersWhatItBegan {
    private RemembersWhatItBegan() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("membership") Membership membership,
        @Advice.FieldValue(value = FaultyEngine.WOVEN, readOnly = false) @Nullable Object begun) {
      begun = membership.transaction();
    }
  }

  /** Who joined only counts down: {@code StatementRunner.endsWithThisCommit} (B10). */
  static final class EndsWhatItBegan {
    private EndsWhatItBegan() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("membership") Membership membership,
        @Advice.FieldValue(FaultyEngine.WOVEN) @Nullable Object begun,
        @Advice.Return(readOnly = false) boolean ends) {
      ends = ends && begun == membership.transaction();
    }
  }

  /** Who finds it in use is told 3917: {@code Binding.inUse} (X3). */
  static final class IsToldInUse {
    private IsToldInUse() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) ErrorCode code) {
      code = ErrorCode.IN_USE;
    }
  }

  /** Where three savepoints are allowed, the third is too many: {@code Limits.savepoints} (S1). */
  static final class IsTwoOfThree {
    private IsTwoOfThree() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int most) {
      most = most == 3 ? 2 : most;
    }
  }

  /** Who brought so much garbage is believed no more: {@code Binding.bindGuarded} (B3). */
  static final class LosesPatience {
    private static final int OFTEN = 8;

    private LosesPatience() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue(value = FaultyEngine.WOVEN, readOnly = false) @Nullable Object seen,
        @Advice.Return(readOnly = false) Answer answer) {
      int garbage = seen == null ? 0 : (Integer) seen;
      if (answer instanceof SqlError error && error.error() == ErrorCode.TOKEN_INVALID) {
        garbage++;
      }
      seen = garbage;
      answer = garbage > OFTEN ? SqlError.ofState(ErrorCode.TOKEN_INVALID, 2) : answer;
    }
  }

  /** No monitor is held: {@code Transaction.holding} (B4). */
  static final class HoldsNothing {
    private HoldsNothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(2) Supplier<?> action,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object answer) {
      answer = action.get();
    }
  }

  /** With three locks it goes on at SERIALIZABLE: {@code DataAccess.lockKey} (B8). */
  static final class RaisesTheLevel {
    private RaisesTheLevel() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("space") LockSpace space,
        @Advice.FieldValue("session") Session session) {
      if (space.locks() > 2 && session.options().level() == IsolationLevel.REPEATABLE_READ) {
        session.options().setLevel(IsolationLevel.SERIALIZABLE);
      }
    }
  }
}

package dev.bindery.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Advice that plants a fault in one method of a copy of the engine's classes: see {@link
 * EngineFault}. What fits any method is in {@link PlainAdvice}.
 */
@SuppressWarnings(
    "UnusedVariable") // what advice assigns is what the method that it is woven into answers
public final class FaultAdvice {
  private FaultAdvice() {}

  /** It answers ok, whatever it did. */
  public static final class IsOk {
    private IsOk() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Answer answer) {
      answer = Done.OK;
    }
  }

  /** This statement is fine: {@code StatementRunner} (N4). */
  public static final class CommitIsOk {
    private CommitIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.COMMIT ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (N6). */
  public static final class RollbackIsOk {
    private RollbackIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.ROLLBACK ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (S1). */
  public static final class SaveIsOk {
    private SaveIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.SAVE ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (T1). */
  public static final class TokenIsOk {
    private TokenIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.GET_TOKEN ? Done.OK : answer;
    }
  }

  /** This statement is fine: {@code StatementRunner} (T7). */
  public static final class BadFlagIsOk {
    private BadFlagIsOk() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Statement statement, @Advice.Return(readOnly = false) Answer answer) {
      answer = statement == Statement.GET_BAD_TOKEN ? Done.OK : answer;
    }
  }

  /** It answers that there are none. */
  public static final class HasNoCallers {
    private HasNoCallers() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<LockSpace> answer) {
      answer = List.of();
    }
  }

  /** It answers the same for whatever it is given. */
  public static final class HasNoMac {
    private HasNoMac() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) byte[] answer) {
      answer = new byte[Long.BYTES * Integer.BYTES];
    }
  }

  /** A statement runs at the lowest level, whatever was set: {@code DataAccess.reset} (I3). */
  public static final class ReadsUncommitted {
    private ReadsUncommitted() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) IsolationLevel level) {
      level = IsolationLevel.READ_UNCOMMITTED;
    }
  }

  /** Who joins has the count 2: {@code Binding.move} (B1). */
  public static final class JoinsWithTwo {
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
  public static final class CountsTheDead {
    private CountsTheDead() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("count") int count, @Advice.Return(readOnly = false) int answer) {
      answer = count;
    }
  }

  /** The transaction is left before anything is looked at: {@code Binding.bindGuarded} (B2). */
  public static final class LeavesFirst {
    private LeavesFirst() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue("membership") Membership membership) {
      membership.leaveGuarded();
    }
  }

  /** Nobody leaves while the transaction is in use: {@code Membership.leave} (B7). */
  public static final class LeavesIfFree {
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
  public static final class IsUsedUp {
    private IsUsedUp() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long number, @Advice.FieldValue("live") Map<Long, Transaction> live) {
      live.remove(number);
    }
  }

  /** A refused bind is a failure of a statement: {@code Binding.bindGuarded} (X5). */
  public static final class FailsAsAStatement {
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
  public static final class ShowsItself {
    private ShowsItself() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("text") String text, @Advice.Return(readOnly = false) String answer) {
      answer = text;
    }
  }

  /** Only one login may bind: {@code Binding.bindFreely} (P1). */
  public static final class NeedsAPermission {
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
  public static final class OwnsItself {
    private OwnsItself() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("own") LockSpace own,
        @Advice.Return(readOnly = false) LockSpace answer) {
      answer = own;
    }
  }

  /** Another level frees what is locked: {@code Session.setOption} (I2). */
  public static final class FreesLocks {
    private FreesLocks() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Session session) {
      session.lockSpace().freeLocks(session.instance().waits());
    }
  }

  /** What was locked since the savepoint is freed: {@code StatementRunner.rollbackTo} (S3). */
  public static final class FreesLocksToo {
    private FreesLocksToo() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("instance") Instance instance, @Advice.Argument(1) Transaction mine) {
      mine.freeLocks(instance.waits());
    }
  }

  /** Every end is a commit: {@code Transaction.end} (N5). */
  public static final class Commits {
    private Commits() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) TransactionStatus outcome) {
      outcome = TransactionStatus.COMMITTED;
    }
  }

  /** The key is the same in every instance: {@code Tokens.keyed} (T5). */
  public static final class HasOneKey {
    private HasOneKey() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) byte[] key) {
      key = new byte[key.length];
    }
  }

  /** {@code StatementRunner.start}: for {@link EndsWhatItBegan}. */
  public static final class RemembersWhatItBegan {
    private RemembersWhatItBegan() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("membership") Membership membership,
        @Advice.FieldValue(value = FaultyEngine.WOVEN, readOnly = false) @Nullable Object begun) {
      begun = membership.transaction();
    }
  }

  /** Who joined only counts down: {@code StatementRunner.endsWithThisCommit} (B10). */
  public static final class EndsWhatItBegan {
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
  public static final class IsToldInUse {
    private IsToldInUse() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) ErrorCode code) {
      code = ErrorCode.IN_USE;
    }
  }

  /** Where three savepoints are allowed, the third is too many: {@code Limits.savepoints} (S1). */
  public static final class IsTwoOfThree {
    private IsTwoOfThree() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int most) {
      most = most == 3 ? 2 : most;
    }
  }

  /** Who brought so much garbage is believed no more: {@code Binding.bindGuarded} (B3). */
  public static final class LosesPatience {
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
  public static final class HoldsNothing {
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
  public static final class RaisesTheLevel {
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

  /** What a session was told once it is told again (against B9): {@code acknowledge}. */
  public static final class IsToldOnce {
    private IsToldOnce() {}

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
  public static final class UndoesNothing {
    private UndoesNothing() {}

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

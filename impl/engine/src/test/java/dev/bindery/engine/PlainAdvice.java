package dev.bindery.engine;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Advice that plants a fault in any method, by what it is told, answers or leaves undone. What has
 * to know the method is in {@link FaultAdvice}.
 */
@SuppressWarnings(
    "UnusedVariable") // what advice assigns is what the method that it is woven into answers
public final class PlainAdvice {
  private PlainAdvice() {}

  /** It does nothing, and answers null, false or 0. */
  public static final class DoesNothing {
    private DoesNothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** It makes garbage before it does anything. */
  public static final class Allocates {
    private Allocates() {}

    @Advice.OnMethodEnter
    static StackTraceElement[] enter() {
      return Thread.currentThread().getStackTrace();
    }
  }

  /** It answers true, and does nothing. */
  public static final class IsTrueAtOnce {
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
  public static final class IsToldFalse {
    private IsToldFalse() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) boolean first) {
      first = false;
    }
  }

  /** Its second argument is 2, whatever it was given. */
  public static final class IsToldTwo {
    private IsToldTwo() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int second) {
      second = 2;
    }
  }

  /** It answers true, whatever it found. */
  public static final class IsTrue {
    private IsTrue() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = true;
    }
  }

  /** It answers false, whatever it found. */
  public static final class IsFalse {
    private IsFalse() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = false;
    }
  }

  /** It answers the contrary. */
  public static final class IsInverted {
    private IsInverted() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = !answer;
    }
  }

  /** It answers 0, whatever it found. */
  public static final class IsZero {
    private IsZero() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = 0;
    }
  }

  /** It answers 1, whatever it found. */
  public static final class IsOne {
    private IsOne() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = 1;
    }
  }

  /** It answers number 1, whatever it found. */
  public static final class IsFirst {
    private IsFirst() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long answer) {
      answer = 1;
    }
  }

  /** It answers -1, whatever it found. */
  public static final class IsMinusOne {
    private IsMinusOne() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int answer) {
      answer = -1;
    }
  }

  /** It answers null, whatever it found. */
  public static final class IsNull {
    private IsNull() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC)
            @Nullable Object answer) {
      answer = null;
    }
  }
}

package dev.bindery.engine;

import java.util.List;
import net.bytebuddy.asm.Advice;

/** Advice that plants a fault in a method about locks, by what it answers or leaves undone. */
@SuppressWarnings(
    "UnusedVariable") // what advice assigns is returned by the method that it is woven into
public final class LockFaults {
  private LockFaults() {}

  /** The method answers true, whatever it found. */
  public static final class IsTrue {
    private IsTrue() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = true;
    }
  }

  /** The method answers false, whatever it found. */
  public static final class IsFalse {
    private IsFalse() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = false;
    }
  }

  /** The method answers the contrary. */
  public static final class IsInverted {
    private IsInverted() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = !answer;
    }
  }

  /** The method answers true and does nothing. */
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

  /** The method does nothing. */
  public static final class DoesNothing {
    private DoesNothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** The method answers that there are none. */
  public static final class IsEmpty {
    private IsEmpty() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<LockSpace> answer) {
      answer = List.of();
    }
  }

  /** Nobody is said to be before in the queue. */
  public static final class NobodyIsBefore {
    private NobodyIsBefore() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) boolean overtakes) {
      overtakes = false;
    }
  }
}

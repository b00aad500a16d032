package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a lock that could not be granted at once. It waits, and then it is granted, or it
 * falls in a deadlock (L8), or it is gone: timed out, cancelled, or its session left (L7, L10).
 *
 * <p>For the maintainer: all that changes is guarded by the monitor of {@link LockWaits}, but the
 * state can be read by anybody. Who makes way for it writes the resource's list only; what is the
 * owner's, its own thread writes when it goes on: {@link LockSpace#adopt}.
 */
final class LockWait {
  /** What has become of it. */
  enum State {
    WAITING,
    GRANTED,
    /** Chosen to break a deadlock. */
    VICTIM,
    /** Not wanted any more. */
    GONE
  }

  final LockSpace space;
  final Lockable on;
  final LockMode mode;
  final boolean keep;
  final Session session;
  final int priority;
  final long sinceMs;
  private volatile State state = State.WAITING;
  private @Nullable Hold hold;
  private boolean conversion;
  private boolean stood;
  private @Nullable Runnable onReady;
  private String cycle = "";
  private List<LockSpace> callers = List.of();

  /** Its neighbours in line for the same resource. */
  @Nullable LockWait ahead;

  @Nullable LockWait behind;

  LockWait(
      LockSpace space, Lockable on, LockMode mode, boolean keep, Session session, long sinceMs) {
    this.space = space;
    this.on = on;
    this.mode = mode;
    this.keep = keep;
    this.session = session;
    this.priority = session.options().priority();
    this.sinceMs = sinceMs;
  }

  State state() {
    return state;
  }

  /** What waits for whom on what, for the victim (L8). */
  String cycle() {
    return cycle;
  }

  /** The lock, if it was granted it. */
  @Nullable Hold hold() {
    return hold;
  }

  /** Whether its owner had that lock before, in another mode. */
  boolean isConversion() {
    return conversion;
  }

  /**
   * Whether it ever stood in line. Then others may have been granted before it, and run on before
   * it, also if it was granted in the same moment: by a deadlock that it closed, and another's
   * fall.
   */
  boolean hasStood() {
    return stood;
  }

  // Needs the monitor of the waits

  void stands() {
    stood = true;
  }

  /**
   * Grants it if nothing stands against it. Needs the monitor of the resource too.
   *
   * @param overtakes whether somebody is before it in the queue
   */
  boolean grant(boolean overtakes) {
    on.gather(mode);
    Hold own = on.holdOf(space);
    conversion = own != null;
    LockMode target = target(own);
    if ((overtakes && own == null) || isHindered(target, own)) {
      return false;
    }
    if (own == null) {
      hold = on.add(space, target);
    } else {
      on.change(own, target);
      hold = own;
    }
    state = State.GRANTED;
    return true;
  }

  private boolean isHindered(LockMode target, @Nullable Hold own) {
    for (Hold each = on.first(); each != null; each = each.after) {
      if (hinders(each, target, own)) {
        return true;
      }
    }
    return false;
  }

  /** What has ended hinders nobody, also while its locks are being freed (L6). */
  private static boolean hinders(Hold other, LockMode target, @Nullable Hold own) {
    return other != own && !target.isCompatibleWith(other.held) && !other.space.isOver();
  }

  private LockMode target(@Nullable Hold own) {
    return own == null ? mode : own.held.join(mode); // L3
  }

  /**
   * For whom it waits: the holders that conflict, and those before it, if it is new (L3, L8). Of
   * these the nearest do, up to one that is new itself, for it waits for those before it.
   */
  List<LockSpace> obstacles() {
    List<LockSpace> found = new ArrayList<>();
    synchronized (on) {
      Hold own = on.holdOf(space);
      LockMode target = target(own);
      for (Hold each = on.first(); each != null; each = each.after) {
        if (hinders(each, target, own)) {
          found.add(each.space);
        }
      }
      if (own == null) {
        LockWait each = ahead;
        while (each != null) {
          found.add(each.space);
          each = each.conversion ? each.ahead : null;
        }
      }
    }
    return found;
  }

  void fall(String inCycle) {
    cycle = inCycle;
    state = State.VICTIM;
  }

  void giveUp() {
    state = State.GONE;
  }

  /** The owners of the calls that the session belongs to: they wait for it (L11). */
  List<LockSpace> callers() {
    return callers;
  }

  void setCallers(List<LockSpace> changed) {
    callers = changed;
  }

  /** Is told once that the wait is over; at once, if it is over already. */
  void onReady(Runnable told) {
    onReady = told;
    if (state != State.WAITING) {
      tellReady();
    }
  }

  void tellReady() {
    Runnable told = onReady;
    onReady = null;
    if (told != null) {
      Uncaught.run(told);
    }
  }
}

package dev.bindery.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an extended procedure while it runs (E1). It is the statement that its request is
 * running, so the session's own statements answer 3917 until it ends (X1); meanwhile the request
 * lends its access to the sessions that are bound by the XP token of its transaction (X7).
 *
 * <p>It ends by {@link #end()}, or with its request, however that comes about. Then all that it
 * brought about ends in the same moment: the sessions that belong to it, and to calls inside it,
 * have their requests cancelled and leave their transaction; those that the procedure opened are
 * disconnected; the access is the caller's again.
 *
 * <p>{@link Statements#execute} makes the whole call: this is its deterministic core, for who runs
 * the procedure himself.
 *
 * <p>For the maintainer: whether it has guests is guarded by the monitor of the table of sessions,
 * and so is the end of one that has: see {@link Guests}.
 */
public final class ProcedureCall {
  private static final int SHOWN_LETTERS = 16;

  private final Session caller;
  private final SrvProc srvProc = new SrvProc(this);
  private final @Nullable ProcedureCall outer;
  private final boolean solo;
  private final long sinceMs;
  private boolean guests;

  /**
   * A call that begins.
   *
   * @param outer the call that the caller belongs to
   * @param solo whether its request is nothing but this call, and ends with it
   */
  ProcedureCall(Session caller, @Nullable ProcedureCall outer, boolean solo, long sinceMs) {
    this.caller = caller;
    this.outer = outer;
    this.solo = solo;
    this.sinceMs = sinceMs;
  }

  /** What the procedure gets: the handle of the calling session, of use while this call runs. */
  public SrvProc srvProc() {
    return srvProc;
  }

  /**
   * The procedure returns, or throws, which makes no difference (X7).
   *
   * @return {@code ok}; 3998 if the call was a request of its own, and none is left that is active
   *     in the doomed transaction: it was rolled back (A4); {@code none} if the call had ended
   *     before (X9); {@code closed}
   */
  public Answer end() {
    return caller.current().endCall(this);
  }

  /** Runs a procedure and ends the call, however that ends (E4). */
  Answer run(@Nullable ExtendedProcedure procedure, String name, List<@Nullable Object> arguments) {
    SqlError error = null;
    Answer ended;
    try {
      error = execute(procedure, name, arguments);
    } finally {
      ended = end();
    }
    return ended == Done.OK && error != null ? error : ended;
  }

  private @Nullable SqlError execute(
      @Nullable ExtendedProcedure procedure, String name, List<@Nullable Object> arguments) {
    if (procedure == null) {
      return SqlError.of(ErrorCode.NO_SUCH_PROCEDURE, shown(name));
    }
    try {
      procedure.execute(srvProc, arguments);
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return SqlError.of(ErrorCode.PROCEDURE_FAILED, name, new Thrown(interrupted));
    } catch (Exception thrown) {
      return SqlError.of(ErrorCode.PROCEDURE_FAILED, name, new Thrown(thrown));
    }
  }

  /** As much of a name that is not known as a message may show: it could be a bind token (T9). */
  private static String shown(String name) {
    return name.substring(0, Math.min(name.length(), SHOWN_LETTERS));
  }

  // For the package

  Session caller() {
    return caller;
  }

  @Nullable ProcedureCall outer() {
    return outer;
  }

  /** Needs the caller's guard. */
  boolean isRunning() {
    return caller.runningCall() == this;
  }

  boolean isSolo() {
    return solo;
  }

  Instant since() {
    return Instant.ofEpochMilli(sinceMs);
  }

  /** What a statement of the caller answers: a request runs one statement at a time (X1). */
  SqlError inUse() {
    return SqlError.of(ErrorCode.IN_USE, caller.id(), since());
  }

  /** A session is bound by the XP token, or is opened by the procedure. */
  void expectGuests() {
    guests = true;
  }

  boolean mayHaveGuests() {
    return guests;
  }

  @Override
  public String toString() {
    return "ProcedureCall of session " + caller.id();
  }
}

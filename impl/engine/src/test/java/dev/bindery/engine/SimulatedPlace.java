package dev.bindery.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the places for a session: which is connected there, and what it is in the middle of. */
final class SimulatedPlace {
  @Nullable Session session;
  @Nullable ProcedureCall call;
  @Nullable PendingStatement pending;
  int lockTimeoutMs = SimulatedOperations.WAITS_FOR_EVER_MS;
  List<SimulatedStatement> statements = List.of();

  boolean isFree() {
    return session == null || session.isClosed();
  }

  /** Whether a statement of its session can go on. */
  boolean isReady() {
    return pending != null && pending.isReady();
  }

  /** A session connects here, if the answer is one. */
  void enter(Answer answer) {
    if (answer instanceof Connected connected) {
      session = connected.session();
      call = null;
      pending = null;
      lockTimeoutMs = SimulatedOperations.WAITS_FOR_EVER_MS;
    }
  }
}

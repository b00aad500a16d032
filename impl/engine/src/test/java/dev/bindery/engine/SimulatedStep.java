package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One step of a simulation: what a session does next. It does not depend on the steps before it, so
 * every part of a list of steps is one that can be run.
 *
 * @param session its place among the sessions
 * @param argument a small number: which name, token, option, …
 * @param joins whether it joins the open request, if there is one
 * @param statements the data statement
 */
record SimulatedStep(
    Operation operation,
    int session,
    int argument,
    boolean joins,
    List<SimulatedStatement> statements) {
  static final int ARGUMENTS = 8;

  /** What can be done, and how often it is. */
  enum Operation {
    DATA(44),
    BEGIN(9),
    BEGIN_DISTRIBUTED(1),
    COMMIT(8),
    ROLLBACK(2),
    SAVE(3),
    ROLLBACK_TO(3),
    GET_TOKEN(5),
    GET_XP_TOKEN(3),
    BIND(10),
    LEAVE(2),
    OPEN(6),
    CLOSE(2),
    CANCEL(2),
    SET_TRY(5),
    CALL(3),
    END_CALL(3),
    CONNECT_FROM_CALL(3),
    CANCEL_CALLS(1),
    SET_LEVEL(4),
    SET_LOCK_TIMEOUT(3),
    SET_PRIORITY(2),
    SET_XACT_ABORT(3),
    SET_IMPLICIT(1),
    PASS_TIME(3),
    DISCONNECT(1),
    KILL(1);

    private final int weight;

    Operation(int weight) {
      this.weight = weight;
    }
  }

  private static final List<Operation> WEIGHTED = weighted();

  private static List<Operation> weighted() {
    List<Operation> all = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      for (int i = 0; i < operation.weight; i++) {
        all.add(operation);
      }
    }
    return all;
  }

  /** The steps of that seed, the same ones each time. */
  static List<SimulatedStep> of(long seed, int sessions, int steps) {
    Random random = new Random(seed);
    List<SimulatedStep> all = new ArrayList<>(steps);
    for (int i = 0; i < steps; i++) {
      Operation operation = WEIGHTED.get(random.nextInt(WEIGHTED.size()));
      all.add(
          new SimulatedStep(
              operation,
              random.nextInt(sessions),
              random.nextInt(ARGUMENTS),
              random.nextInt(8) != 0,
              operation == Operation.DATA ? SimulatedStatement.random(random) : List.of()));
    }
    return all;
  }

  @Override
  public String toString() {
    return "session %d: %s %s%s"
        .formatted(
            session,
            operation,
            operation == Operation.DATA ? statements : argument,
            joins ? "" : " on its own");
  }
}

package dev.bindery.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** From the steps of a {@link Simulation} to the calls on the engine. */
final class SimulatedOperations {
  static final int WAITS_FOR_EVER_MS = -1;

  private static final int TOKENS = SimulatedStep.ARGUMENTS;
  private static final int[] LOCK_TIMEOUTS_MS = {WAITS_FOR_EVER_MS, 0, 20, 50};
  private static final List<IsolationLevel> LEVELS = List.of(IsolationLevel.values());
  private static final String[] NAMES = {"a", "b"};

  private final Instance instance;
  private final List<Table> tables;
  private final List<SimulatedPlace> places;
  private final LongSupplier nowMs;
  private final String[] tokens = new String[TOKENS];

  /**
   * Operations on an instance.
   *
   * @param places where its sessions are
   * @param nowMs the time
   */
  SimulatedOperations(
      Instance instance, List<Table> tables, List<SimulatedPlace> places, LongSupplier nowMs) {
    this.instance = instance;
    this.tables = tables;
    this.places = places;
    this.nowMs = nowMs;
    Arrays.fill(tokens, "no token yet");
  }

  /** Does what the step says, as the session of that place, and returns the answer. */
  Answer perform(SimulatedStep step, SimulatedPlace place, Session session) {
    Request open = session.request();
    Statements on = open == null || !step.joins() ? session : open;
    int argument = step.argument();
    return switch (step.operation()) {
      case DATA -> on.run(SimulatedStatement.on(tables, step.statements()));
      case BEGIN -> on.begin(argument == 0 ? null : name(step));
      case BEGIN_DISTRIBUTED -> on.beginDistributed(null);
      case COMMIT -> on.commit();
      case ROLLBACK -> on.rollback();
      case SAVE -> on.save(name(step));
      case ROLLBACK_TO -> on.rollbackTo(name(step));
      case GET_TOKEN -> getToken(on, argument);
      case GET_XP_TOKEN -> getXpToken(place.call, argument);
      case BIND -> on.bind(tokens[argument]);
      case LEAVE -> on.leave();
      case OPEN -> session.open();
      case CLOSE -> session.closeRequest();
      case CANCEL -> session.cancelRequest();
      case SET_TRY -> setInTry(open, argument != 0);
      case CALL -> call(on, place);
      case END_CALL -> place.call == null ? Done.NONE : place.call.end();
      case CONNECT_FROM_CALL -> connectFrom(place.call);
      case CANCEL_CALLS -> {
        instance.cancelCallsBegunBefore(Instant.ofEpochMilli(nowMs.getAsLong() - argument));
        yield Done.OK;
      }
      case SET_LEVEL -> on.setIsolationLevel(LEVELS.get(argument % LEVELS.size()));
      case SET_LOCK_TIMEOUT -> on.setLockTimeout(lockTimeoutMs(step));
      case SET_PRIORITY -> on.setDeadlockPriority(argument - 4);
      case SET_XACT_ABORT -> on.setXactAbort(argument % 2 == 0);
      case SET_IMPLICIT -> on.setImplicitTransactions(argument == 0);
      case DISCONNECT -> session.disconnect();
      case KILL -> instance.kill(session.id());
      case PASS_TIME -> throw new IllegalArgumentException("Time is nobody's");
    };
  }

  static String name(SimulatedStep step) {
    return NAMES[step.argument() % NAMES.length];
  }

  static int lockTimeoutMs(SimulatedStep step) {
    return LOCK_TIMEOUTS_MS[step.argument() % LOCK_TIMEOUTS_MS.length];
  }

  private Answer getToken(Statements on, int argument) {
    Answer answer = on.getToken(argument % 4 == 0 ? TokenKind.XP : TokenKind.ORDINARY);
    if (answer instanceof TokenIssued issued) {
      tokens[argument] = issued.token().text();
    }
    return answer;
  }

  private Answer getXpToken(@Nullable ProcedureCall call, int argument) {
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    SrvProc handle = call == null ? null : call.srvProc();
    if (SrvProc.getBindToken(handle, buffer) == SrvProc.FAIL) {
      return Done.NONE;
    }
    tokens[argument] = new String(buffer, 0, Tokens.LENGTH, US_ASCII);
    return Done.OK;
  }

  private static Answer setInTry(@Nullable Request open, boolean inside) {
    if (open == null) {
      return Done.NONE;
    }
    open.setInTry(inside);
    return Done.OK;
  }

  private static Answer call(Statements on, SimulatedPlace place) {
    Answer answer = on.call();
    if (answer instanceof Calling calling) {
      place.call = calling.call();
    }
    return answer;
  }

  private Answer connectFrom(@Nullable ProcedureCall call) {
    SimulatedPlace free = places.stream().filter(SimulatedPlace::isFree).findFirst().orElse(null);
    if (call == null || free == null) {
      return Done.NONE;
    }
    Answer answer = call.srvProc().connect("procedure");
    free.enter(answer);
    return answer;
  }
}

package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is held against {@code BoundSessions}; an answer is {@code "ok"}, {@code "3902"}, {@code
 * "3909.2"}, {@code "closed"}.
 *
 * <p>Sessions, names and levels are the values of the cfg. The system numbers transactions in the
 * order of their {@code BEGIN}, from 1. Right after each first {@code BEGIN} it asks for the tokens
 * of both kinds, which changes nothing in the spec, so that any token of the spec can be tried
 * later. A token that differs from the one told before (T2), or equals that of another transaction
 * or kind (T3), is answered {@code "other token"}, which the spec never answers.
 */
public interface SystemUnderTest extends UnderTest {
  /** A client asks for a session. */
  String connect(String session);

  /** The client goes away. */
  String disconnect(String session);

  /** An administrator ends the session. */
  String kill(String session);

  /** {@code BEGIN TRAN name}; {@code "none"} is the absent name. */
  String begin(String session, String name);

  /** {@code COMMIT}. */
  String commit(String session);

  /** {@code ROLLBACK} without a name. */
  String rollback(String session);

  /** {@code ROLLBACK TRAN name}. */
  String rollbackTo(String session, String name);

  /** {@code SAVE TRAN name}. */
  String save(String session, String name);

  /** A data statement that leaves one undo record. */
  String write(String session);

  /**
   * A data statement that fails with a duplicate key; caught by a {@code TRY} of its batch or not.
   */
  String fail(String session, boolean caught);

  /** {@code sp_getbindtoken} for {@code "ordinary"}, {@code "xp"} or a {@code "bad"} flag. */
  String getToken(String session, String kind);

  /** {@code sp_bindsession} with a token. */
  String bind(String session, Token token);

  /** {@code sp_bindsession} without one. */
  String leave(String session);

  /** {@code SET TRANSACTION ISOLATION LEVEL}. */
  String setLevel(String session, String level);

  /** {@code SET XACT_ABORT}. */
  String setXactAbort(String session, boolean abort);

  /** Opens a request that later statements of the session join. */
  String open(String session);

  /** Reads the open request's result to its end. */
  String close(String session);

  /** Cancels the open request. */
  String cancel(String session);

  /** The call of an extended procedure begins: a statement that runs until it returns. */
  String call(String session);

  /** The procedure returns. */
  String return_(String session);

  /**
   * {@code srv_getbindtoken} with the handle of the session's call, or of the last one: {@code
   * "ok"}, or {@code "fail"}.
   */
  String srvGetBindToken(String session);

  /** The procedure that {@code by} calls, or called last, asks for a session. */
  String connectFrom(String session, String by);

  /** Makes systems to test. */
  @FunctionalInterface
  interface Factory {
    /**
     * A source of fresh systems whose limits are the constants of a cfg.
     *
     * @param constants the constants of the cfg, by name
     */
    Supplier<SystemUnderTest> within(Map<String, Object> constants);

    /** What the systems leave out. */
    default Capabilities capabilities() {
      return Capabilities.ALL;
    }

    /** Makes the same systems; {@code BoundSessions} begins in one state only. */
    default Maker maker() {
      Factory factory = this;
      return new Maker() {
        @Override
        public Function<State, SystemUnderTest> within(Map<String, Object> constants) {
          Supplier<SystemUnderTest> systems = factory.within(constants);
          return initial -> systems.get();
        }

        @Override
        public Capabilities capabilities() {
          return factory.capabilities();
        }
      };
    }
  }
}

package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.call;
import static dev.bindery.engine.Engine.opened;
import static dev.bindery.engine.Engine.token;
import static dev.bindery.engine.Engine.xpToken;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Extended procedures by name, and what their handle is good for (E). */
class ProcedureTest {
  @RegisterExtension final Engine engine = new Engine();
  private final Session caller = engine.session();

  private static byte[] untouched() {
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    Arrays.fill(buffer, (byte) 7);
    return buffer;
  }

  @Test
  void tokenIsTheXpTokenAsANullTerminatedString() { // E2
    caller.begin(null);
    String expected = token(caller, TokenKind.XP);
    byte[] buffer = untouched();
    assertEquals(SrvProc.SUCCEED, SrvProc.getBindToken(call(caller).srvProc(), buffer));
    assertEquals(expected + '\0', new String(buffer, 0, expected.length() + 1, US_ASCII));
    assertEquals(7, buffer[expected.length() + 1]);
  }

  @Test
  void noTokenWithoutTransactionBufferOrHandle() { // E2
    ProcedureCall call = call(caller);
    byte[] buffer = untouched();
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(call.srvProc(), buffer));
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(null, buffer));
    call.end();
    caller.begin(null);
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(call.srvProc(), buffer)); // used after return
    SrvProc handle = call(caller).srvProc();
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(handle, null));
    byte[] small = new byte[SrvProc.BUFFER_BYTES - 1];
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(handle, small));
    assertArrayEquals(untouched(), buffer);
    assertArrayEquals(new byte[SrvProc.BUFFER_BYTES - 1], small);
  }

  @Test
  void handleIsOfNoUseInALaterCall() { // E2
    ProcedureCall first = call(caller);
    first.end();
    call(caller);
    answers("none", first.srvProc().connect("late"));
    answers("none", first.end());
  }

  @Test
  void procedureMayNotOpenMoreSessionsThanThereAre() { // 17809
    engine.limited(Limits.DEFAULT.withSessions(2));
    ProcedureCall call = call(engine.session());
    Session inner = opened(call);
    answers("17809", call.srvProc().connect("one too many"));
    answers("ok", inner.disconnect());
    opened(call);
  }

  @Test
  void procedureIsCalledByNameWithItsArguments() { // E1
    List<@Nullable Object> given = new ArrayList<>();
    engine
        .instance()
        .register(
            "xp_Share",
            (srvProc, arguments) -> {
              given.addAll(arguments);
              Session inner = ((Connected) srvProc.connect("procedure")).session();
              byte[] buffer = untouched();
              assertEquals(SrvProc.SUCCEED, SrvProc.getBindToken(srvProc, buffer));
              answers("ok", inner.bind(new String(buffer, 0, Tokens.LENGTH, US_ASCII)));
              answers("ok", inner.write());
            });
    caller.begin(null);
    answers("ok", caller.execute("XP_SHARE", Arrays.asList("a", null)));
    assertEquals(Arrays.asList("a", null), given);
    assertEquals(1, engine.transaction().undoRecords());
    assertEquals(List.of(caller.id()), engine.transaction().members());
  }

  @Test
  void argumentsCannotBeChanged() {
    engine.instance().register("xp", (srvProc, arguments) -> arguments.clear());
    answers("18002", caller.execute("xp", List.of(1)));
  }

  @Test
  void unknownProcedureIsAnErrorOfTheStatement() { // 2812
    caller.begin(null);
    Request request = Engine.open(caller);
    SqlError error = assertInstanceOf(SqlError.class, request.execute("x".repeat(99), List.of()));
    assertEquals(2812, error.number());
    assertFalse(error.message().contains("x".repeat(17))); // T9
    assertEquals(RequestState.BUSY, engine.view(caller).request()); // X3
    answers("ok", request.commit());
  }

  @Test
  void exceptionEndsItsStatementAndNothingElse() { // E4
    IllegalStateException thrown = new IllegalStateException("secret");
    engine
        .instance()
        .register(
            "xp",
            (srvProc, arguments) -> {
              Session inner = ((Connected) srvProc.connect("procedure")).session();
              inner.write();
              throw thrown;
            });
    caller.begin(null);
    SqlError error = assertInstanceOf(SqlError.class, caller.execute("xp", List.of()));
    assertEquals(18002, error.number());
    assertEquals(new Thrown(thrown), error.details().get(1));
    assertFalse(error.toString().contains("secret")); // T9
    assertEquals(1, engine.instance().snapshot().sessions().size());
    answers("ok", caller.commit());
  }

  @Test
  void interruptIsKept() {
    engine
        .instance()
        .register(
            "xp",
            (srvProc, arguments) -> {
              throw new InterruptedException();
            });
    answers("18002", caller.execute("xp", List.of()));
    assertTrue(Thread.interrupted());
  }

  @Test
  void errorOfTheMachineEndsTheCallAndIsNotSwallowed() { // E4
    engine
        .instance()
        .register(
            "xp",
            (srvProc, arguments) -> {
              throw new StackOverflowError();
            });
    assertThrows(StackOverflowError.class, () -> caller.execute("xp", List.of()));
    answers("ok", caller.begin(null));
  }

  @Test
  void callThatWasCancelledMeanwhileAnswersNone() { // X9
    engine.instance().register("xp", (srvProc, arguments) -> caller.cancelRequest());
    answers("none", caller.execute("xp", List.of()));
    engine.instance().register("xp", (srvProc, arguments) -> caller.disconnect());
    answers("closed", caller.execute("xp", List.of()));
  }

  @Test
  void callsNest() { // E3
    Instance instance = engine.instance();
    instance.register(
        "inner",
        (srvProc, arguments) -> {
          byte[] buffer = untouched();
          assertEquals(SrvProc.SUCCEED, SrvProc.getBindToken(srvProc, buffer));
          Session session = ((Connected) srvProc.connect("inner")).session();
          answers("ok", session.bind(new String(buffer, 0, Tokens.LENGTH, US_ASCII)));
          answers("ok", session.write());
        });
    instance.register(
        "outer",
        (srvProc, arguments) -> {
          byte[] buffer = untouched();
          assertEquals(SrvProc.SUCCEED, SrvProc.getBindToken(srvProc, buffer));
          Session session = ((Connected) srvProc.connect("outer")).session();
          answers("ok", session.bind(new String(buffer, 0, Tokens.LENGTH, US_ASCII)));
          answers("ok", session.execute("inner", List.of()));
          answers("ok", session.write());
        });
    caller.begin(null);
    answers("ok", caller.execute("outer", List.of()));
    assertEquals(2, engine.transaction().undoRecords());
    assertEquals(1, instance.snapshot().sessions().size());
  }

  @Test
  void procedureIsNotCalledWhereTheCallIsRefused() { // X3 B9
    caller.begin(null);
    Session other = engine.boundTo(caller);
    Engine.open(caller).write();
    answers("3917", other.execute("xp", List.of()));
    answers("closed", disconnected().execute("xp", List.of()));
  }

  private Session disconnected() {
    Session gone = engine.session();
    gone.disconnect();
    return gone;
  }

  @Test
  void handlesAndCallsDoNotShowTokens() { // T9
    caller.begin(null);
    ProcedureCall call = call(caller);
    String token = xpToken(call);
    assertFalse((call + " " + call.srvProc() + new Calling(call)).contains(token));
  }
}

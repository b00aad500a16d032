package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.call;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.opened;
import static dev.bindery.engine.Engine.token;
import static dev.bindery.engine.Engine.xpToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of extended procedures: whom they lend to, and what ends with them (X1, X7, X8, B11). */
class CallTest {
  @RegisterExtension final Engine engine = new Engine();
  private final Session caller = engine.session();

  private RequestState state(Session session) {
    return engine.view(session).request();
  }

  @Test
  void callerRunsNothingElse() { // X1
    caller.begin(null);
    open(caller);
    ProcedureCall call = call(Objects.requireNonNull(caller.request()));
    assertEquals(RequestState.CALL, state(caller));
    answers("3917", caller.write());
    answers("3917", caller.setXactAbort(true));
    answers("3917", caller.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    answers("3917", caller.bind(xpToken(call)));
    answers("3917", caller.call());
    SqlError refusal = assertInstanceOf(SqlError.class, caller.commit());
    assertEquals(caller.id(), refusal.details().get(0));
    assertEquals(RequestState.CALL, state(caller));
    answers("ok", call.end());
    assertEquals(RequestState.BUSY, state(caller));
    answers("none", call.end());
  }

  @Test
  void callOfItsOwnIsARequestThatEndsWithIt() { // X7
    ProcedureCall call = call(caller);
    assertEquals(RequestState.SOLO, state(caller));
    answers("3917", caller.begin(null));
    answers("ok", call.end());
    assertEquals(RequestState.IDLE, state(caller));
    answers("ok", caller.begin(null));
  }

  @Test
  void callTakesAccess() { // X3
    caller.begin(null);
    Session other = engine.boundTo(caller);
    ProcedureCall call = call(caller);
    answers("3917", other.write());
    answers("3917", other.call());
    call.end();
    answers("ok", other.write());
  }

  @Test
  void guestBorrowsAccess() { // X7
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session guest = engine.session();
    answers("ok", guest.bind(xpToken(call)));
    assertEquals(caller.id(), engine.view(guest).lender());
    answers("ok", guest.write());
    open(guest).write();
    assertEquals(RequestState.BUSY, state(guest));
  }

  @Test
  void accessIsLentToOneGuestAtATime() { // X7
    caller.begin(null);
    ProcedureCall call = call(caller);
    String token = xpToken(call);
    Session one = engine.session();
    Session two = engine.session();
    Session three = engine.session();
    one.bind(token);
    two.bind(token);
    Request request = open(one);
    request.write();
    answers("3917", two.write());
    answers("3910", three.bind(token));
    request.close();
    answers("ok", two.write());
    answers("ok", three.bind(token));
  }

  @Test
  void ordinaryTokenBorrowsNothing() { // X7
    caller.begin(null);
    String ordinary = token(caller);
    Session member = engine.boundTo(caller);
    ProcedureCall call = call(caller);
    answers("3910", engine.session().bind(ordinary));
    answers("3917", member.write());
    answers("ok", member.bind(xpToken(call))); // a member may become a guest
    answers("ok", member.write());
    answers("ok", member.bind(ordinary)); // and a member again
    answers("3917", member.write());
  }

  @Test
  void xpTokenOutsideACallBindsNobody() { // X8
    caller.begin(null);
    ProcedureCall call = call(caller);
    String token = xpToken(call);
    call.end();
    answers("3912", engine.session().bind(token));
    call(caller);
    answers("ok", engine.session().bind(token));
  }

  @Test
  void returnExpelsTheGuests() { // X7
    caller.begin(null);
    open(caller);
    ProcedureCall call = call(Objects.requireNonNull(caller.request()));
    Session guest = engine.session();
    guest.bind(xpToken(call));
    Request request = open(guest);
    request.write();
    answers("ok", call.end());
    assertFalse(request.isOpen());
    answers("none", request.write()); // X9
    answers("3902", guest.commit()); // and no 3926
    assertEquals(RequestState.BUSY, state(caller));
    assertEquals(1, engine.transaction().undoRecords());
    assertEquals(1, engine.transaction().members().size());
  }

  @Test
  void sessionsThatTheProcedureOpenedAreClosed() { // X7 E1
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session inner = opened(call);
    assertEquals(caller.id(), engine.view(inner).home());
    inner.begin(null);
    inner.write();
    answers("ok", call.end());
    answers("closed", inner.commit());
    assertEquals(1, engine.instance().snapshot().transactions().size());
  }

  @Test
  void guestsOfGuestsGoToo() { // X7 E3
    caller.begin(null);
    ProcedureCall outer = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(outer));
    ProcedureCall inner = call(guest);
    Session innermost = engine.session();
    answers("ok", innermost.bind(xpToken(inner)));
    assertEquals(guest.id(), engine.view(innermost).lender());
    open(innermost).write();
    Session opened = opened(inner);
    answers("ok", outer.end());
    assertEquals(RequestState.IDLE, state(guest));
    assertEquals(RequestState.IDLE, state(innermost));
    assertEquals(0, innermost.tranCount());
    answers("closed", opened.begin(null));
    answers("none", inner.end());
    answers("ok", caller.write());
  }

  @Test
  void innerCallLendsAndTheOuterOneWaits() { // X7
    caller.begin(null);
    ProcedureCall outer = call(caller);
    String token = xpToken(outer);
    Session guest = engine.session();
    Session sibling = engine.session();
    guest.bind(token);
    sibling.bind(token);
    ProcedureCall inner = call(guest);
    answers("3917", sibling.write()); // it belongs to the outer call only
    answers("ok", inner.end());
    answers("ok", sibling.write());
  }

  @Test
  void guestMayCommitForItsCaller() { // X7 B9
    caller.begin(null);
    open(caller);
    ProcedureCall call = call(Objects.requireNonNull(caller.request()));
    Session guest = engine.session();
    guest.bind(xpToken(call));
    answers("ok", guest.commit());
    answers("ok", guest.begin(null));
    answers("ok", call.end());
    assertEquals(1, guest.tranCount()); // what it then began survives
    assertEquals(RequestState.OPEN, state(caller));
    answers("3926", caller.write());
  }

  @Test
  void callerIsToldInsideItsCall() { // B9 X1
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(call));
    guest.rollback();
    EndedByAnother told = assertInstanceOf(EndedByAnother.class, caller.write());
    told.acknowledge();
    answers("3917", caller.write());
    assertEquals(SrvProc.FAIL, SrvProc.getBindToken(call.srvProc(), new byte[255]));
    answers("ok", call.end());
  }

  @Test
  void callerMayLeaveInsideItsCallAndItsGuestsStay() { // B7 X7
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(call));
    open(guest).write();
    answers("ok", caller.leave());
    assertEquals(RequestState.SOLO, state(caller));
    answers("ok", Objects.requireNonNull(guest.request()).write());
    answers("ok", call.end());
    assertEquals(0, engine.instance().snapshot().transactions().size()); // B6: nobody was left
    answers("3902", guest.commit());
  }

  @Test
  void middleOfTheStackMayLeave() { // B7 X1
    caller.begin(null);
    ProcedureCall outer = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(outer));
    ProcedureCall inner = call(guest);
    Session top = engine.session();
    top.bind(xpToken(inner));
    Request request = open(top);
    request.write();
    answers("ok", guest.leave());
    answers("ok", request.write());
    request.close();
    Session late = engine.session();
    answers("ok", late.bind(xpToken(outer)));
    assertEquals(caller.id(), engine.view(late).lender());
    answers("ok", inner.end());
    assertEquals(0, top.tranCount());
    assertEquals(1, late.tranCount());
  }

  @Test
  void closingCancellingAndOpeningEndACall() { // X2 X7 X9
    for (int way = 0; way < 3; way++) {
      caller.begin(null);
      ProcedureCall call = call(caller);
      Session guest = engine.session();
      guest.bind(xpToken(call));
      answers(
          "ok",
          switch (way) {
            case 0 -> caller.closeRequest();
            case 1 -> caller.cancelRequest();
            default -> caller.open();
          });
      answers("none", call.end());
      assertEquals(0, guest.tranCount());
      caller.closeRequest();
      answers("ok", caller.rollback());
    }
  }

  @Test
  void disconnectingEndsACall() { // B11 X7
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(call));
    Session inner = opened(call);
    answers("ok", caller.disconnect());
    answers("3902", guest.commit());
    answers("closed", inner.begin(null));
    answers("closed", call.end());
    answers("none", call.srvProc().connect("late"));
    assertEquals(0, engine.instance().snapshot().transactions().size());
  }

  @Test
  void killIsADisconnectFromOutside() { // B11
    caller.begin(null);
    Session other = engine.boundTo(caller);
    open(caller).write();
    answers("ok", engine.instance().kill(caller.id()));
    answers("closed", engine.instance().kill(caller.id()));
    answers("closed", caller.write());
    answers("ok", other.commit());
  }

  @Test
  void guestsDoomOutlivesItsRequestAndEndsWithTheLenders() { // A4
    Request request = open(caller);
    request.begin(null);
    ProcedureCall call = call(request);
    Session guest = engine.session();
    guest.bind(xpToken(call));
    guest.setXactAbort(true);
    answers("2627", guest.fail(true)); // a batch of one statement, but its lender's goes on
    assertEquals(-1, guest.xactState());
    answers("3930", guest.write());
    answers("ok", call.end());
    assertEquals(-1, caller.xactState());
    answers("3998", request.end());
    answers("3902", caller.commit());
  }

  @Test
  void callOfItsOwnEndsADoomedTransaction() { // A4
    caller.begin(null);
    ProcedureCall call = call(caller);
    Session guest = engine.session();
    guest.bind(xpToken(call));
    guest.setXactAbort(true);
    guest.fail(true);
    answers("3998", call.end());
    answers("3902", caller.commit());
    answers("3902", guest.commit());
  }

  @Test
  void guestsOfADoomedTransactionWithoutHostAreOwedNothing() { // X7 A4
    caller.begin(null);
    ProcedureCall call = call(caller);
    String token = xpToken(call);
    Session one = engine.session();
    Session two = engine.session();
    Session member = engine.session();
    one.bind(token);
    two.bind(token);
    member.bind(token);
    member.bind(token(member)); // stays when the call ends
    caller.leave();
    Request request = open(one);
    request.setXactAbort(true);
    request.fail(true);
    answers("ok", call.end());
    answers("3902", one.commit());
    answers("3902", two.commit());
    answers("3926", member.commit());
  }

  @Test
  void lateCallsAreCancelled() { // E4
    AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(100));
    Instance instance = engine.limited(Limits.DEFAULT, now::get);
    Session early = engine.session();
    early.begin(null);
    ProcedureCall call = call(early);
    Session inner = opened(call);
    now.set(Instant.ofEpochSecond(200));
    ProcedureCall late = call(engine.session());
    assertEquals(1, instance.cancelCallsBegunBefore(Instant.ofEpochSecond(200)));
    answers("closed", inner.write());
    answers("none", call.end());
    answers("ok", early.commit());
    assertTrue(late.end() == Done.OK);
  }
}

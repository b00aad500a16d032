package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exclusive access and requests: rules X1 to X4, X8, X9. */
class AccessTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void atMostOneRequestRunsInATransaction() { // X1, X3
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request running = open(originator);
    answers("ok", running.write());
    assertEquals(RequestState.BUSY, engine.view(originator).request());
    for (Answer answer :
        List.of(
            bound.begin(null),
            bound.commit(),
            bound.rollback(),
            bound.rollbackTo("a"),
            bound.save("a"),
            bound.write(),
            bound.getToken(TokenKind.ORDINARY),
            bound.getToken(TokenKind.BAD))) {
      answers("3917", answer);
    }
    running.close();
    answers("ok", bound.write());
  }

  @Test
  void openRequestWithoutAStatementHasNoAccess() { // X3
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request request = open(originator);
    assertEquals(RequestState.OPEN, engine.view(originator).request());
    answers("ok", bound.write());
    request.setIsolationLevel(IsolationLevel.SERIALIZABLE);
    assertEquals(RequestState.OPEN, engine.view(originator).request());
  }

  @Test
  void statementThatFailsTakesAccessToo() { // X3
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    answers("6401", open(originator).rollbackTo("nothing"));
    answers("3917", bound.write());
    answers("214", open(originator).getToken(TokenKind.BAD));
    answers("3917", bound.write());
  }

  @Test
  void atCountZeroOnlyBeginTakesAccess() { // X3
    Session session = engine.session();
    Request request = open(session);
    request.commit();
    request.write();
    request.getToken(TokenKind.ORDINARY);
    assertEquals(RequestState.OPEN, engine.view(session).request());
    request.begin(null);
    assertEquals(RequestState.BUSY, engine.view(session).request());
  }

  @Test
  void refusalForUseEndsTheRequest() { // X3, A8
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request running = open(originator);
    running.write();
    Request refused = open(bound);
    answers("3917", refused.write());
    assertEquals(RequestState.IDLE, engine.view(bound).request());
    answers("none", refused.write());
    answers("none", bound.closeRequest());
  }

  @Test
  void refusalForUseSaysWhoHasAccessAndSinceWhen() { // X3
    Instant now = Instant.parse("2000-01-01T00:00:00Z");
    Instance instance =
        Instance.create(Limits.DEFAULT, TokenSource.repeatable(1), InstantSource.fixed(now));
    Session holder = assertInstanceOf(Connected.class, instance.connect("a")).session();
    Session bound = assertInstanceOf(Connected.class, instance.connect("b")).session();
    Session stranger = assertInstanceOf(Connected.class, instance.connect("c")).session();
    holder.begin(null);
    String token = token(holder);
    bound.bind(token);
    open(holder).write();
    SqlError inUse = assertInstanceOf(SqlError.class, bound.write());
    assertEquals(List.of(holder.id(), now), inUse.details());
    SqlError cannotBind = assertInstanceOf(SqlError.class, stranger.bind(token));
    assertEquals(3910, cannotBind.number());
    assertEquals(List.of(holder.id(), now), cannotBind.details());
    assertEquals(ErrorCode.Remedy.RETRY, cannotBind.error().remedy());
  }

  @Test
  void bindingToATransactionInUseAnswers3910() { // X3, B5
    Session originator = engine.session();
    originator.begin(null);
    Session member = engine.boundTo(originator);
    String token = token(originator);
    Request running = open(originator);
    running.write();
    answers("3910", engine.session().bind(token));
    answers("3910", member.bind(token));
    answers("ok", running.bind(token));
    assertEquals(RequestState.OPEN, engine.view(originator).request());
    answers("ok", member.write());
  }

  @Test
  void bindingNeedsNoAccessToTheOldTransactionAndTakesNone() { // X3, B2
    Session originator = engine.session();
    originator.begin(null);
    Session mover = engine.boundTo(originator);
    Session target = engine.session();
    target.begin(null);
    open(originator).write();
    Request request = open(mover);
    answers("3924", request.bind(token(target)));
    assertEquals(RequestState.OPEN, engine.view(mover).request());
  }

  @Test
  void leavingGivesAccessUpAndTheRequestStaysOpen() { // X2, B7
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request running = open(originator);
    running.write();
    answers("ok", running.leave());
    assertEquals(RequestState.OPEN, engine.view(originator).request());
    answers("ok", bound.write());
  }

  @Test
  void endingGivesAccessUpAndTheRequestStaysOpen() { // X2
    Session session = engine.session();
    Request request = open(session);
    request.begin(null);
    request.commit();
    assertEquals(RequestState.OPEN, engine.view(session).request());
    answers("ok", request.begin(null));
    assertEquals(RequestState.BUSY, engine.view(session).request());
  }

  @Test
  void accessIsHeldUntilTheLastRowIsRead() { // X2
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request request = open(originator);
    request.write();
    Result<String> rows = request.finish(List.of("one", "two").iterator());
    answers("none", request.write());
    assertEquals("one", rows.next());
    answers("3917", bound.write());
    assertEquals("two", rows.next());
    answers("ok", bound.write());
    assertTrue(rows.isComplete());
    assertNull(rows.next());
    assertEquals(RequestState.IDLE, engine.view(originator).request());
  }

  @Test
  void emptyResultGivesAccessUpAtOnce() { // X2
    Session session = engine.session();
    Request request = open(session);
    request.begin(null);
    assertTrue(request.finish(Collections.emptyIterator()).isComplete());
    assertFalse(request.isOpen());
  }

  @Test
  void closingReadsTheRestAway() { // X2
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request request = open(originator);
    request.write();
    try (Result<String> rows = request.finish(List.of("one", "two").iterator())) {
      rows.next();
    }
    answers("ok", bound.write());
    answers("none", originator.closeRequest());
  }

  @Test
  void nextRequestDiscardsTheUnreadResult() { // X2
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request first = open(originator);
    first.write();
    Result<String> unread = first.finish(List.of("one").iterator());
    Request second = open(originator);
    answers("ok", bound.write());
    assertNull(unread.next());
    assertFalse(unread.isComplete());
    answers("ok", second.write());
    answers("ok", originator.write());
    assertFalse(second.isOpen());
  }

  @Test
  void cancelledRequestIsFenced() { // X9
    Session session = engine.session();
    Request request = open(session);
    request.begin(null);
    answers("ok", session.cancelRequest());
    answers("none", request.commit());
    answers("none", request.bind("short"));
    answers("none", request.leave());
    answers("none", request.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    answers("none", session.cancelRequest());
    assertEquals(1, session.tranCount());
    request.cancel();
    request.close();
    assertEquals(1, session.tranCount());
  }

  @Test
  void fencedRequestCannotEndTheOneThatFollowed() { // X9
    Session session = engine.session();
    Request first = open(session);
    Request second = open(session);
    first.cancel();
    assertTrue(second.isOpen());
  }

  @Test
  void xpTokenWithoutACallAnswers3912() { // X8
    Session originator = engine.session();
    originator.begin(null);
    String token = token(originator, TokenKind.XP);
    answers("3912", engine.session().bind(token));
    open(originator).write();
    answers("3912", engine.session().bind(token));
  }

  @Test
  void closedSessionAnswersClosedToEverything() {
    Session session = engine.session();
    Request request = open(session);
    session.disconnect();
    for (Answer answer :
        List.of(
            session.begin("x".repeat(40)),
            session.getToken(TokenKind.BAD),
            session.bind("short"),
            session.leave(),
            session.setIsolationLevel(IsolationLevel.SERIALIZABLE),
            session.open(),
            session.closeRequest(),
            session.cancelRequest(),
            session.disconnect(),
            request.write())) {
      answers("closed", answer);
    }
  }
}

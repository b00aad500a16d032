package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements that fail, XACT_ABORT, and doom (A, S5). */
class DoomTest {
  @RegisterExtension final Engine engine = new Engine();
  private Session session = engine.session();

  @BeforeEach
  void remembered() {
    engine.limited(Limits.DEFAULT.withTransactions(9));
    session = engine.session();
  }

  /** An open request that has doomed its transaction. */
  private Request doomed() {
    session.setXactAbort(true);
    Request request = open(session);
    request.begin("t");
    request.write();
    request.save("s");
    answers("2627", request.fail(true));
    assertTrue(engine.transaction().doomed());
    return request;
  }

  @Test
  void refusalsOfARequestAreNoFailuresOfAStatement() { // X5
    Session session = engine.session();
    Engine.answers("ok", session.setXactAbort(true));
    Engine.answers("ok", session.begin(null));
    Engine.answers("3909.2", session.bind("x".repeat(Tokens.LENGTH)));
    assertEquals(1, session.tranCount());
    Engine.answers("ok", session.commit());
  }

  @Test
  void failingStatementIsUndoneAlone() { // A1
    session.begin(null);
    session.write();
    answers("2627", session.fail(false));
    answers("2627", session.fail(true));
    assertEquals(1, engine.transaction().undoRecords());
    assertEquals(1, session.xactState());
    answers("ok", session.commit());
  }

  @Test
  void failingStatementOutsideATransactionTakesNoAccess() { // N9
    Request request = open(session);
    answers("2627", request.fail(false));
    assertEquals(RequestState.OPEN, engine.view(session).request());
  }

  @Test
  void uncaughtErrorUnderXactAbortRollsBackAndEndsTheBatch() { // A2
    session.setXactAbort(true);
    Request request = open(session);
    request.begin(null);
    request.write();
    answers("2627", request.fail(false));
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    assertFalse(request.isOpen());
    answers("none", request.write());
    answers("3902", session.commit());
  }

  @Test
  void uncaughtErrorUnderXactAbortEndsTheBatchOutsideATransactionToo() { // A2
    session.setXactAbort(true);
    Request request = open(session);
    answers("2627", request.fail(true));
    assertTrue(request.isOpen());
    answers("2627", request.fail(false));
    assertFalse(request.isOpen());
  }

  @Test
  void otherMembersOfWhatXactAbortRolledBackAreOwed() { // A2 B9
    session.begin(null);
    Session other = engine.boundTo(session);
    session.setXactAbort(true);
    answers("2627", session.fail(false));
    answers("3926", other.write());
  }

  @Test
  void xactAbortIsTheFailingSessionsOwn() { // B8
    session.setXactAbort(true);
    session.begin(null);
    Session other = engine.boundTo(session);
    answers("2627", other.fail(false));
    assertEquals(1, other.tranCount());
    assertTrue(session.xactAbort());
    assertFalse(other.xactAbort());
  }

  @Test
  void caughtErrorUnderXactAbortDooms() { // A2
    doomed();
    assertEquals(-1, session.xactState());
    assertEquals(1, session.tranCount());
    assertEquals(TransactionStatus.LIVE, engine.transaction().status());
  }

  @Test
  void caughtErrorOfARequestOfOneStatementRollsBackAtOnce() { // A4
    session.begin(null);
    Session other = engine.boundTo(session);
    session.setXactAbort(true);
    answers("3998", session.fail(true));
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    answers("3903", session.rollback());
    answers("3926", other.write());
  }

  @Test
  void doomedTransactionNeitherWritesNorSavesNorNestsNorCommits() { // A3 S5
    for (Statement statement :
        List.of(
            Statement.BEGIN,
            Statement.BEGIN_DISTRIBUTED,
            Statement.COMMIT,
            Statement.SAVE,
            Statement.WRITE,
            Statement.FAIL,
            Statement.FAIL_CAUGHT)) {
      remembered();
      Request request = doomed();
      answers("3930", session.run(statement, "name", request));
      assertFalse(request.isOpen(), statement::name); // A8
      assertEquals(
          TransactionStatus.ROLLED_BACK, engine.transaction().status(), statement::name); // A4
      answers("3903", session.rollback());
    }
  }

  @Test
  void doomedTransactionGivesItsTokenAndCanBeBoundToAndLeft() { // A3
    Request request = doomed();
    String token = token(request);
    Session other = engine.session();
    answers("3910", other.bind(token)); // X3
    answers("ok", session.leave());
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status()); // B6
    answers("3922", other.bind(token));
  }

  @Test
  void doomedTransactionIsRolledBackAsAWholeOnly() { // S5
    Request request = doomed();
    answers("3931", request.rollbackTo("s"));
    answers("6401", request.rollbackTo("x"));
    assertEquals(-1, session.xactState());
    answers("ok", request.rollbackTo("t"));
    assertEquals(0, session.xactState());
    assertTrue(request.isOpen());
  }

  @Test
  void doomEndsWithTheBatch() { // A4
    Request request = doomed();
    answers("3998", request.end());
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    answers("none", request.end());
    answers("3902", session.commit());
  }

  @Test
  void doomEndsWithTheLastRowThatIsRead() { // A4 X2
    Result<String> result = doomed().finish(List.of("row").iterator());
    assertNull(result.ended());
    assertEquals("row", result.next());
    assertTrue(result.isComplete());
    answers("3998", Objects.requireNonNull(result.ended()));
  }

  @Test
  void doomEndsWithTheNextRequest() { // A4 X2
    doomed();
    answers("ok", session.open());
    assertEquals(0, session.tranCount());
    answers("3902", session.commit());
  }

  @Test
  void doomEndsWithACancel() { // A4
    Request request = doomed();
    request.setXactAbort(false);
    request.cancel();
    assertEquals(0, session.tranCount());
    assertFalse(request.isOpen());
  }

  @Test
  void otherMembersOfWhatWasDoomedAreOwed() { // A4 B9
    session.begin(null);
    Session other = engine.boundTo(session);
    Request request = open(session);
    request.setXactAbort(true);
    request.fail(true);
    answers("3998", session.closeRequest());
    answers("3926", other.commit());
    answers("3902", session.commit());
  }

  @Test
  void doomEndsWithTheSessionWhoseRequestItWas() { // A4 B11
    session.begin(null);
    Session other = engine.boundTo(session);
    Request request = open(session);
    request.setXactAbort(true);
    request.fail(true);
    answers("ok", session.disconnect());
    answers("3926", other.write());
  }

  @Test
  void ownTokenIsDeadForWhomNothingElseKeepsWhatIsDoomed() { // B5 A4
    session.begin(null);
    String token = token(session);
    Session other = engine.boundTo(session);
    Request request = open(session);
    request.setXactAbort(true);
    request.fail(true);
    answers("3922", request.bind(token));
    assertEquals(0, session.tranCount());
    assertEquals(RequestState.OPEN, engine.view(session).request());
    answers("3926", other.write());
  }

  @Test
  void cancelUnderXactAbortRollsBack() { // A6
    Request request = open(session);
    request.begin(null);
    request.setXactAbort(true);
    answers("ok", session.cancelRequest());
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    answers("3902", session.commit());
  }

  @Test
  void cancelWithoutXactAbortKeepsTheTransaction() { // A6
    open(session).begin(null);
    answers("ok", session.cancelRequest());
    assertEquals(1, session.tranCount());
  }

  @Test
  void cancelOfARequestWithoutAccessKeepsTheTransaction() { // A6
    session.setXactAbort(true);
    session.begin(null);
    open(session);
    answers("ok", session.cancelRequest());
    assertEquals(1, session.tranCount());
  }

  @Test
  void othersAreOwedByACancelUnderXactAbort() { // A6 B9
    session.setXactAbort(true);
    session.begin(null);
    Session other = engine.boundTo(session);
    open(session).write();
    answers("ok", session.cancelRequest());
    answers("3926", other.write());
  }

  @Test
  void xactAbortIsRefusedToWhoIsOwed() { // B9
    session.begin(null);
    Session other = engine.boundTo(session);
    session.commit();
    answers("3926", other.setXactAbort(true));
    assertFalse(other.xactAbort());
  }
}

package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Binding, leaving, and the end by another: rules B1 to B12. */
class BindingTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void bindingJoinsWithCountOne() { // B1
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    assertEquals(1, bound.tranCount());
    assertEquals(List.of(originator.id(), bound.id()), engine.transaction().members());
  }

  @Test
  void bindingElsewhereLeavesTheOldTransactionToItsOtherMembers() { // B2
    Session first = engine.session();
    Session second = engine.session();
    Session mover = engine.session();
    first.begin(null);
    first.write();
    second.begin(null);
    answers("ok", mover.bind(token(first)));
    mover.begin(null);
    answers("3924", mover.bind(token(second)));
    assertEquals(1, mover.tranCount());
    assertEquals(1, first.tranCount());
    assertEquals(2, engine.instance().snapshot().transactions().size());
  }

  @Test
  void bindingElsewhereRollsBackATransactionLeftByItsLastMember() { // B2, B6
    engine.limited(Limits.DEFAULT.withTransactions(2));
    Session target = engine.session();
    Session mover = engine.session();
    mover.begin(null);
    mover.write();
    String abandoned = token(mover);
    target.begin(null);
    answers("3924", mover.bind(token(target)));
    assertEquals(
        TransactionStatus.ROLLED_BACK, engine.instance().snapshot().transactions().get(0).status());
    answers("3922", engine.session().bind(abandoned));
  }

  @Test
  void refusedBindLeavesTheCallerWhereItWas() { // B2, B3
    Session session = engine.session();
    session.begin(null);
    session.begin(null);
    String own = token(session);
    answers("3909.1", session.bind("short"));
    answers("3909.2", session.bind("x".repeat(32)));
    answers("3909.3", session.bind("-".repeat(32)));
    answers("3912", session.bind(token(session, TokenKind.XP)));
    assertEquals(2, session.tranCount());
    assertEquals(own, token(session));
  }

  @Test
  void deadTokenBindsNobody() { // B4, T3
    Session originator = engine.session();
    originator.begin(null);
    String ordinary = token(originator);
    String xp = token(originator, TokenKind.XP);
    originator.commit();
    Session other = engine.session();
    answers("3922", other.bind(ordinary));
    answers("3922", other.bind(xp));
    assertEquals(0, other.tranCount());
  }

  @Test
  void bindingToItsOwnSharedTransactionRejoinsWithCountOne() { // B5
    Session originator = engine.session();
    originator.begin(null);
    originator.begin(null);
    engine.boundTo(originator);
    answers("ok", originator.bind(token(originator)));
    assertEquals(1, originator.tranCount());
    assertEquals(2, engine.transaction().members().size());
  }

  @Test
  void bindingToItsOwnUnsharedTransactionRollsItBackAndFindsItDead() { // B5
    Session session = engine.session();
    session.begin(null);
    answers("3922", session.bind(token(session)));
    assertEquals(0, session.tranCount());
    answers("3902", session.commit());
  }

  @Test
  void leavingKeepsTheTransactionForTheOthers() { // B6
    Session originator = engine.session();
    originator.begin(null);
    originator.write();
    Session bound = engine.boundTo(originator);
    answers("ok", originator.leave());
    assertEquals(0, originator.tranCount());
    assertEquals(1, engine.transaction().undoRecords());
    answers("ok", bound.commit());
    answers("3902", originator.commit());
  }

  @Test
  void leavingLastRollsBack() { // B6
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session originator = engine.session();
    originator.begin(null);
    originator.write();
    Session bound = engine.boundTo(originator);
    originator.leave();
    answers("ok", bound.leave());
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    assertEquals(0, engine.transaction().undoRecords());
  }

  @Test
  void nullAndTheEmptyTokenLeave() { // B6
    Session session = engine.session();
    answers("ok", session.bind(null));
    session.begin(null);
    answers("ok", session.bind(""));
    assertEquals(0, session.tranCount());
  }

  @Test
  void leavingIsNotRefusedWhileAnotherHasAccess() { // B7
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    open(originator).write();
    answers("ok", bound.leave());
    assertEquals(0, bound.tranCount());
    assertEquals(List.of(originator.id()), engine.transaction().members());
  }

  @Test
  void isolationLevelStaysTheSessionsOwn() { // B8
    Session originator = engine.session();
    originator.setIsolationLevel(IsolationLevel.SERIALIZABLE);
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    assertEquals(IsolationLevel.READ_COMMITTED, bound.isolationLevel());
    assertEquals(IsolationLevel.SERIALIZABLE, originator.isolationLevel());
  }

  @Test
  void leftBehindMemberIsToldUntilItAcknowledgesAndThenNeverAgain() { // B9
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    bound.rollback();
    assertEquals(0, originator.tranCount()); // N7 N8
    assertTrue(engine.view(originator).owed());
    answers("3926", originator.write());
    answers("3926", originator.bind("short"));
    answers("3926", originator.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    assertEquals(IsolationLevel.READ_COMMITTED, originator.isolationLevel());
    EndedByAnother notice = assertInstanceOf(EndedByAnother.class, originator.begin(null));
    notice.acknowledge();
    assertFalse(engine.view(originator).owed());
    answers("3902", originator.commit());
    answers("ok", originator.begin(null));
    notice.acknowledge();
    assertEquals(1, originator.tranCount());
  }

  @Test
  void nobodyOwesTheOneWhoEndedIt() { // B9
    Session originator = engine.session();
    originator.begin(null);
    engine.boundTo(originator);
    originator.commit();
    answers("3902", originator.commit());
  }

  @Test
  void leavingKeepsTheDebtAndDisconnectingDiscardsIt() { // B9
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    bound.commit();
    answers("ok", originator.leave());
    answers("3926", originator.commit());
    answers("ok", originator.disconnect());
    answers("closed", originator.commit());
  }

  @Test
  void openRequestStaysOpenWhenItsTransactionIsEndedByAnother() { // B9
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    Request request = open(originator);
    bound.commit();
    Answer answer = request.write();
    answers("3926", answer);
    assertEquals(RequestState.OPEN, engine.view(originator).request());
    assertInstanceOf(EndedByAnother.class, answer).acknowledge();
    answers("ok", request.write());
  }

  @Test
  void anyMemberMaySaveAskForTheTokenAndCommit() { // B10
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    answers("ok", bound.save("a"));
    answers("ok", bound.rollbackTo("a"));
    assertEquals(token(originator), token(bound));
    answers("ok", bound.commit());
  }

  @Test
  void transactionOutlivesItsOriginator() { // B11
    Session originator = engine.session();
    originator.begin(null);
    originator.write();
    Session bound = engine.boundTo(originator);
    answers("ok", originator.disconnect());
    assertEquals(1, engine.transaction().undoRecords());
    answers("ok", bound.commit());
  }

  @Test
  void lastMemberToDisconnectRollsBack() { // B11
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session session = engine.session();
    session.begin(null);
    open(session).write();
    session.disconnect();
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
  }

  @Test
  void tokenMayBeUsedByAnyNumberOfSessions() { // B12
    Session originator = engine.session();
    originator.begin(null);
    String token = token(originator);
    for (int i = 0; i < 10; i++) {
      answers("ok", engine.session().bind(token));
    }
    assertEquals(11, engine.transaction().members().size());
  }
}

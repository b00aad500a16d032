package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counting: rules N1 to N9. */
class CountingTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void beginAtZeroStartsATransactionOfOneMember() { // N1
    Session session = engine.session();
    answers("ok", session.begin("outer"));
    assertEquals(1, session.tranCount());
    assertEquals(1, session.xactState());
    assertEquals("outer", engine.transaction().name());
    assertEquals(java.util.List.of(session.id()), engine.transaction().members());
  }

  @Test
  void innerBeginOnlyCountsAndItsNameIsNotRegistered() { // N1, N6
    Session session = engine.session();
    session.begin("outer");
    answers("ok", session.begin("inner"));
    assertEquals(2, session.tranCount());
    answers("6401", session.rollbackTo("inner"));
    assertEquals(2, session.tranCount());
  }

  @Test
  void nestingLimitAnswers3905AndChangesNothing() { // N1
    engine.limited(Limits.DEFAULT.withNesting(2));
    Session session = engine.session();
    session.begin(null);
    session.begin(null);
    answers("3905", session.begin(null));
    assertEquals(2, session.tranCount());
  }

  @Test
  void innerCommitOnlyCountsDown() { // N2
    Session session = engine.session();
    session.begin(null);
    session.begin(null);
    answers("ok", session.commit());
    assertEquals(1, session.tranCount());
    assertEquals(TransactionStatus.LIVE, engine.transaction().status());
  }

  @Test
  void memberCommitsForAllAtItsOwnCountOne() { // N3
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session originator = engine.session();
    originator.begin(null);
    originator.begin(null);
    originator.write();
    Session bound = engine.boundTo(originator);
    answers("ok", bound.commit());
    assertEquals(TransactionStatus.COMMITTED, engine.transaction().status());
    assertEquals(1, engine.transaction().undoRecords());
    assertEquals(0, originator.tranCount());
  }

  @Test
  void commitAtZeroAnswers3902() { // N4
    answers("3902", engine.session().commit());
  }

  @Test
  void rollbackUndoesEverythingFromAnyDepth() { // N5
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session session = engine.session();
    session.begin(null);
    session.begin(null);
    session.write();
    answers("ok", session.rollback());
    assertEquals(0, session.tranCount());
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    assertEquals(0, engine.transaction().undoRecords());
  }

  @Test
  void rollbackToTheOutermostNameByAnyMemberRollsAllBack() { // N1, N5
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session originator = engine.session();
    originator.begin("outer");
    Session bound = engine.boundTo(originator);
    answers("ok", bound.rollbackTo("outer"));
    assertEquals(TransactionStatus.ROLLED_BACK, engine.transaction().status());
    assertNull(engine.transaction().name());
    answers("3926", originator.rollback());
  }

  @Test
  void rollbackAtZeroAnswers3903() { // N6
    answers("3903", engine.session().rollback());
    answers("3903", engine.session().rollbackTo("any"));
  }

  @Test
  void membersNestIndependently() { // N7
    Session originator = engine.session();
    originator.begin(null);
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    assertEquals(1, bound.tranCount());
    bound.begin(null);
    bound.begin(null);
    assertEquals(3, bound.tranCount());
    assertEquals(2, originator.tranCount());
  }

  @Test
  void writeAtZeroIsATransactionOfItsOwn() { // N9
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session session = engine.session();
    answers("ok", session.write());
    assertEquals(0, session.tranCount());
    assertEquals(0, engine.instance().snapshot().transactions().size());
  }

  @Test
  void transactionsBegunInOneLifeAreLimited() { // section 0, 701
    engine.limited(Limits.DEFAULT.withTransactions(1));
    Session session = engine.session();
    session.begin(null);
    session.commit();
    answers("701", session.begin(null));
    answers("701", session.begin(null));
    assertEquals(0, session.tranCount());
    assertEquals(1, engine.transaction().number());
  }
}

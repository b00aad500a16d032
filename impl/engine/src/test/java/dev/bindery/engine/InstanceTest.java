package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connecting, limits, closing, and the snapshot. */
class InstanceTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void sessionsAreLimited() { // section 0, 17809
    Instance instance = engine.limited(Limits.DEFAULT.withSessions(1));
    Session first = engine.session();
    answers("17809", instance.connect("second"));
    first.disconnect();
    answers("ok", instance.connect("third"));
  }

  @Test
  void sessionIdsAreNeverUsedAgain() {
    int first = engine.session().id();
    engine.instance().snapshot().sessions();
    Session second = engine.session();
    second.disconnect();
    assertEquals(first + 2, engine.session().id());
  }

  @Test
  void closedInstanceDisconnectsEverybody() {
    Session session = engine.session();
    session.begin(null);
    engine.instance().close();
    answers("closed", session.commit());
    answers("closed", session.disconnect());
    answers("closed", engine.instance().connect("late"));
    engine.instance().close();
    assertEquals(List.of(), engine.instance().snapshot().sessions());
  }

  @Test
  void snapshotShowsSessionsAndLiveTransactions() { // section 14
    Session originator = engine.session();
    open(originator).begin("outer");
    originator.write();
    originator.save("a");
    Session bound = engine.session();
    bound.setIsolationLevel(IsolationLevel.SERIALIZABLE);
    bound.setXactAbort(true);
    bound.bind(token(originator));
    open(originator).write();
    Snapshot snapshot = engine.instance().snapshot();
    long number = snapshot.transactions().get(0).number();
    assertEquals(
        List.of(
            new Snapshot.SessionView(
                originator.id(),
                "login",
                RequestState.BUSY,
                number,
                1,
                false,
                IsolationLevel.READ_COMMITTED,
                false,
                false,
                -1,
                0,
                null,
                Snapshot.SessionView.NO_SESSION,
                Snapshot.SessionView.NO_SESSION),
            new Snapshot.SessionView(
                bound.id(),
                "login",
                RequestState.IDLE,
                number,
                1,
                false,
                IsolationLevel.SERIALIZABLE,
                true,
                false,
                -1,
                0,
                null,
                Snapshot.SessionView.NO_SESSION,
                Snapshot.SessionView.NO_SESSION)),
        snapshot.sessions());
    assertEquals(
        List.of(
            new Snapshot.TransactionView(
                number,
                TransactionStatus.LIVE,
                "outer",
                2,
                List.of(new Snapshot.SavepointView("a", 1)),
                List.of(originator.id(), bound.id()),
                List.of(),
                false,
                false)),
        snapshot.transactions());
  }

  @Test
  void snapshotDoesNotChange() {
    Session session = engine.session();
    session.begin(null);
    Snapshot before = engine.instance().snapshot();
    session.write();
    assertEquals(0, before.transactions().get(0).undoRecords());
    assertThrows(UnsupportedOperationException.class, () -> before.sessions().clear());
  }

  @Test
  void endedTransactionsAreRememberedOnlyWhereTheyAreLimited() {
    Session forgetful = engine.session();
    forgetful.begin(null);
    forgetful.commit();
    assertEquals(List.of(), engine.instance().snapshot().transactions());
    engine.limited(Limits.DEFAULT.withTransactions(3));
    Session session = engine.session();
    session.begin("one");
    session.save("a");
    session.write();
    session.commit();
    session.begin("two");
    assertEquals(
        List.of(
            new Snapshot.TransactionView(
                1,
                TransactionStatus.COMMITTED,
                null,
                1,
                List.of(),
                List.of(),
                List.of(),
                false,
                false),
            new Snapshot.TransactionView(
                2,
                TransactionStatus.LIVE,
                "two",
                0,
                List.of(),
                List.of(session.id()),
                List.of(),
                false,
                false)),
        engine.instance().snapshot().transactions());
  }

  @Test
  void transactionNumbersAreUniqueAcrossSessions() {
    Session one = engine.session();
    Session other = engine.session();
    one.begin(null);
    other.begin(null);
    List<Long> numbers =
        engine.instance().snapshot().transactions().stream()
            .map(Snapshot.TransactionView::number)
            .toList();
    assertEquals(2, numbers.stream().distinct().count());
  }

  @Test
  void limitsBelowTheirLeastAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withNesting(0));
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withSessions(-1));
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withTransactions(-1));
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withSavepoints(-1));
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withUndoRecords(-1));
  }
}

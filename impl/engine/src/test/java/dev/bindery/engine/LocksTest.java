package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks, waiting and deadlock, driven by one thread (L). */
class LocksTest {
  @RegisterExtension final Engine engine = new Engine();
  private Table table = new Table(TableDefinition.keyValue("none", Integer.class, Integer.class));

  @BeforeEach
  void table() {
    table = engine.table("t");
    Session session = engine.session();
    for (int key = 1; key <= 3; key++) {
      answers("ok", session.run(DataStatement.insert(table, Row.of(key, 0))));
    }
  }

  @Test
  void membersNeverConflictAndOthersSeeOneOwner() { // L2
    Session writer = engine.session();
    answers("ok", writer.begin(null));
    answers("ok", write(writer, 1, 10));
    Session member = engine.boundTo(writer);
    answers("ok", write(member, 1, 11));
    assertEquals(List.of(Row.of(1, 11)), rows(read(writer, 1)));
    PendingStatement other = waits(read(engine.session(), 1));
    answers("ok", member.commit());
    assertEquals(List.of(Row.of(1, 11)), rows(other.resume()));
  }

  @Test
  void intentionLockOnTheTableCoversTheRow() { // L4
    Session writer = engine.session();
    answers("ok", writer.begin(null));
    answers("ok", write(writer, 1, 10));
    PendingStatement scan = waits(engine.session().run(DataStatement.readAll(table)));
    answers("ok", writer.rollback());
    assertEquals(3, rows(scan.resume()).size());
  }

  @Test
  void intentsInLanesAreSeenByWhoWantsTheTableAndReturnToThemAfterwards() { // L4
    Session first = writes(1);
    Session second = writes(2);
    PendingStatement scan = waits(engine.session().run(DataStatement.readAll(table)));
    PendingStatement third = waits(write(engine.session(), 3, 30));
    answers("ok", first.commit());
    assertFalse(scan.isReady());
    answers("ok", second.commit());
    assertEquals(3, rows(scan.resume()).size());
    answers("ok", third.resume());
    assertEquals(0, inLanes());
    writes(1); // finds nobody who wants more
    writes(2);
    assertEquals(1, inLanes());
  }

  private Session writes(int key) {
    Session writer = engine.session();
    answers("ok", writer.begin(null));
    answers("ok", write(writer, key, 10));
    return writer;
  }

  private int inLanes() {
    return Arrays.stream(table.lanes()).mapToInt(Lockable::holders).sum();
  }

  @Test
  void conversionIsNotHeldUpByWhoCameBefore() { // L3
    Session reader = serializable(engine.session());
    answers("ok", reader.begin(null));
    rows(read(reader, 1));
    PendingStatement writer = waits(write(engine.session(), 1, 10));
    answers("ok", write(reader, 1, 20));
    answers("ok", reader.commit());
    answers("ok", writer.resume());
  }

  @Test
  void compatibleNewcomerDoesNotOvertake() { // L3
    Session reader = serializable(engine.session());
    answers("ok", reader.begin(null));
    rows(read(reader, 1));
    PendingStatement writer = waits(write(engine.session(), 1, 10));
    PendingStatement newcomer = waits(read(engine.session(), 1));
    answers("ok", reader.commit());
    assertTrue(writer.isReady());
    assertFalse(newcomer.isReady());
    answers("ok", writer.resume());
    assertEquals(List.of(Row.of(1, 10)), rows(newcomer.resume()));
  }

  @Test
  void noLockIsKeptOnAKeyThatIsGoneWhenItIsGranted() { // L10
    Session inserter = engine.session();
    answers("ok", inserter.begin(null));
    answers("ok", inserter.run(DataStatement.insert(table, Row.of(9, 1))));
    Session other = engine.session();
    answers("ok", other.begin(null));
    PendingStatement pending = waits(other.run(DataStatement.insert(table, Row.of(9, 2))));
    answers("ok", inserter.rollback()); // the key leaves the index; the other puts in a new one
    answers("ok", pending.resume());
    assertEquals(2, other.lockSpace().locks()); // of the table and of the new key
  }

  @Test
  void timeoutUndoesTheStatementAndTheTransactionStays() { // L7
    Session holder = engine.session();
    answers("ok", holder.begin(null));
    answers("ok", write(holder, 1, 10));
    Session waiter = engine.session();
    answers("ok", waiter.begin(null));
    answers("ok", write(waiter, 2, 20));
    answers("ok", waiter.setLockTimeout(0));
    answers("1222", write(waiter, 1, 20));
    answers("ok", waiter.setLockTimeout(500));
    PendingStatement pending = waits(write(waiter, 1, 20));
    assertEquals(pending.since().plusMillis(500), pending.deadline());
    answers("1222", pending.timeOut());
    answers("none", pending.timeOut());
    assertEquals(1, waiter.tranCount());
    answers("ok", waiter.setLockTimeout(-1));
    PendingStatement patient = waits(write(waiter, 1, 20));
    assertEquals(Instant.MAX, patient.deadline());
    answers("none", patient.timeOut());
    answers("ok", holder.rollback());
    answers("ok", patient.resume());
    answers("ok", waiter.commit());
  }

  @Test
  void timeoutWithXactAbortRollsTheTransactionBack() { // L7 A2
    Session holder = engine.session();
    answers("ok", holder.begin(null));
    answers("ok", write(holder, 1, 10));
    Session waiter = engine.session();
    answers("ok", waiter.setXactAbort(true));
    answers("ok", waiter.setLockTimeout(0));
    answers("ok", waiter.begin(null));
    answers("1222", write(waiter, 1, 20));
    assertEquals(0, waiter.tranCount());
  }

  @Test
  void deadlockFallsOnTheLowestPriorityAndItsErrorShowsTheCycle() { // L8
    Session low = engine.session();
    Session other = engine.session();
    answers("ok", low.setDeadlockPriority(-5));
    answers("ok", low.begin(null));
    answers("ok", other.begin(null));
    answers("ok", write(low, 1, 10));
    answers("ok", write(other, 2, 20));
    PendingStatement falls = waits(write(low, 2, 10));
    PendingStatement lives = waits(write(other, 1, 20));
    assertTrue(falls.isVictim());
    assertFalse(lives.isReady());
    SqlError error = assertInstanceOf(SqlError.class, falls.resume());
    assertEquals(1205, error.number());
    assertEquals(13, error.severity());
    String cycle = error.message();
    assertTrue(cycle.contains("session " + low.id() + " of transaction"), cycle);
    assertTrue(cycle.contains("session " + other.id() + " of transaction"), cycle);
    assertTrue(cycle.contains("index primary of table t"), cycle);
    assertEquals(0, low.tranCount());
    answers("ok", lives.resume());
    answers("ok", other.commit());
    assertEquals(List.of(Row.of(1, 20)), rows(read(low, 1)));
  }

  @Test
  void deadlockOfManyIsFoundByTheOneThatClosesIt() { // L8
    int length = 100;
    Session setUp = engine.session();
    for (int key = 4; key <= length; key++) {
      answers("ok", setUp.run(DataStatement.insert(table, Row.of(key, 0))));
    }
    Session[] sessions = new Session[length];
    for (int i = 0; i < length; i++) {
      sessions[i] = engine.session();
      answers("ok", sessions[i].begin(null));
      answers("ok", write(sessions[i], i + 1, 1));
    }
    PendingStatement[] waiting = new PendingStatement[length - 1];
    for (int i = 0; i < length - 1; i++) {
      waiting[i] = waits(write(sessions[i], i + 2, 1));
      assertFalse(waiting[i].isReady());
    }
    answers("1205", write(sessions[length - 1], 1, 1));
    for (int i = length - 2; i >= 0; i--) {
      answers("ok", waiting[i].resume());
      answers("ok", sessions[i].commit());
    }
  }

  @Test
  void whoIsGrantedByAnothersFallRunsOnAfterThoseBeforeIt() { // L8 L9
    Session caller = engine.session();
    answers("ok", caller.begin(null));
    answers("ok", write(caller, 1, 10));
    Session opened = Engine.opened(Engine.call(caller));
    Session low = engine.session();
    answers("ok", low.setDeadlockPriority(-5));
    PendingStatement falls = waits(low.run(DataStatement.readAll(table)));
    Session before = engine.session();
    answers("ok", before.begin(null));
    PendingStatement first = waits(write(before, 2, 20));
    PendingStatement second = waits(write(opened, 2, 30)); // closes the cycle, and low falls
    assertTrue(second.isReady());
    answers("1205", falls.resume());
    answers("ok", first.resume());
    answers("waiting", second.resume());
    answers("ok", before.commit());
    answers("ok", second.resume());
  }

  @Test
  void deadlockInsideTryDoomsAndFreesTheLocks() { // L8
    Session first = engine.session();
    answers("ok", first.setDeadlockPriority(-5));
    Request batch = open(first);
    batch.setInTry(true);
    answers("ok", batch.begin(null));
    answers("ok", batch.run(DataStatement.update(table, Key.of(1), Row.of(1, 10))));
    Session other = engine.session();
    answers("ok", other.begin(null));
    answers("ok", write(other, 2, 20));
    PendingStatement falls =
        waits(batch.run(DataStatement.update(table, Key.of(2), Row.of(2, 10))));
    PendingStatement lives = waits(write(other, 1, 20));
    answers("1205", falls.resume());
    assertEquals(-1, first.xactState());
    answers("ok", lives.resume());
    answers("3930", batch.run(DataStatement.update(table, Key.of(3), Row.of(3, 10))));
    assertEquals(0, first.tranCount());
    answers("ok", other.commit());
  }

  @Test
  void twoLocksWhoseRequestersLeaveAreGrantedAtOnceToThoseBehind() { // L10
    Session holder = engine.session();
    answers("ok", holder.begin(null));
    rows(holder.run(DataStatement.readForUpdate(table, Key.of(1))));
    Session impatient = engine.session();
    answers("ok", impatient.begin(null));
    PendingStatement writer = waits(write(impatient, 1, 10));
    PendingStatement reader = waits(read(engine.session(), 1));
    AtomicInteger told = new AtomicInteger();
    reader.onReady(told::incrementAndGet);
    answers("ok", impatient.leave());
    assertEquals(1, told.get());
    answers("none", writer.resume());
    assertEquals(List.of(Row.of(1, 0)), rows(reader.resume()));
  }

  @Test
  void statementsOfWhoWaitsAndOfOtherMembersFindTheTransactionInUse() { // X6
    Session holder = engine.session();
    answers("ok", holder.begin(null));
    answers("ok", write(holder, 1, 10));
    Session waiter = engine.session();
    answers("ok", waiter.begin(null));
    Session member = engine.boundTo(waiter);
    String token = Engine.token(waiter);
    PendingStatement pending = waits(write(waiter, 1, 20));
    answers("3917", waiter.commit());
    answers("3917", member.commit());
    answers("3910", engine.session().bind(token));
    answers("ok", waiter.cancelRequest());
    answers("none", pending.resume());
    answers("ok", member.commit());
  }

  @Test
  void readCommittedFreesTheRowOnceItIsRead() { // I1
    Session reader = engine.session();
    answers("ok", reader.begin(null));
    rows(read(reader, 1));
    answers("ok", write(engine.session(), 1, 10));
    assertEquals(List.of(Row.of(1, 10)), rows(read(reader, 1)));
  }

  @Test
  void repeatableReadKeepsIt() { // I1
    Session reader = engine.session();
    answers("ok", reader.setIsolationLevel(IsolationLevel.REPEATABLE_READ));
    answers("ok", reader.begin(null));
    rows(read(reader, 1));
    PendingStatement writer = waits(write(engine.session(), 1, 10));
    answers("ok", reader.setIsolationLevel(IsolationLevel.READ_COMMITTED)); // I2: it stays
    assertFalse(writer.isReady());
    answers("ok", reader.commit());
    answers("ok", writer.resume());
  }

  @Test
  void membersReadEachAtItsOwnLevel() { // I3
    Session keeps = serializable(engine.session());
    answers("ok", keeps.begin(null));
    Session member = engine.boundTo(keeps);
    rows(read(member, 1));
    rows(read(keeps, 2));
    answers("ok", write(engine.session(), 1, 10));
    waits(write(engine.session(), 2, 20));
    answers("ok", member.commit());
  }

  @Test
  void readUncommittedSeesWhatIsNotCommitted() { // I1 I5
    Session writer = engine.session();
    answers("ok", writer.begin(null));
    answers("ok", write(writer, 1, 10));
    Session reader = engine.session();
    answers("ok", reader.setIsolationLevel(IsolationLevel.READ_UNCOMMITTED));
    assertEquals(List.of(Row.of(1, 10)), rows(read(reader, 1)));
    answers("ok", writer.rollback());
    assertEquals(List.of(Row.of(1, 0)), rows(read(reader, 1)));
  }

  @Test
  void limitOfLocksIsALimit() { // 1204
    Instance limited = engine.limited(Limits.DEFAULT.withLocks(3));
    table = engine.table("t");
    Session session = engine.session();
    answers("ok", session.begin(null));
    answers("ok", session.run(DataStatement.insert(table, Row.of(1, 0))));
    answers("ok", session.run(DataStatement.insert(table, Row.of(2, 0))));
    answers("1204", session.run(DataStatement.insert(table, Row.of(3, 0))));
    answers("ok", session.commit());
    assertEquals(0, limited.snapshot().locks().size());
  }

  @Test
  void manyRowLocksOfOneStatementBecomeOneOnTheTable() {
    engine.limited(Limits.DEFAULT.withEscalation(5));
    table = engine.table("t");
    Session session = engine.session();
    for (int key = 1; key <= 20; key++) {
      answers("ok", session.run(DataStatement.insert(table, Row.of(key, 0))));
    }
    answers("ok", session.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    answers("ok", session.begin(null));
    assertEquals(
        20, rows(session.run(DataStatement.readRange(table.primary(), KeyRange.ALL))).size());
    List<Snapshot.LockView> locks = engine.instance().snapshot().locks();
    assertEquals(6, locks.size(), locks::toString);
    waits(engine.session().run(DataStatement.insert(table, Row.of(21, 0))));
    answers("ok", session.commit());
  }

  @Test
  void locksToWriteEscalateToOneThatNobodyReadsBeside() { // L1 L5 I1
    engine.limited(Limits.DEFAULT.withEscalation(1));
    table = engine.table("t");
    answers("ok", engine.session().run(DataStatement.insert(table, Row.of(1, 0))));
    Session reader = serializable(engine.session());
    answers("ok", reader.begin(null));
    assertEquals(List.of(), rows(reader.run(range(5, 9))));
    DataStatement both =
        DataStatement.several(
            List.of(
                DataStatement.update(table, Key.of(1), Row.of(1, 1)),
                DataStatement.insert(table, Row.of(6, 1))));
    Session writer = engine.session();
    answers("ok", writer.begin(null));
    PendingStatement phantom = waits(writer.run(both));
    assertEquals(List.of(), rows(reader.run(range(5, 9))));
    answers("ok", reader.commit());
    answers("ok", phantom.resume());
    answers("ok", writer.run(DataStatement.insert(table, Row.of(7, 1)))); // alone, it has the table
    waits(read(engine.session(), 6));
    waits(read(engine.session(), 7));
    answers("ok", writer.commit());
  }

  private DataStatement range(int from, int to) {
    return DataStatement.readRange(table.primary(), KeyRange.of(Key.of(from), Key.of(to)));
  }

  @Test
  void sessionOfAProcedureThatMustWaitForItsCallerFallsAtOnce() { // L11
    Session caller = engine.session();
    answers("ok", caller.begin(null));
    answers("ok", write(caller, 1, 10));
    ProcedureCall call = Engine.call(caller);
    Session opened = Engine.opened(call);
    SqlError error = assertInstanceOf(SqlError.class, read(opened, 1));
    assertEquals(1205, error.number());
    assertTrue(error.message().contains("waits for its procedure"), error.message());
    answers("ok", opened.bind(Engine.xpToken(call)));
    assertEquals(List.of(Row.of(1, 10)), rows(read(opened, 1)));
    answers("ok", call.end());
    answers("ok", caller.commit());
  }

  @Test
  void callWaitsForItsProceduresSessionOnlyNotForOthersInItsTransaction() { // L11
    Session caller = engine.session();
    answers("ok", caller.begin(null));
    answers("ok", write(caller, 1, 10));
    ProcedureCall call = Engine.call(caller);
    Session opened = Engine.opened(call);
    answers("ok", opened.begin(null));
    Session member = engine.boundTo(opened);
    PendingStatement waits = waits(write(member, 1, 20)); // the procedure may return all the same
    answers("ok", call.end());
    answers("ok", caller.commit());
    answers("ok", waits.resume());
    answers("ok", member.commit());
  }

  private static Session serializable(Session session) {
    answers("ok", session.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    return session;
  }

  private Answer read(Session session, int key) {
    return session.run(DataStatement.read(table, Key.of(key)));
  }

  private Answer write(Session session, int key, int value) {
    return session.run(DataStatement.update(table, Key.of(key), Row.of(key, value)));
  }

  static PendingStatement waits(Answer answer) {
    return assertInstanceOf(Waiting.class, answer, answer::toString).statement();
  }

  static List<Row> rows(Answer answer) {
    return assertInstanceOf(Rows.class, answer, answer::toString).rows();
  }
}

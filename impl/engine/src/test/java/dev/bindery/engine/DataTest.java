package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.LocksTest.rows;
import static dev.bindery.engine.LocksTest.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables, rows and indexes: reading, changing, undoing (A, I, N9, S2, P). */
class DataTest {
  private static final TableDefinition PEOPLE =
      new TableDefinition(
          "people",
          List.of(
              new TableDefinition.Column("id", Integer.class, false),
              new TableDefinition.Column("name", String.class, true),
              new TableDefinition.Column("town", String.class, true)),
          List.of("id"),
          List.of(
              new TableDefinition.IndexDefinition("by_name", List.of("name"), true),
              new TableDefinition.IndexDefinition("by_town", List.of("town"), false)));

  @RegisterExtension final Engine engine = new Engine();
  private Table people = new Table(PEOPLE);

  @BeforeEach
  void table() {
    people = engine.instance().createTable(PEOPLE);
    engine.instance().permissions().grantAll("login", people);
    Session session = engine.session();
    answers("ok", insert(session, 1, "Ada", "London"));
    answers("ok", insert(session, 2, "Bo", "Oslo"));
    answers("ok", insert(session, 3, "Cy", "London"));
  }

  @Test
  void rowsAreReadByKeyRangeIndexAndAsAWhole() {
    Session session = engine.session();
    assertEquals(List.of(row(2, "Bo", "Oslo")), rows(read(session, 2)));
    assertEquals(List.of(), rows(read(session, 9)));
    KeyRange range = KeyRange.of(Key.of(2), Key.of(8));
    assertEquals(
        List.of(row(2, "Bo", "Oslo"), row(3, "Cy", "London")),
        rows(session.run(DataStatement.readRange(people.primary(), range))));
    assertEquals(
        List.of(row(1, "Ada", "London"), row(3, "Cy", "London")),
        rows(session.run(byTown("London"))));
    assertEquals(3, rows(session.run(DataStatement.readAll(people))).size());
  }

  @Test
  void failedStatementIsUndoneAloneAndTheTransactionStays() { // A1
    Session session = engine.session();
    answers("ok", session.begin(null));
    answers("ok", insert(session, 4, "Di", "Oslo"));
    answers("2627", insert(session, 5, "Ada", "Rome")); // its name is there
    assertEquals(List.of(), rows(read(session, 5)));
    answers("ok", session.commit());
    assertEquals(4, rows(session.run(DataStatement.readAll(people))).size());
    assertEquals(List.of(), rows(session.run(byTown("Rome"))));
  }

  @Test
  void rollbackPutsEverythingBackAlsoInIndexes() { // N5
    Session session = engine.session();
    answers("ok", session.begin(null));
    answers("ok", insert(session, 4, "Di", "Oslo"));
    answers("ok", session.run(DataStatement.delete(people, Key.of(1))));
    answers("ok", update(session, 2, 7, "Bea", "Rome"));
    answers("ok", update(session, 3, 3, "Cy", "Rome"));
    assertEquals(2, rows(session.run(byTown("Rome"))).size());
    answers("ok", session.rollback());
    assertEquals(
        List.of(row(1, "Ada", "London"), row(2, "Bo", "Oslo"), row(3, "Cy", "London")),
        rows(session.run(DataStatement.readAll(people))));
    assertEquals(List.of(row(2, "Bo", "Oslo")), rows(session.run(byTown("Oslo"))));
  }

  @Test
  void rollbackToASavepointUndoesWhatAnyMemberChangedSince() { // S2 S3
    Session session = engine.session();
    answers("ok", session.begin(null));
    answers("ok", update(session, 1, 1, "Ada", "Bern"));
    answers("ok", session.save("here"));
    Session member = engine.boundTo(session);
    answers("ok", update(member, 1, 1, "Ada", "Rome"));
    answers("ok", insert(member, 4, "Di", "Rome"));
    answers("ok", session.rollbackTo("here"));
    assertEquals(List.of(row(1, "Ada", "Bern")), rows(read(member, 1)));
    waits(read(engine.session(), 4)); // its lock is kept
    answers("ok", session.commit());
    assertEquals(List.of(), rows(read(session, 4)));
  }

  @Test
  void outsideATransactionAStatementIsItsOwn() { // N9
    Session session = engine.session();
    answers("2627", insert(session, 1, "Eve", "Rome"));
    answers("ok", insert(session, 4, "Di", "Rome"));
    assertEquals(0, session.tranCount());
    assertEquals(List.of(), engine.instance().snapshot().locks());
  }

  @Test
  void implicitTransactionsBeginWithADataStatement() { // N9
    Session session = engine.session();
    answers("ok", session.setImplicitTransactions(true));
    rows(read(session, 1));
    assertEquals(1, session.tranCount());
    answers("ok", session.rollback());
    answers("ok", session.begin(null));
    assertEquals(2, session.tranCount());
    answers("ok", session.rollback());
    answers("ok", session.write());
    assertEquals(1, session.tranCount());
  }

  @Test
  void severalStatementsAreAllOrNone() {
    Session session = engine.session();
    DataStatement swap =
        DataStatement.several(
            List.of(
                DataStatement.delete(people, Key.of(1)),
                DataStatement.insert(people, row(4, "Ada", "Oslo")),
                DataStatement.insert(people, row(2, "Bob", "Oslo"))));
    answers("2627", session.run(swap));
    assertEquals(List.of(row(1, "Ada", "London")), rows(read(session, 1)));
    assertEquals(List.of(), rows(read(session, 4)));
  }

  @Test
  void statementThatHadToWaitRunsAgainFromItsBeginning() {
    Session holder = engine.session();
    answers("ok", holder.begin(null));
    answers("ok", update(holder, 2, 2, "Bo", "Bern"));
    Session waiter = engine.session();
    PendingStatement all =
        waits(
            waiter.run(
                DataStatement.several(
                    List.of(
                        DataStatement.update(people, Key.of(1), row(1, "Ada", "Paris")),
                        DataStatement.update(people, Key.of(2), row(2, "Bo", "Paris"))))));
    Session dirty = engine.session();
    answers("ok", dirty.setIsolationLevel(IsolationLevel.READ_UNCOMMITTED));
    assertEquals(List.of(row(1, "Ada", "London")), rows(read(dirty, 1)));
    answers("ok", holder.commit());
    assertEquals(new Affected(2), all.resume());
    assertEquals(2, rows(dirty.run(byTown("Paris"))).size());
  }

  @Test
  void rowThatIsMovedToJustBeforeItselfComesBackIfTheStatementFails() { // A1 N9
    Session session = engine.session();
    DataStatement move =
        DataStatement.several(
            List.of(
                DataStatement.update(people, Key.of(1), row(0, "Ada", "Rome")),
                DataStatement.insert(people, row(2, "Bea", "Rome"))));
    answers("2627", session.run(move));
    assertEquals(List.of(row(1, "Ada", "London")), rows(read(session, 1)));
    assertEquals(List.of(), rows(session.run(byTown("Rome"))));
  }

  @Test
  void whoMayNotIsToldSoAlsoInTheTransactionOfOneWhoMay() { // P2 P3
    Session may = engine.session();
    answers("ok", may.begin(null));
    Session other = ((Connected) engine.instance().connect("stranger")).session();
    answers("ok", other.bind(Engine.token(may)));
    answers("229", read(other, 1));
    engine.instance().permissions().grant("stranger", people, Permission.SELECT);
    answers("ok", read(other, 1));
    answers("229", insert(other, 9, "Xi", "Rome"));
    engine.instance().permissions().revoke("stranger", people, Permission.SELECT);
    answers("229", read(other, 1));
    engine.instance().permissions().grant(Permissions.PUBLIC, people, Permission.SELECT);
    answers("ok", read(other, 1));
    answers("ok", may.commit());
  }

  @Test
  void tableThatIsGoneIsSaidToBe() { // 208
    Session session = engine.session();
    answers("ok", session.begin(null));
    answers("ok", insert(session, 4, "Di", "Rome"));
    assertFalse(engine.instance().dropTable(people));
    answers("ok", session.commit());
    assertTrue(engine.instance().dropTable(people));
    assertEquals(Optional.empty(), engine.instance().table("people"));
    answers("208", read(session, 1));
    Table again = engine.instance().createTable(PEOPLE);
    answers("229", session.run(DataStatement.readAll(again)));
  }

  @Test
  void rowsAndKeysThatDoNotFitAreRefused() {
    for (Row bad :
        List.of(Row.of(1, "Ada"), Row.of("1", "Ada", "Rome"), Row.of(null, "Ada", "Rome"))) {
      assertThrows(IllegalArgumentException.class, () -> DataStatement.insert(people, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> DataStatement.read(people, Key.of(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> DataStatement.read(people, Key.of("1")));
    assertThrows(IllegalArgumentException.class, () -> people.index("by_age"));
    assertThrows(IllegalArgumentException.class, () -> engine.instance().createTable(PEOPLE));
    assertThrows(IllegalArgumentException.class, () -> DataStatement.several(List.of()));
  }

  @Test
  void noPhantomAppearsInASecondaryIndexEither() { // I1
    Session reader = engine.session();
    answers("ok", reader.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    answers("ok", reader.begin(null));
    assertEquals(2, rows(reader.run(byTown("London"))).size());
    PendingStatement phantom = waits(insert(engine.session(), 4, "Di", "London"));
    assertEquals(2, rows(reader.run(byTown("London"))).size());
    answers("ok", reader.commit());
    answers("ok", phantom.resume());
    assertEquals(3, rows(reader.run(byTown("London"))).size());
  }

  @Test
  void whatIsMissingIsMissingAgainAtSerializable() { // I1
    Session reader = engine.session();
    answers("ok", reader.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    answers("ok", reader.begin(null));
    assertEquals(List.of(), rows(read(reader, 5)));
    PendingStatement phantom = waits(insert(engine.session(), 5, "Di", "London"));
    assertEquals(List.of(), rows(read(reader, 5)));
    answers("ok", reader.commit());
    answers("ok", phantom.resume());
  }

  private static Row row(int id, String name, String town) {
    return Row.of(id, name, town);
  }

  private DataStatement byTown(String town) {
    return DataStatement.readRange(people.index("by_town"), KeyRange.of(Key.of(town)));
  }

  private Answer read(Session session, int id) {
    return session.run(DataStatement.read(people, Key.of(id)));
  }

  private Answer insert(Session session, int id, String name, String town) {
    return session.run(DataStatement.insert(people, row(id, name, town)));
  }

  private Answer update(Session session, int key, int id, String name, String town) {
    return session.run(DataStatement.update(people, Key.of(key), row(id, name, town)));
  }
}

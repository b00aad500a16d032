package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Savepoints: rules S1, S2, S4, S5 and N6. */
class SavepointsTest {
  @RegisterExtension final Engine engine = new Engine();

  @Test
  void saveAtZeroAnswers628() { // S1
    answers("628", engine.session().save("a"));
  }

  @Test
  void rollbackToASavepointUndoesWhatAnyMemberWroteSince() { // S2, S4
    Session originator = engine.session();
    originator.begin(null);
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    originator.write();
    originator.save("a");
    originator.write();
    bound.write();
    answers("ok", bound.rollbackTo("a"));
    assertEquals(1, engine.transaction().undoRecords());
    assertEquals(List.of(), engine.transaction().savepoints());
    assertEquals(2, originator.tranCount());
  }

  @Test
  void laterSavepointsAreGoneAndAnOlderOneOfTheSameNameIsReachable() { // S1, S2
    Session session = engine.session();
    session.begin(null);
    session.save("a");
    session.write();
    session.save("a");
    session.write();
    session.save("b");
    session.rollbackTo("a");
    assertEquals(1, engine.transaction().undoRecords());
    answers("6401", session.rollbackTo("b"));
    answers("ok", session.rollbackTo("a"));
    assertEquals(0, engine.transaction().undoRecords());
    answers("6401", session.rollbackTo("a"));
  }

  @Test
  void savepointWinsOverATransactionOfTheSameName() { // N6
    Session session = engine.session();
    session.begin("a");
    session.save("a");
    session.rollbackTo("a");
    assertEquals(1, session.tranCount());
    session.rollbackTo("a");
    assertEquals(0, session.tranCount());
  }

  @Test
  void namesAreCaseSensitive() { // S1
    Session session = engine.session();
    session.begin("T");
    session.save("a");
    answers("6401", session.rollbackTo("A"));
    answers("6401", session.rollbackTo("t"));
  }

  @Test
  void namesHaveAtMost32Characters() { // S1
    Session session = engine.session();
    String tooLong = "x".repeat(33);
    answers("103", session.begin(tooLong));
    answers("ok", session.begin("x".repeat(32)));
    answers("103", session.save(tooLong));
    answers("103", session.rollbackTo(tooLong));
    assertEquals(1, session.tranCount());
  }

  @Test
  @SuppressWarnings("NullAway") // a caller without null checks
  void noNameIsAMistakeOfTheCallingProgram() {
    Session session = engine.session();
    @Nullable String none = null;
    assertThrows(NullPointerException.class, () -> session.save(none));
    assertThrows(NullPointerException.class, () -> session.rollbackTo(none));
  }

  @Test
  void savepointsAndUndoRecordsAreLimited() { // section 0, 701
    engine.limited(Limits.DEFAULT.withSavepoints(1).withUndoRecords(1));
    Session session = engine.session();
    session.begin(null);
    session.save("a");
    answers("701", session.save("b"));
    session.write();
    answers("701", session.write());
    session.rollbackTo("a");
    answers("ok", session.save("b"));
    answers("ok", session.write());
  }

  @Test
  void manySavepointsKeepTheirPositions() {
    Session session = engine.session();
    session.begin(null);
    for (int i = 0; i < 100; i++) {
      session.save("s" + i);
      session.write();
    }
    session.rollbackTo("s40");
    assertEquals(40, engine.transaction().undoRecords());
    assertEquals(40, engine.transaction().savepoints().size());
  }

  @Test
  void saveInADistributedTransactionAnswers627() { // S5, D1
    Session session = engine.session();
    answers("ok", session.beginDistributed("d"));
    answers("627", session.save("a"));
    answers("ok", session.beginDistributed(null));
    assertEquals(2, session.tranCount());
  }

  @Test
  void beginDistributedInsideMarksTheTransaction() { // D1, S5
    Session session = engine.session();
    session.begin(null);
    session.save("a");
    session.beginDistributed(null);
    answers("627", session.save("b"));
    assertEquals(true, engine.transaction().distributed());
  }
}

package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.engine.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TRY and CATCH, XACT_ABORT, and what is doomed by them (rules A1 to A6, A8). */
class DoomTest {
  private final Instance instance = Instance.create();
  private final Client a = new Client(instance);

  @Test
  void caughtErrorIsNotTold() {
    assertEquals(
        List.of("print before", "row 8134", "print after", "done"),
        a.run(
            "BEGIN TRY",
            "PRINT 'before' SELECT 1 / 0 PRINT 'never'",
            "END TRY BEGIN CATCH",
            "SELECT @@ERROR PRINT 'after'",
            "END CATCH"));
  }

  @Test
  void catchIsSkippedWhereNothingFails() {
    assertEquals(
        List.of("print tried", "print after", "done"),
        a.run(
            "BEGIN TRY PRINT 'tried' END TRY BEGIN CATCH PRINT 'caught' END CATCH PRINT 'after'"));
  }

  @Test
  void errorInACatchGoesToTheOuterOne() {
    assertEquals(
        List.of("print outer", "done"),
        a.run(
            "BEGIN TRY",
            "BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH SELECT 1 / 0 PRINT 'never' END CATCH",
            "END TRY BEGIN CATCH PRINT 'outer' END CATCH"));
  }

  @Test
  void errorInACatchOutsideAnyTryIsTold() {
    assertEquals(
        List.of("error 8134.1 line 1", "print on", "done"),
        a.run("BEGIN TRY COMMIT END TRY BEGIN CATCH SELECT 1 / 0 PRINT 'on' END CATCH"));
  }

  @Test
  void emptyCatchSwallows() {
    assertEquals(
        List.of("print on", "done"),
        a.run("BEGIN TRY COMMIT END TRY BEGIN CATCH END CATCH PRINT 'on'"));
  }

  @Test
  void informationIsNotCaught() { // A5
    String token = new Client(instance).begin();
    assertEquals(
        List.of("info 3924.1 in sp_bindsession line 2", "done 0"),
        a.run(
            "BEGIN TRAN BEGIN TRY",
            "EXEC sp_bindsession '" + token + "'",
            "END TRY BEGIN CATCH PRINT 'never' END CATCH"));
  }

  @Test
  void inUseEndsTheBatchInsideATryToo() { // A8 X3
    String token = a.begin();
    Client b = new Client(instance);
    b.bind(token);
    b.open("SAVE TRAN s");
    assertEquals(
        List.of("error 3917.1 line 1", "done"),
        a.run("BEGIN TRY SAVE TRAN s END TRY BEGIN CATCH PRINT 'never' END CATCH PRINT 'never'"));
  }

  @Test
  void failureIsUndoneAlone() { // A1
    a.run("BEGIN TRAN SELECT 1 / 0 PRINT 'on'");
    assertEquals("print on", a.last().events.get(1));
    assertEquals(1, a.count());
  }

  @Test
  void uncaughtFailureUnderXactAbortEndsBatchAndTransaction() { // A2
    assertEquals(
        List.of("error 8134.1 line 1", "done"),
        a.run("SET XACT_ABORT ON BEGIN TRAN SELECT 1 / 0 PRINT 'never'"));
    assertEquals(0, a.count());
    assertEquals(
        List.of("error 8134.1 line 1", "done"), a.run("SELECT 1 / 0 PRINT 'never'")); // also at 0
    a.run("SET XACT_ABORT OFF BEGIN TRAN SELECT 1 / 0");
    assertEquals(1, a.count());
  }

  @Test
  void answersOfTheEngineAreNotSeenByXactAbort() { // X5
    a.run("SET XACT_ABORT ON BEGIN TRAN EXEC sp_bindsession 'x' ROLLBACK TRAN x");
    assertEquals(1, a.count());
  }

  @Test
  void caughtFailureUnderXactAbortDooms() { // A2 A3 A4
    Client b = new Client(instance);
    b.bind(a.begin());
    assertEquals(
        List.of("row -1 1", "error 3998.1 line 1", "done"),
        a.run(
            "SET XACT_ABORT ON",
            "BEGIN TRY SELECT 1 / 0 END TRY",
            "BEGIN CATCH SELECT XACT_STATE(), @@TRANCOUNT END CATCH"));
    assertEquals("0", a.select("XACT_STATE()"));
    assertEquals(List.of("info 3926.1 line 1", "error 3902.1 line 1", "done"), b.run("COMMIT"));
  }

  @Test
  void rollbackInTheCatchSavesTheBatch() { // A3
    assertEquals(
        List.of("row 0", "done"),
        a.run(
            "SET XACT_ABORT ON BEGIN TRAN",
            "BEGIN TRY SELECT 1 / 0 END TRY",
            "BEGIN CATCH ROLLBACK SELECT XACT_STATE() END CATCH"));
  }

  @Test
  void whatIsDoomedIsNotCommittedAndEndsWithTheBatch() { // A3 A8
    assertEquals(
        List.of("error 3930.1 line 3", "done"),
        a.run(
            "SET XACT_ABORT ON BEGIN TRAN",
            "BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH",
            "COMMIT PRINT 'never' END CATCH"));
    assertEquals(0, a.count());
  }

  @Test
  void whatIsDoomedIsNotRolledBackToASavepoint() { // S5
    assertEquals(
        List.of("error 3931.1 line 3", "row -1", "error 3998.1 line 1", "done"),
        a.run(
            "SET XACT_ABORT ON BEGIN TRAN SAVE TRAN s",
            "BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH",
            "ROLLBACK TRAN s SELECT XACT_STATE() END CATCH"));
  }

  @Test
  void doomLastsUntilTheLastResultHasBeenRead() { // X2 A4
    a.open(
        "SET XACT_ABORT ON BEGIN TRAN",
        "BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH SELECT 'last' END CATCH");
    assertEquals(-1, a.tsql().session().xactState());
    assertEquals(List.of(), a.last().events);
    assertTrue(a.tsql().close());
    assertEquals(List.of("row last", "error 3998.1 line 1", "done"), a.last().events);
    assertEquals("3998", a.select("@@ERROR"));
  }

  @Test
  void cancelUnderXactAbortRollsBack() { // A6
    a.open("SET XACT_ABORT ON BEGIN TRAN SELECT 1");
    assertTrue(a.tsql().cancel());
    assertEquals(0, a.count());
  }

  @Test
  void nextBatchIsNoCancel() { // X2 A6
    a.open("SET XACT_ABORT ON BEGIN TRAN SELECT 1");
    assertEquals("1", a.select("@@TRANCOUNT"));
  }

  @Test
  void failureInWhatIsDoomedAlreadyEndsTheBatch() { // A2 A4
    assertEquals(
        List.of("error 8134.1 line 3", "error 3998.1 line 1", "done"),
        a.run(
            "SET XACT_ABORT ON BEGIN TRAN",
            "BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH",
            "SELECT 1 / 0 PRINT 'never' END CATCH"));
  }
}

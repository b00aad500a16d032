package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.engine.Instance;
import dev.bindery.engine.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions of one session, by rule id. */
class TransactionTest {
  private final Client client = new Client(Instance.create());

  @Test
  void beginAndCommitCount() {
    assertEquals(
        List.of("row 0 0", "row 2 1", "row 1 1", "row 0 0", "done"),
        client.run(
            "SELECT @@TRANCOUNT, XACT_STATE()",
            "BEGIN TRAN BEGIN TRANSACTION inner1",
            "SELECT @@TRANCOUNT, XACT_STATE()",
            "COMMIT TRAN whatever",
            "SELECT @@TRANCOUNT, XACT_STATE()",
            "COMMIT",
            "SELECT @@TRANCOUNT, XACT_STATE()"));
  }

  @Test
  void aTransactionOutlivesItsBatch() {
    client.run("BEGIN TRAN");
    client.run("BEGIN TRAN");

    assertEquals(2, client.count());
  }

  @Test
  void statementsOutsideATransactionAreRefusedOneByOne() {
    assertEquals(
        List.of(
            "error 3902.1 line 1",
            "error 3903.1 line 2",
            "error 3903.1 line 3",
            "error 628.1 line 4",
            "print next",
            "done"),
        client.run("COMMIT", "ROLLBACK", "ROLLBACK TRAN x", "SAVE TRAN x", "PRINT 'next'"));
  }

  @Test
  void rollbackToASavepointKeepsTheCount() {
    assertEquals(
        List.of("row 2", "error 6401.1 line 4", "row 2", "done"),
        client.run(
            "BEGIN TRAN a BEGIN TRAN b SAVE TRAN s",
            "ROLLBACK TRAN s",
            "SELECT @@TRANCOUNT",
            "ROLLBACK TRAN s",
            "SELECT @@TRANCOUNT"));
  }

  @Test
  void rollbackOfTheOutermostNameEndsTheTransaction() {
    assertEquals(
        List.of("error 6401.1 line 2", "error 6401.1 line 3", "row 0", "done"),
        client.run(
            "BEGIN TRAN a BEGIN TRAN b",
            "ROLLBACK TRAN b",
            "ROLLBACK TRAN A",
            "ROLLBACK TRAN a SELECT @@TRANCOUNT"));
  }

  @Test
  void namesInVariablesAreCutTo32Characters() {
    assertEquals(
        List.of("row 0", "done"),
        client.run(
            "DECLARE @n varchar(40) = '" + "n".repeat(40) + "'",
            "BEGIN TRAN @n",
            "ROLLBACK TRAN " + "n".repeat(32),
            "SELECT @@TRANCOUNT"));
  }

  @Test
  void aNameThatIsNullDoesNotRollEverythingBack() {
    assertEquals(
        List.of("error 3977.1 line 3", "error 3977.1 line 4", "row 1", "done"),
        client.run(
            "DECLARE @n varchar(40)",
            "BEGIN TRAN @n",
            "ROLLBACK TRAN @n",
            "SAVE TRAN @n",
            "SELECT @@TRANCOUNT"));
  }

  @Test
  void aNumberIsNoName() {
    assertEquals(
        List.of("error 3914.1 line 2", "error 3914.1 line 3", "row 0", "done"),
        client.run("DECLARE @n int = 1", "BEGIN TRAN @n", "COMMIT TRAN @n", "SELECT @@TRANCOUNT"));
  }

  @Test
  void distributedCountsAndRefusesSavepoints() {
    assertEquals(
        List.of("error 627.1 line 2", "row 2", "done"),
        client.run(
            "BEGIN TRAN SAVE TRAN before BEGIN DISTRIBUTED TRAN",
            "SAVE TRAN after",
            "SELECT @@TRANCOUNT"));
  }

  @Test
  void limitsHaveErrorsOfTheirOwn() {
    Limits limits = Limits.DEFAULT.withNesting(2).withSavepoints(1).withTransactions(1);
    Client limited = new Client(Instance.create(limits));

    assertEquals(
        List.of("error 3905.1 line 2", "error 701.1 line 4", "error 701.1 line 6", "done"),
        limited.run(
            "BEGIN TRAN BEGIN TRAN",
            "BEGIN TRAN",
            "SAVE TRAN one",
            "SAVE TRAN two",
            "ROLLBACK",
            "BEGIN TRAN"));
  }

  @Test
  void useKnowsItsDatabases() {
    assertEquals(
        List.of("error 911.1 line 2", "print next", "done"),
        client.run("USE MYDB USE master", "USE nowhere", "PRINT 'next'"));
  }

  @Test
  void blocksAndBranchesRunWhatTheySay() {
    assertEquals(
        List.of("print a", "print b", "print d", "done"),
        client.run(
            "IF @@TRANCOUNT = 0 BEGIN PRINT 'a' PRINT 'b' END ELSE PRINT 'c'",
            "IF @@TRANCOUNT > 0 PRINT 'c' ELSE IF 1 = 1 PRINT 'd' ELSE PRINT 'e'"));
  }
}

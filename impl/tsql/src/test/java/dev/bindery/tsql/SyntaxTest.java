package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.engine.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is T-SQL, what is not, and where. */
class SyntaxTest {
  private final Client client = new Client(Instance.create());

  @Test
  void syntaxErrorNamesItsLineAndWhatWasMet() {
    List<String> events =
        client.run("PRINT 'one'", "", "-- three", "/* four", "five */", "", "PRINT PRINT 'seven'");

    assertEquals(List.of("error 102.1 line 7", "done"), events);
    assertEquals("Syntax error near 'PRINT'.", client.last().messages.get(0).text());
  }

  @Test
  void nothingOfABatchWithACompileErrorRuns() {
    client.run("BEGIN TRAN", "PRINT 'never'", "SET @undeclared = 1");

    assertEquals(List.of("error 137.1 line 3", "done"), client.last().events);
    assertEquals(0, client.count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT",
        "SELECT *",
        "SELECT 1 FROM t",
        "SELECT 1 = 1",
        "SELECT (1 = 1)",
        "SELECT @a = 1",
        "SELECT 1.5",
        "SELECT 99999999999999999999",
        "SELECT 1 AS",
        "SELECT 1,",
        "SELECT @@VERSION",
        "SELECT XACT_STATE",
        "SELECT getdate()",
        "SET NOCOUNT ON",
        "SET XACT_ABORT",
        "SET XACT_ABORT 1",
        "BEGIN TRY END TRY BEGIN CATCH END CATCH",
        "BEGIN TRY PRINT 1 END TRY",
        "BEGIN TRY PRINT 1 END TRY; BEGIN CATCH END CATCH",
        "BEGIN TRY PRINT 1 END BEGIN CATCH END CATCH",
        "BEGIN CATCH PRINT 1 END CATCH",
        "KILL",
        "KILL @a",
        "KILL '1'",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "DECLARE @a",
        "DECLARE @a datetime",
        "DECLARE @a varchar(0)",
        "DECLARE @a varchar(8001)",
        "DECLARE @a nvarchar(4001)",
        "DECLARE @a char(max)",
        "DECLARE @a int(4)",
        "DECLARE a int",
        "IF 1 PRINT 'x'",
        "IF 1 = 1",
        "IF NOT 1 PRINT 'x'",
        "IF (1) = (1 = 1) PRINT 'x'",
        "IF 1 = 1 AND 2 PRINT 'x'",
        "IF 1 IS 1 PRINT 'x'",
        "BEGIN",
        "BEGIN END",
        "BEGIN PRINT 'x'",
        "END",
        "ELSE PRINT 'x'",
        "BEGIN DISTRIBUTED",
        "BEGIN TRAN a WITH MARK 'x'",
        "BEGIN TRAN RETURN",
        "SAVE TRAN",
        "SAVE work",
        "COMMIT work now",
        "USE",
        "USE 'master'",
        "EXEC",
        "EXEC @rc sp_bindsession",
        "EXEC ('PRINT 1')",
        "EXEC sp_bindsession 1 + 1",
        "EXEC sp_bindsession (1)",
        "EXEC sp_bindsession 'x' OUTPUT",
        "EXEC sp_bindsession 'x',",
        "EXEC a.b.c.d",
        "WAITFOR DELAY '0:0:1'",
        "RETURN",
        "INSERT t VALUES (1)",
        "PRINT",
        "PRINT 'a' 'b'",
        "PRINT 1 +",
        "!",
        "]",
        "\u0000",
        "😀",
        ":session a"
      })
  void whatIsNotInTheGrammarIsA102(String batch) {
    assertEquals(List.of("error 102.1 line 1", "done"), client.run(batch));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        ";;PRINT'x';;PRINT'y'",
        "-- nothing",
        "/* nothing /* nested */ */",
        "DECLARE @a int DECLARE @b AS varchar(10)='x',@c nvarchar(max) SET @a=1SET @b='y'",
        "if 1=1print 'x'else print 'y'",
        "IF 1 = 1 PRINT 'x'; ELSE PRINT 'y'",
        "IF (((1 = 1) OR NOT (2 > 3)) AND (1) + 1 = (2)) PRINT 'x'",
        "BEGIN; PRINT 'x'; END",
        "BEGIN TRAN COMMIT",
        "BEGIN TRANSACTION COMMIT TRANSACTION",
        "BEGIN TRAN [COMMIT] COMMIT TRAN [COMMIT]",
        "BEGIN DISTRIBUTED TRAN d COMMIT WORK",
        "BEGIN TRAN \"quoted\" SAVE TRAN s ROLLBACK TRAN s ROLLBACK WORK",
        "DECLARE @n varchar(40) SET @n = 'n' BEGIN TRAN @n SAVE TRAN @n COMMIT TRAN @n",
        "USE master USE [MYDB] USE mydb",
        "EXEC sp_bindsession",
        "EXECUTE SP_BindSession NULL",
        "EXEC dbo.sp_bindsession EXEC sys.sp_bindsession EXEC master..sp_bindsession",
        "EXEC master.dbo.sp_bindsession @bind_token = ''",
        "PRINT 1 SELECT 1 x, 2 AS [y], 3 'z', N'n', -1, - 1, +1, @@SPID, xact_state()",
        "IF 1 <> 2 AND 1 != 2 AND 1 !> 2 AND 2 !< 1 AND 1 <= 1 AND 1 >= 1 PRINT 'x'"
      })
  void whatIsInTheGrammarHasNoError(String batch) {
    client.run(batch);

    assertTrue(client.last().messages.isEmpty(), () -> client.last().events.toString());
  }

  @Test
  void unclosedQuoteIsA105AtItsLine() {
    assertEquals(List.of("error 105.1 line 2", "done"), client.run("PRINT 'x'", "PRINT 'y"));
    assertEquals(List.of("error 105.1 line 1", "done"), client.run("BEGIN TRAN [y", ""));
  }

  @Test
  void unclosedQuoteIsAlsoToldWhereItIsTheCauseOfA102() {
    assertEquals(
        List.of("error 102.1 line 1", "error 105.1 line 1", "done"),
        client.run("EXEC sp_bindsession 'BP9---5---->KB?-V'<>1E:H-7U-]ANZ'"));
  }

  @Test
  void unclosedCommentIsA113AtItsLine() {
    assertEquals(
        List.of("error 113.1 line 2", "done"), client.run("PRINT 'x'", "/* PRINT /* 'y' */", ""));
  }

  @Test
  void everyUndeclaredVariableIsA137() {
    client.run(
        "PRINT @a", "IF @b = 1 BEGIN PRINT 'x' END ELSE SAVE TRAN @c", "EXEC @d = nothing @e");

    assertEquals(
        List.of(
            "error 137.1 line 1",
            "error 137.1 line 2",
            "error 137.1 line 2",
            "error 137.1 line 3",
            "error 137.1 line 3",
            "done"),
        client.last().events);
  }

  @Test
  void aVariableLivesToTheEndOfItsBatchOnly() {
    assertEquals(
        List.of("row NULL", "done"), client.run("IF 1 = 2 DECLARE @a int = 5", "SELECT @A"));
    assertEquals(List.of("error 137.1 line 1", "done"), client.run("SELECT @a"));
  }

  @Test
  void aSecondDeclarationIsA134() {
    assertEquals(
        List.of("error 134.1 line 2", "done"), client.run("DECLARE @a int", "DECLARE @A int"));
  }

  @Test
  void transactionNamesHaveAtMost32Characters() {
    String name = "n".repeat(32);

    assertEquals(List.of("done"), client.run("BEGIN TRAN " + name + " ROLLBACK TRAN " + name));
    assertEquals(List.of("error 103.1 line 1", "done"), client.run("BEGIN TRAN " + name + "n"));
    assertEquals(List.of("error 103.1 line 1", "done"), client.run("SAVE TRAN [" + name + "n]"));
    assertEquals(
        List.of("error 103.1 line 1", "done"), client.run("DECLARE @" + "v".repeat(128) + " int"));
  }

  @Test
  void nestingHasALimitAndNoStackIsAtStake() {
    String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);

    assertEquals(List.of("error 191.1 line 1", "done"), client.run("SELECT " + deep));
    assertEquals(
        List.of("error 191.1 line 1", "done"), client.run("SELECT " + "- ".repeat(50_000) + "1"));
    assertEquals(
        List.of("error 191.1 line 1", "done"), client.run("IF " + "NOT ".repeat(50_000) + "1 = 1"));
    assertEquals(List.of("error 191.1 line 1", "done"), client.run("BEGIN ".repeat(50_000)));
    assertEquals(
        List.of("error 191.1 line 1", "done"), client.run("SELECT 1" + " + 1".repeat(50_000)));
    assertEquals("1000", client.select("1" + " + 1".repeat(999)));
  }
}

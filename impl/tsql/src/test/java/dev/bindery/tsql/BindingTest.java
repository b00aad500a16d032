package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.engine.Instance;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two procedures, and several sessions in one transaction, by rule id. */
class BindingTest {
  private final Instance instance = Instance.create();
  private final Client a = new Client(instance);
  private final Client b = new Client(instance);

  @Test
  void noTransactionNoToken() {
    assertEquals(
        List.of("error 3921.1 in sp_getbindtoken line 4", "row unchanged 1", "done 1"),
        a.run(
            "DECLARE @t varchar(255)",
            "SET @t = 'unchanged'",
            "DECLARE @rc int",
            "EXEC @rc = sp_getbindtoken @t OUTPUT",
            "SELECT @t, @rc"));
    assertEquals(
        "Cannot get a transaction token if there is no transaction active.\n"
            + "Reissue the statement after a transaction has been started.",
        a.last().messages.get(0).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"varchar(255)", "nvarchar(4000)", "char(32)", "varchar(32)"})
  void theTokenGoesIntoTextOfAnyKind(String type) {
    assertEquals(
        List.of("row 0", "done 0"),
        a.run(
            "BEGIN TRAN",
            "DECLARE @rc int, @t " + type,
            "EXEC @rc = sp_getbindtoken @out_token = @t OUT, @for_xp_flag = 0",
            "SELECT @rc"));
    a.run("DECLARE @t " + type, "EXEC sp_getbindtoken @t OUTPUT", "SELECT @t");
    assertEquals(List.of("done 0"), b.bind(String.valueOf(a.last().lastValue)));
    assertEquals(1, b.count());
  }

  @Test
  void theTokenStaysTheSameAndEachKindHasItsOwn() {
    String token = a.begin();

    assertEquals(token, a.token("BEGIN DISTRIBUTED TRAN"));
    a.run("DECLARE @t varchar(255)", "EXEC sp_getbindtoken @t OUTPUT, 1", "SELECT @t");
    assertNotEquals(token, a.last().lastValue);
    assertEquals(
        List.of("error 3912.1 in sp_bindsession line 1", "done 1"),
        b.bind(String.valueOf(a.last().lastValue)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "NULL", "'1'", "@flag", "@@SPID"})
  void theFlagIsAConstantOfZeroOrOne(String flag) {
    assertEquals(
        List.of("error 214.1 in sp_getbindtoken line 5", "row NULL 1", "done 1"),
        a.run(
            "DECLARE @t varchar(255)",
            "DECLARE @flag int, @rc int",
            "SET @flag = 1",
            "BEGIN TRAN",
            "EXEC @rc = sp_getbindtoken @t OUTPUT, " + flag,
            "SELECT @t, @rc"));
    assertEquals(
        "Cannot convert parameter @for_xp_flag to type constant expected by procedure.",
        a.last().messages.get(0).text());
  }

  @Test
  void aNumberTakesNoToken() {
    assertEquals(
        List.of("error 214.1 in sp_getbindtoken line 2", "done 1"),
        a.run("BEGIN TRAN", "DECLARE @t int EXEC sp_getbindtoken @t OUTPUT"));
    assertTrue(a.last().messages.get(0).text().contains("@out_token"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sp_getbindtoken                                     | 201",
        "sp_getbindtoken @for_xp_flag = 1                    | 201",
        "sp_getbindtoken @t                                  | 591",
        "sp_getbindtoken 'x'                                 | 591",
        "sp_getbindtoken NULL                                | 591",
        "sp_getbindtoken @m OUTPUT                           | 3975",
        "sp_getbindtoken @n OUTPUT                           | 3975",
        "sp_getbindtoken @t OUTPUT, 0, 0                     | 8144",
        "sp_getbindtoken @token = @t OUTPUT                  | 8145",
        "sp_getbindtoken @out_token = @t OUTPUT, 1           | 119",
        "sp_getbindtoken @t OUTPUT, @out_token = @t OUTPUT   | 8143",
        "sp_getbindtoken @t OUTPUT, @t OUTPUT                | 8162",
        "sp_bindsession 'x', 'y'                             | 8144",
        "sp_bindsession @token = 'x'                         | 8145",
        "sp_bindsession @t OUTPUT                            | 8162"
      })
  void theShapeOfArgumentsIsCheckedBeforeAnythingRuns(String call, String number) {
    String in = call.substring(0, call.indexOf(' ') < 0 ? call.length() : call.indexOf(' '));

    assertEquals(
        List.of("error " + number + ".1 in " + in + " line 3", "done"),
        a.run(
            "BEGIN TRAN",
            "DECLARE @t varchar(255), @m varchar(max), @n nvarchar(max)",
            "EXEC " + call));
    assertEquals(0, a.count());
  }

  @Test
  void anUnknownProcedureEndsItsStatementOnly() {
    assertEquals(
        List.of("error 2812.1 line 2", "error 2812.1 line 3", "row 5", "done"),
        a.run(
            "DECLARE @rc int = 5",
            "EXEC @rc = sp_nothing 1, @x = 'y'",
            "EXEC other.sp_bindsession",
            "SELECT @rc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'%1'                                | 1",
        "'   '                               | 1",
        "5                                   | 1",
        "'--------------------------------'  | 3",
        "'-----------------------------------' | 3",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'  | 2",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | 2",
        "N'NQ9---5---.Q>Z4YC:T>1F:N-1-288TH' | 2"
      })
  void garbageIsNoToken(String token, String state) {
    assertEquals(
        List.of("error 3909." + state + " in sp_bindsession line 2", "row 1", "done 1"),
        a.run("DECLARE @rc int", "EXEC @rc = sp_bindsession " + token, "SELECT @rc"));
  }

  @Test
  void aTokenCutShortByItsVariableBindsNobody() {
    a.run("BEGIN TRAN", "DECLARE @t varchar(31)", "EXEC sp_getbindtoken @t OUTPUT", "SELECT @t");

    assertEquals(
        List.of("error 3909.1 in sp_bindsession line 1", "done 1"),
        b.bind(String.valueOf(a.last().lastValue)));
  }

  @Test
  void aTokenOfAnotherInstanceIsGarbage() {
    String token = new Client(Instance.create()).begin();

    assertEquals(List.of("error 3909.2 in sp_bindsession line 1", "done 1"), a.bind(token));
  }

  @Test
  void aTokenDiesWithItsTransaction() {
    String token = a.begin();
    a.run("ROLLBACK");

    assertEquals(List.of("error 3922.1 in sp_bindsession line 1", "done 1"), b.bind(token));
  }

  @Test
  void bindingElsewhereDefects() {
    String token = a.begin();
    b.run("BEGIN TRAN BEGIN TRAN");

    assertEquals(
        List.of("info 3924.1 in sp_bindsession line 1", "row 1", "done 0"),
        b.run("EXEC sp_bindsession @bind_token = '" + token + "  ' SELECT @@TRANCOUNT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NULL", "''", "N''", "@nothing", "@bind_token = NULL"})
  void leavingKeepsTheTransactionForTheOthers(String argument) {
    b.bind(a.begin());

    assertEquals(
        List.of("row 0 0", "done 0"),
        a.run(
            "DECLARE @nothing varchar(255), @rc int",
            "EXEC @rc = sp_bindsession " + argument,
            "SELECT @rc, @@TRANCOUNT"));
    assertEquals(1, b.count());
  }

  @Test
  void theEndByAnotherIsToldOnceAndTheStatementIssuedAgain() {
    b.bind(a.begin());
    b.run("COMMIT");

    assertEquals(
        List.of("info 3926.1 line 2", "row 1", "done"), a.run("", "BEGIN TRAN SELECT @@TRANCOUNT"));
    assertEquals(List.of("row 1", "done"), a.run("SELECT @@TRANCOUNT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT @@TRANCOUNT",
        "PRINT 'x'",
        "IF @@TRANCOUNT > 0 COMMIT",
        "DECLARE @a int = 1",
        "USE master",
        "COMMIT",
        "BEGIN TRAN",
        "SAVE TRAN s",
        "DECLARE @t varchar(255) EXEC sp_getbindtoken @t OUTPUT",
        "EXEC sp_bindsession 'x'"
      })
  void everyStatementTellsTheEndByAnother(String statement) {
    b.bind(a.begin());
    b.run("COMMIT");

    a.run(statement);

    assertTrue(a.last().events.get(0).startsWith("info 3926.1"), () -> a.last().events.toString());
    a.run(statement);
    assertTrue(a.last().events.stream().noneMatch(event -> event.contains("3926")));
  }

  @Test
  void leavingAndCompileErrorsKeepTheDebt() {
    b.bind(a.begin());
    b.run("COMMIT");

    assertEquals(List.of("done 0"), a.run("EXEC sp_bindsession NULL"));
    assertEquals(List.of("error 102.1 line 1", "done"), a.run("nonsense"));
    assertEquals(List.of("info 3926.1 line 1", "row 0", "done"), a.run("SELECT @@TRANCOUNT"));
  }

  @Test
  void theEndByAnotherIsAnErrorWhereAskedFor() {
    Client strict = new Client(instance, new TsqlOptions(Set.of(), true));
    b.bind(strict.begin());
    b.run("COMMIT");

    assertEquals(List.of("error 3926.1 line 1", "done"), strict.run("BEGIN TRAN", "PRINT 'never'"));
    assertEquals(16, strict.last().messages.get(0).severity());
    assertEquals(
        List.of("row 3926", "row 0", "done"), strict.run("SELECT @@ERROR", "SELECT @@TRANCOUNT"));
  }

  @Test
  void anUnreadResultKeepsTheOthersOut() {
    String token = a.begin();
    b.bind(token);
    List<String> unread =
        b.open("PRINT 'told'", "SELECT 1", "SAVE TRAN s", "SELECT 2", "PRINT 'unread'");

    assertEquals(List.of("print told", "row 1"), unread);
    assertEquals(List.of("error 3917.1 line 1", "done"), a.run("SAVE TRAN x", "PRINT 'never'"));
    assertEquals(List.of("row 1", "done"), a.run("SELECT @@TRANCOUNT"));
    assertEquals(
        List.of("error 3910.1 in sp_bindsession line 1", "done 1"),
        new Client(instance).bind(token));

    assertTrue(b.tsql().close());
    assertEquals(List.of("print told", "row 1", "row 2", "print unread", "done"), unread);
    assertEquals(List.of("done"), a.run("SAVE TRAN x"));
  }

  @Test
  void aBatchWithoutResultsCanBeLeftUnreadToo() {
    b.bind(a.begin());

    assertEquals(List.of(), b.open("SAVE TRAN s"));
    assertEquals(List.of("error 3917.1 line 1", "done"), a.run("COMMIT"));
    assertTrue(b.tsql().cancel());
    assertEquals(List.of("done"), b.last().events);
    assertEquals(List.of("done"), a.run("COMMIT"));
  }

  @Test
  void theNextBatchDiscardsWhatIsUnread() {
    b.bind(a.begin());
    List<String> unread = b.open("SAVE TRAN s SELECT 'lost'");

    assertEquals(List.of("print next", "done"), b.run("PRINT 'next'"));
    assertEquals(List.of("done"), unread);
    assertEquals(List.of("done"), a.run("COMMIT"));
  }

  @Test
  void nothingUnreadIsNothingToCloseOrCancel() {
    a.run("PRINT 'x'");

    assertEquals(false, a.tsql().close());
    assertEquals(false, a.tsql().cancel());
  }

  @Test
  void whoIsDisconnectedRunsNothing() {
    a.begin();
    a.tsql().session().disconnect();

    assertEquals(false, a.tsql().run("PRINT 'x'", new Recorder()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAVE TRAN s SELECT 1", "SAVE TRAN s SELECT 1 SELECT 2"})
  void aListenerThatFailsGivesTheAccessUp(String batch) {
    b.bind(a.begin());

    assertThrows(IllegalStateException.class, () -> b.tsql().run(batch, new BrokenPipe()));
    assertEquals(List.of("done"), a.run("SAVE TRAN s"));
  }

  /** A listener that can take nothing. */
  private static final class BrokenPipe implements BatchListener {
    @Override
    public void rows(int batchLine, List<Column> columns, List<List<@Nullable Object>> rows) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void count(int batchLine, long count) {}

    @Override
    public void info(Message message) {}

    @Override
    public void error(Message message) {}

    @Override
    public void print(int batchLine, String message) {}

    @Override
    public void done(@Nullable Integer returnStatus) {}
  }
}

package dev.bindery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bindery run}: directives, formats, bad input, exit codes. */
class RunTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private Cli run(String script, String... options) throws IOException {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "run";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = Cli.script(directory, script);
    return Cli.call(arguments);
  }

  /** The lines of an output, joined so that a test shows them on one line. */
  private static String joined(String output) {
    return String.join("|", output.lines().toList());
  }

  @Test
  void syntaxErrorOnLineSevenIsToldAndTheRestOfTheScriptRuns() throws IOException {
    Cli cli = run("PRINT 'one'\n\n\n\n\n\nPRINT x'seven'\nGO\nPRINT 'next'\n");

    assertEquals(0, cli.exitCode());
    assertEquals(
        "Msg 102, Level 15, State 1, Line 7|Syntax error near 'x'.|next", joined(cli.out()));
  }

  @Test
  void jsonHasTheFieldsOfEachEvent() throws IOException {
    String script =
        """

        SELECT 1 AS n, NULL, 'x' s
        PRINT 'hello'
        GO
        :session b

        EXEC sp_bindsession 'x'
        GO
        GO
        DECLARE @r int EXEC @r = sp_bindsession
        """;

    Cli cli = run(script, "--format", "json");

    assertEquals(0, cli.exitCode());
    assertEquals(
        """
        {"session":"main","batch":1,"line":2,"event":"rows","columns":[{"name":"n","type":"int"},\
        {"name":"","type":"int"},{"name":"s","type":"varchar(1)"}],"rows":[[1,null,"x"]]}
        {"session":"main","batch":1,"line":2,"event":"count","count":1}
        {"session":"main","batch":1,"line":3,"event":"print","message":"hello"}
        {"session":"main","batch":1,"line":1,"event":"done","returnStatus":null}
        {"session":"b","batch":2,"line":7,"event":"error","number":3909,"severity":16,"state":1,\
        "procedure":"sp_bindsession","batchLine":2,\
        "message":"This is not a bind token of this instance."}
        {"session":"b","batch":2,"line":6,"event":"done","returnStatus":1}
        {"session":"b","batch":3,"line":10,"event":"done","returnStatus":0}
        """,
        cli.out());
  }

  @Test
  void columnsWithoutANameHaveAnEmptyHead() throws IOException {
    Cli cli = run("SELECT 1, 'abc' AS x, NULL");

    assertEquals("  x|- --- ----|1 abc NULL|(1 row(s) affected)|", joined(cli.out()));
  }

  @Test
  void separatorsAndDirectivesInStringsAndCommentsAreText() throws IOException {
    Cli cli =
        run(
            "PRINT 'a\nGO\n:nonsense\n$b'\n/* GO\nGO /*\n:x\n*/\n:y $(Z) */ -- $(Z)\nPRINT 'c' -- '\nGO\n");

    assertEquals(0, cli.exitCode(), cli.err());
    assertEquals("a|GO|:nonsense|$b|c", joined(cli.out()));
  }

  @Test
  void goIsSeenInAnyCaseWithBlanksAndAComment() throws IOException {
    Cli cli =
        run("PRINT 'a'\n  go  \nPRINT 'b'\r\nGo -- here\r\n:session x -- there\nPRINT @@SPID");

    assertEquals("a|b|:session x|2", joined(cli.out()));
  }

  @Test
  void aDisconnectedSessionIsOpenedAgainAtItsNextBatch() throws IOException {
    Cli cli =
        run(
            "BEGIN TRAN\nGO\n:disconnect main\nSELECT @@TRANCOUNT AS n\nGO\nPRINT @@SPID",
            "--format",
            "text");

    assertEquals("n|-|0|(1 row(s) affected)||2", joined(cli.out()));
  }

  @Test
  void capturedValuesAreTextInLaterLines() throws IOException {
    Cli cli =
        run(
            """
            SELECT 'it''s' AS a, 'b' AS b
            :capture V_1
            PRINT '$(V_1)' -- no: a quote
            GO
            SELECT 40 + 2
            GO
            PRINT 'no result'
            :capture V_1
            PRINT $(V_1)$(V_1)
            """);

    assertTrue(joined(cli.out()).contains("Msg 102"), cli.out());
    assertTrue(cli.out().endsWith("4242" + System.lineSeparator()), cli.out());
  }

  @Test
  void theErrorOptionEndsTheBatchAt3926() throws IOException {
    String script =
        """
        DECLARE @t varchar(255) BEGIN TRAN EXEC sp_getbindtoken @t OUTPUT SELECT @t AS t
        :capture T
        :session b
        EXEC sp_bindsession '$(T)' ROLLBACK
        :session main
        BEGIN TRAN
        PRINT 'went on'
        """;

    assertTrue(run(script).out().endsWith("went on" + System.lineSeparator()));
    String strict = run(script, "--error-3926").out();
    assertTrue(strict.contains("Msg 3926, Level 16, State 1, Line 1"), strict);
    assertFalse(strict.contains("went on"), strict);
  }

  @Test
  void databasesAreMasterMydbAndThoseOfTheOption() throws IOException {
    String script = "USE master USE MyDB\nUSE Sales\nPRINT 'x'";

    assertEquals(
        "Msg 911, Level 16, State 1, Line 2|There is no database 'Sales'.|x",
        joined(run(script).out()));
    assertEquals("x", joined(run(script, "--database", "sales", "--database=other").out()));
  }

  @Test
  void eachFileHasAFreshInstance() throws IOException {
    String script = Cli.script(directory, "BEGIN TRAN\nPRINT @@SPID\nPRINT @@TRANCOUNT");

    Cli cli = Cli.call("run", script, script);

    String one = "==> " + script + " <==|1|1";
    assertEquals(one + "|" + one, joined(cli.out()));
  }

  @Test
  void everyBatchHasOneEndAlsoWhereItIsLeftUnread() throws IOException {
    Cli cli =
        run(
            """
            :open
            SELECT 1
            GO
            :open
            SELECT 2
            GO
            :cancel main
            :close main
            :open
            SELECT 3
            :close main
            :open
            SELECT 4
            :disconnect main
            :open
            SELECT 5
            """,
            "--format",
            "json");

    assertEquals(
        "rows|count|done",
        String.join(
            "|",
            cli.out()
                .lines()
                .filter(line -> line.contains("\"batch\":3"))
                .map(line -> line.replaceAll(".*\"event\":\"(\\w+)\".*", "$1"))
                .toList()));
    assertEquals(
        5,
        cli.out().lines().filter(line -> line.contains("\"event\":\"done\"")).count(),
        cli.out());
    assertFalse(cli.out().contains("[[5]]"), cli.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":sesion a                          | 3: unknown directive ':sesion'; there are :session",
        ":                                  | 3: unknown directive ':'",
        ":session                           | 3: ':session' takes the name of a session",
        ":session a b                       | 3: ':session' takes the name of a session",
        ":session 'a'                       | 3: ':session' takes the name of a session",
        ":close b                           | 3: unknown session 'b': no ':session b' stands above",
        ":cancel b                          | 3: unknown session 'b': no ':session b' stands above",
        ":disconnect b                      | 3: unknown session 'b': no ':session b' stands above",
        ":disconnect                        | 3: ':disconnect' takes the name of a session",
        ":open                              | 3: no batch follows this ':open'",
        ":open now                          | 3: ':open' takes no argument",
        ":capture                           | 3: ':capture' takes the name of a variable",
        ":capture $(X)                      | 3: ':capture' takes the name of a variable",
        "PRINT '$(X)'                       | 3: $(X) has no value: no ':capture X' stands above",
        "GO 5                               | 3: GO stands alone on its line"
      })
  void aBadDirectiveIsToldWithItsLineBeforeAnythingRuns(String line, String message)
      throws IOException {
    Cli cli = run("PRINT 'never'\nGO\n" + line + "\n");

    assertEquals(2, cli.exitCode());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains(".sql:" + message), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }

  @Test
  void everyBadDirectiveOfAFileIsTold() throws IOException {
    Cli cli =
        run(
            ":a\n:session x\n:disconnect x\n:open\n:open\nPRINT 1\nGO\n:b\n:disconnect x\n:disconnect x");

    assertEquals(2, cli.exitCode());
    assertEquals(5, cli.err().lines().count(), cli.err());
  }

  @Test
  void aBadFileKeepsEveryFileFromRunning() throws IOException {
    String good = Cli.script(directory, "PRINT 'never'");
    String bad = Cli.script(directory, ":nonsense");

    Cli cli = Cli.call("run", good, bad);

    assertEquals(2, cli.exitCode());
    assertEquals("", cli.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PRINT 'x'   | no result has been read yet", "SELECT NULL | the value is NULL"})
  void nothingToCaptureEndsTheScriptAndKeepsItsOutput(String batch, String reason)
      throws IOException {
    Cli cli = run("PRINT 'kept'\nGO\n" + batch + "\n:capture V\nPRINT '$(V)'");

    assertEquals(2, cli.exitCode());
    assertTrue(cli.out().startsWith("kept"), cli.out());
    assertTrue(cli.err().contains(".sql:4: ':capture V': " + reason), cli.err());
  }

  @Test
  void anUnclosedCommentIsToldAndEndsTheFile() throws IOException {
    Cli cli = run("PRINT 'x'\nGO\nPRINT 'y'\n/* never closed\nGO\n:nonsense\n");

    assertEquals(0, cli.exitCode());
    assertEquals(
        "x|Msg 113, Level 15, State 1, Line 2|This comment is never closed.", joined(cli.out()));
  }

  @Test
  void aFileOfNothingButACommentHasItsErrorTooIfThatIsNeverClosed() throws IOException {
    assertEquals("", run("/* closed */\n-- and\nGO\n;\n").out());
    assertTrue(run("/* never closed").out().startsWith("Msg 113"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Cli cli = Cli.call("run", directory.resolve("missing.sql").toString());

    assertEquals(2, cli.exitCode());
    assertTrue(cli.err().contains("missing.sql: there is no such file"), cli.err());
  }

  @Test
  void aDirectoryIsNoScript() {
    Cli cli = Cli.call("run", directory.toString());

    assertEquals(2, cli.exitCode());
    assertTrue(cli.err().contains("this is a directory, not a script"), cli.err());
  }

  @Test
  void whatIsNotTextIsToldSo() throws IOException {
    Path file = Files.write(directory.resolve("binary.sql"), new byte[] {(byte) 0xff, 0, 1});

    Cli cli = Cli.call("run", file.toString());

    assertEquals(2, cli.exitCode());
    assertTrue(cli.err().contains("this is not text in UTF-8"), cli.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "run --format xml x.sql", "run --nonsense x.sql", "walk", ""})
  void aBadCallIsToldWithTheUsage(String call) {
    Cli cli = Cli.call(call.isEmpty() ? new String[0] : call.split(" "));

    assertEquals(2, cli.exitCode());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains("Usage: bindery"), cli.err());
  }

  @Test
  void helpTeachesTheDirectives() {
    Cli cli = Cli.call("run", "--help");

    assertEquals(0, cli.exitCode());
    for (String word :
        new String[] {
          ":session",
          ":disconnect",
          ":open",
          ":close",
          ":cancel",
          ":capture",
          "--format",
          "--database",
          "--error-3926",
          "GO"
        }) {
      assertTrue(cli.out().contains(word), word);
    }
  }

  @Test
  void randomScriptsAreRunOrRefusedWithoutAnException() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder script = new StringBuilder();
      for (int n = random.nextInt(25); n >= 0; n--) {
        script.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
      }
      Cli cli = run(script.toString(), "--format", random.nextBoolean() ? "json" : "text");
      String what = "seed " + seed + ", script:\n" + script + cli.err();
      assertTrue(cli.exitCode() == 0 || cli.exitCode() == 2, what);
      assertEquals(cli.exitCode() == 0, cli.err().isEmpty(), what);
    }
  }

  /** Lines that make most scripts legal. */
  private static final List<String> LINES =
      List.of(
          "GO",
          "GO",
          ":session a",
          ":session b",
          ":session main",
          ":open",
          ":close main",
          ":cancel main",
          ":disconnect main",
          "SELECT 1",
          "BEGIN TRAN",
          "COMMIT",
          "SAVE TRAN s",
          "ROLLBACK",
          "DECLARE @t varchar(255) EXEC sp_getbindtoken @t OUTPUT SELECT @t",
          "EXEC sp_bindsession",
          "PRINT 'x",
          "'",
          "/* GO",
          "*/",
          "-- x",
          "IF 1 = 1",
          ":capture T");
}

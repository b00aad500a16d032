package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.agreement.Agreement;
import dev.bindery.properties.agreement.Pair;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.jdbc.JdbcSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A server that speaks T-SQL over JDBC: our own T-SQL, behind the thinnest driver. */
class JdbcSystemTest {
  private static final TsqlDriver DRIVER = new TsqlDriver();
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private static Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void register() throws SQLException {
    DriverManager.registerDriver(DRIVER);
    JdbcSystemTest test = new JdbcSystemTest();
    assertEquals(0, test.check("corpus", "export", "--model", "BoundPair", pair().toString()));
  }

  @AfterAll
  static void deregister() throws SQLException {
    DriverManager.deregisterDriver(DRIVER);
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(strings = {"", "error"})
  void serverAgreesWhetherTheEndByAnotherIsAnInformationOrAnError(String mode)
      throws InterruptedException {
    SystemUnderTest.Factory server =
        JdbcSystem.on(() -> DriverManager.getConnection(TsqlDriver.URL + mode));
    Map<String, Object> constants = Explored.DOOM.module().constants();
    Agreement.Result run =
        Agreement.of(
            Explored.DOOM.graph(),
            server.capabilities().without(Set.of("SetLevel")),
            Answerer.of(server.within(constants)),
            LIMIT,
            steps -> {});
    assertTrue(run.agrees(), () -> run.tallies().toString());
    for (Pair shown :
        Set.of(
            new Pair("Commit", "3926"),
            new Pair("Bind", "3909.3"),
            new Pair("Fail", "3998"),
            new Pair("Kill", "ok"))) {
      assertTrue(run.tallies().get(shown) != null, shown::toString);
    }
  }

  @Test
  void commandGivesAVerdictForEachRuleOfWhatTheServerCanDo() {
    int code =
        check(
            "--corpus",
            pair().toString(),
            "--jdbc",
            TsqlDriver.URL,
            "--user",
            "tester",
            "--without",
            "SetLevel",
            "--for",
            "60s");
    assertEquals(0, code, () -> out + "" + err);
    assertTrue(said().contains("N3 agrees"), said());
    assertTrue(said().contains("X3 not supported"), said());
    assertFalse(said().contains("differs"), said());
  }

  @Test
  void serverThatDiffersIsToldInColumnsOfTsql() {
    int code =
        check(
            "--corpus",
            pair().toString(),
            "--jdbc",
            TsqlDriver.URL + "deaf",
            "--without",
            "SetLevel");
    assertEquals(1, code, () -> out + "" + err);
    assertTrue(said().contains("differs:"), said());
    assertTrue(said().contains("EXEC sp_bindsession ''\n"), said());
  }

  @Test
  void serverThatRefusesIsWrongUsageAndTellsNoPassword() {
    int code = check("--corpus", pair().toString(), "--jdbc", TsqlDriver.URL + "refuses");
    assertEquals(2, code);
    assertTrue(err.toString().contains("no connection by --jdbc: SQLState S0001, error 18456"));
    assertFalse(err.toString().contains("planted"));
    assertFalse(err.toString().contains("\tat "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--user", "--system"})
  void optionsThatDoNotGoTogetherAreWrongUsage(String option) {
    String[] args =
        option.equals("--user")
            ? new String[] {"--corpus", pair().toString(), option, "tester"}
            : new String[] {
              "--corpus", pair().toString(), "--jdbc", TsqlDriver.URL, option, "no.Class"
            };
    assertEquals(2, check(args));
    assertTrue(err.toString().contains("--jdbc"), err::toString);
  }

  @Test
  void whatTheModelDoesNotHaveCannotBeLeftOut() {
    assertEquals(2, check("--corpus", pair().toString(), "--rules", "--without", "Pause"));
    assertTrue(err.toString().contains("no action or answer 'Pause'"), err::toString);
  }

  @Test
  void reportThatCannotBeWrittenIsToldBeforeAnythingRuns() {
    assertEquals(2, check("--corpus", pair().toString(), "--rules", "--junit", folder.toString()));
    assertTrue(err.toString().contains("cannot write --junit"), err::toString);
    assertEquals("", out.toString());
  }

  private String said() {
    return out.toString().replaceAll(" +", " ");
  }

  private static Path pair() {
    return folder.resolve("pair.jsonl");
  }

  private int check(String... args) {
    CommandLine line = BinderyCheck.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}

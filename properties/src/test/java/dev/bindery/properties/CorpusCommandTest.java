package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.corpus.CorpusWriter;
import dev.bindery.properties.corpus.Header;
import dev.bindery.spec.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The files of operations and answers at the command line. */
@Tag("thorough")
class CorpusCommandTest {
  @TempDir private static Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Commits without a transaction. */
  public static final class CommitsNothing implements SystemUnderTest.Factory {
    @Override
    public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
      Supplier<SystemUnderTest> engines = EngineUnderTest.within(constants);
      return () ->
          new Altered(engines.get()) {
            @Override
            public String commit(String session) {
              String answer = super.commit(session);
              return answer.equals("3902") ? "ok" : answer;
            }
          };
    }
  }

  /** Engines whose statements never time out, behind an adapter that has no call to leave. */
  public static final class NothingTimesOut implements UnderTest.Maker {
    @Override
    public Function<State, LocksUnderTest> within(Map<String, Object> constants) {
      Function<State, LocksUnderTest> engines = EngineLocks.within(constants);
      return initial -> {
        LocksUnderTest engine = engines.apply(initial);
        return (LocksUnderTest)
            Proxy.newProxyInstance(
                LocksUnderTest.class.getClassLoader(),
                new Class<?>[] {LocksUnderTest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("timeout") ? "none" : method.invoke(engine, arguments));
      };
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.ALL.without(Set.of("Leave"));
    }
  }

  @BeforeAll
  static void export() {
    CorpusCommandTest test = new CorpusCommandTest();
    assertEquals(
        0,
        test.check("corpus", "export", "--model", "BoundPair", pair().toString()),
        test.err::toString);
    assertTrue(
        test.out.toString().contains("9680 transitions in 936 paths of 16242 steps (no fewer than"),
        test.out::toString);
  }

  @Test
  void engineAgreesWithTheFile() {
    assertEquals(0, check("--corpus", pair().toString()), err::toString);
    assertTrue(
        out.toString().contains("9680 transitions, 936 paths, 16242 steps done"), out::toString);
    assertTrue(out.toString().contains(" 0 differences"), out::toString);
  }

  @Test
  void anotherSystemIsToldWhereItDiffersOnAShortPath() {
    assertEquals(
        1,
        check("--corpus", pair().toString(), "--system", CommitsNothing.class.getName()),
        err::toString);
    assertTrue(
        out.toString()
            .replaceAll(" +", " ")
            .contains(" 1 Connect(s1) ok\n 2 Commit(s1) ok, but the spec answers 3902"),
        out::toString);
    assertNoStackTrace();
  }

  @Test
  void damagedFileIsWrongUsageAndToldWithItsLine() throws IOException {
    Path damaged = folder.resolve("damaged.jsonl");
    Files.write(damaged, List.of("{\"bindery-corpus\":2}"));
    assertEquals(2, check("--corpus", damaged.toString()));
    assertTrue(err.toString().contains("damaged.jsonl, line 1: version 2 of"), err::toString);
    byte[] zipped = Files.readAllBytes(pair());
    Files.write(damaged, Arrays.copyOf(zipped, zipped.length / 2));
    assertEquals(2, check("--corpus", damaged.toString()));
    assertTrue(err.toString().contains("cut off"), err::toString);
    assertNoStackTrace();
  }

  @Test
  void logOfASystemThatAgreesIsJudgedToTheEnd() throws IOException {
    Path log =
        log(
            "{\"path\":1}",
            "{\"do\":[\"Connect\",\"s1\"],\"answer\":\"ok\"}",
            "{\"do\":[\"Commit\",\"s1\"],\"answer\":\"3902\"}",
            "{\"path\":2}",
            "{\"do\":[\"Commit\",\"s1\"],\"answer\":\"closed\"}");
    assertEquals(0, check("--log", log.toString()), err::toString);
    assertTrue(
        out.toString().contains("BoundPair: 2 paths, 3 steps judged, 0 differences"),
        out::toString);
  }

  @Test
  void differenceInALogIsToldWithItsLineAndAShortestPath() throws IOException {
    Path log =
        log(
            "{\"path\":1}",
            "{\"do\":[\"Connect\",\"s2\"],\"answer\":\"ok\"}",
            "{\"do\":[\"Disconnect\",\"s2\"],\"answer\":\"ok\"}",
            "{\"do\":[\"Connect\",\"s1\"],\"answer\":\"ok\"}",
            "{\"do\":[\"Commit\",\"s1\"],\"answer\":\"ok\"}",
            "{\"do\":[\"Commit\",\"s1\"],\"answer\":\"ok\"}");
    assertEquals(1, check("--log", log.toString()), err::toString);
    String told = out.toString().replaceAll(" +", " ");
    assertTrue(
        told.contains("1 paths, 4 steps judged, 1 differences, 1 steps left out behind"), told);
    assertTrue(told.contains("in line 6, after 3 steps of a path."), told);
    assertTrue(
        told.endsWith(" 1 Connect(s1) ok\n 2 Commit(s1) ok, but the spec answers 3902\n"), told);
  }

  @Test
  void logWithWhatTheModelDoesNotHaveDiffers() throws IOException {
    Path log = log("{\"path\":1}", "{\"do\":[\"Connect\",\"s9\"],\"answer\":\"ok\"}");
    assertEquals(1, check("--log", log.toString()), err::toString);
    assertTrue(
        out.toString().contains("the spec answers nothing: the model has no such operation"),
        out::toString);
  }

  @Test
  void logThatBreaksOffWithinALineIsJudgedSoFar() throws IOException {
    Path log =
        log(
            "{\"path\":1}",
            "{\"do\":[\"Commit\",\"s1\"],\"answer\":\"3902\"}",
            "{\"path\":2}",
            "{\"do\":[\"Comm");
    assertEquals(2, check("--log", log.toString()), err::toString);
    assertTrue(out.toString().contains("2 paths, 1 steps judged, 1 differences"), out::toString);
    assertTrue(out.toString().contains(", but the spec answers closed"), out::toString);
    assertTrue(err.toString().contains(", line 5: no JSON: "), err::toString);
    assertNoStackTrace();
  }

  @Test
  void corpusIsALogToo() {
    assertEquals(0, check("--log", pair().toString()), err::toString);
    assertTrue(out.toString().contains("936 paths, 16242 steps judged, 0 diff"), out::toString);
  }

  @Test
  void logOfAnyModuleIsJudged() {
    String locks = folder.resolve("locks.jsonl").toString();
    assertEquals(0, check("corpus", "export", "--model", "LocksCalls", locks), err::toString);
    assertEquals(0, check("--log", locks), err::toString);
    assertTrue(out.toString().contains("LocksCalls: "), out::toString);
    assertTrue(out.toString().contains(" steps judged, 0 differences"), out::toString);
  }

  @Test
  void rulesOfLocksHaveVerdictsToo() {
    String locks = folder.resolve("rules.jsonl").toString();
    assertEquals(0, check("corpus", "export", "--model", "LocksCalls", locks), err::toString);
    assertEquals(0, check("--corpus", locks, "--rules"), err::toString);
    assertTrue(out.toString().matches("(?s).*Of (\\d+) rules: \\1 agrees\\R"), out::toString);
    out.getBuffer().setLength(0);
    String[] others = {"--corpus", locks, "--rules", "--system", NothingTimesOut.class.getName()};
    assertEquals(1, check(others), err::toString);
    assertTrue(out.toString().contains("L7    differs"), out::toString);
    assertTrue(out.toString().contains("Timeout(s"), out::toString);
    assertTrue(out.toString().contains("B9    agrees"), out::toString);
    assertTrue(out.toString().contains("B7    not supported"), out::toString);
    assertNoStackTrace();
  }

  @Test
  void pathsOfAModelThatBeginsInSeveralStatesSayInWhich() throws IOException {
    String ranges = folder.resolve("ranges.jsonl").toString();
    assertEquals(0, check("corpus", "export", "--model", "KeyRangesShort", ranges), err::toString);
    List<String> lines = Files.readAllLines(Path.of(ranges));
    for (int line = 0; line < lines.size(); line++) {
      boolean starts = lines.get(line).matches("\\{\"do\":\\[\"Start\",\\{\"present\":.*");
      assertEquals(
          lines.get(Math.max(0, line - 1)).startsWith("{\"path\""), starts, "line " + line);
    }
    assertEquals(0, check("--corpus", ranges), err::toString);
    assertTrue(out.toString().contains("KeyRangesShort: "), out::toString);
    assertTrue(out.toString().contains(" 0 differences"), out::toString);
    assertEquals(0, check("--log", ranges), err::toString);
    assertEquals(0, check("--corpus", ranges, "--rules"), err::toString);
    assertTrue(out.toString().matches("(?s).*Of (\\d+) rules: \\1 agrees\\R"), out::toString);
  }

  @Test
  void systemOfAnotherModuleIsWrongUsage() {
    assertWrongUsage(
        NothingTimesOut.class.getName() + " is no SystemUnderTest.Factory",
        "--corpus",
        pair().toString(),
        "--system",
        NothingTimesOut.class.getName());
  }

  @Test
  void logOfOtherConstantsIsWrongUsage() throws IOException {
    Path log = log();
    Files.writeString(log, Files.readString(log).replace("\"MaxTran\":1", "\"MaxTran\":7"));
    assertWrongUsage("no model BoundPair with the constants {", "--log", log.toString());
    assertWrongUsage("this is a log, not a corpus: judge it by --log", "--corpus", log.toString());
    assertWrongUsage(
        "--corpus and --log exclude each other", "--corpus", log.toString(), "--log", "x");
    assertWrongUsage("--system needs --corpus", "--log", log.toString(), "--system", "X");
  }

  /** A log of BoundPair with these lines behind the first. */
  private static Path log(String... lines) throws IOException {
    StringWriter text = new StringWriter();
    Map<String, Object> constants = Explored.PAIR.module().constants();
    new CorpusWriter(new Header("BoundPair", Explored.MODULE, constants, null), text);
    text.write(String.join("\n", lines));
    return Files.writeString(Files.createTempFile(folder, "log", ".jsonl"), text.toString());
  }

  @Test
  void whatMakesNoSenseIsWrongUsage() {
    assertWrongUsage("there is no file", "--corpus", folder.resolve("none").toString());
    assertWrongUsage("--system needs --corpus", "--system", "X");
    assertWrongUsage(
        "X is no SystemUnderTest.Factory", "--corpus", pair().toString(), "--system", "X");
    assertWrongUsage("corpus needs a command: export", "corpus");
    assertWrongUsage(
        "no model CommitAlone that holds", "corpus", "export", "--model", "CommitAlone", "x");
    assertWrongUsage("cannot write", "corpus", "export", "--model", "BoundPair", folder.toString());
  }

  private void assertWrongUsage(String problem, String... args) {
    assertEquals(2, check(args));
    assertTrue(err.toString().contains(problem), err::toString);
    assertNoStackTrace();
  }

  private static Path pair() {
    return folder.resolve("pair.jsonl.gz");
  }

  private int check(String... args) {
    CommandLine line = BinderyCheck.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private void assertNoStackTrace() {
    assertFalse((out.toString() + err).contains("\tat "), () -> out.toString() + err);
  }
}

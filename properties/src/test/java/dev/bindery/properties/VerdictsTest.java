package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.agreement.Accepted;
import dev.bindery.properties.agreement.Agreement;
import dev.bindery.properties.agreement.JunitXml;
import dev.bindery.properties.agreement.Pair;
import dev.bindery.properties.agreement.VerdictReport;
import dev.bindery.properties.agreement.Verdicts;
import dev.bindery.properties.agreement.Verdicts.Rule;
import dev.bindery.properties.agreement.Verdicts.Verdict;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.simple.SimpleFault;
import dev.bindery.properties.simple.SimpleSystem;
import dev.bindery.spec.Specs;
import dev.bindery.spec.tree.Rules;
import dev.bindery.spec.tree.SpecTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict for each rule, of systems that differ, leave something out, or are broken. */
class VerdictsTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final SpecTree TREE = SpecTree.read(Specs.folder());

  @TempDir private Path folder = Path.of("");

  @Test
  void systemThatAgreesHasNoOtherVerdict() throws InterruptedException {
    Agreement.Result run = run(SimpleSystem::within, Capabilities.ALL);
    assertTrue(run.agrees());
    Verdicts verdicts = verdicts(run, Capabilities.ALL, Accepted.NOTHING);
    assertEquals(verdicts.rules(), verdicts.with(Verdict.AGREES));
  }

  @Test
  void differenceThatComesOutLaterSpeaksAgainstTheStepThatMadeIt() throws InterruptedException {
    Agreement.Result run = run(SimpleFault.COMMITS_ONLY_WHEN_ALONE, Capabilities.ALL);
    Verdicts verdicts = verdicts(run, Capabilities.ALL, Accepted.NOTHING);
    assertFalse(run.agrees());
    assertEquals(
        List.of("N2", "N3"), verdicts.with(Verdict.DIFFERS).stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "INNER_COMMIT_COMMITS,    N2",
    "COMMITS_ONLY_WHEN_ALONE, N3",
    "ANOTHER_TOKEN_EACH_TIME, T2",
    "DEAD_TOKEN_BINDS,        B4",
    "LEFT_BUT_ALIVE,          B6",
    "NOBODY_IS_OWED,          B9",
    "ALL_RUN_AT_ONCE,         X3",
    "XP_TOKEN_EVERYWHERE,     X8"
  })
  void faultSpeaksAgainstTheRuleThatItBreaks(SimpleFault fault, String rule)
      throws InterruptedException {
    Verdicts verdicts = verdicts(run(fault, Capabilities.ALL), Capabilities.ALL, Accepted.NOTHING);
    List<String> broken = verdicts.with(Verdict.DIFFERS).stream().map(Rule::id).toList();
    assertTrue(broken.contains(rule), broken::toString);
    assertTrue(broken.size() * 3 < verdicts.rules().size(), broken::toString);
  }

  @Test
  void caseIsToldAsOperationsAndAsColumnsOfTsql() throws InterruptedException {
    Agreement.Result run = run(SimpleFault.NOBODY_IS_OWED, Capabilities.ALL);
    StringWriter text = new StringWriter();
    new VerdictReport(new PrintWriter(text))
        .tell(verdicts(run, Capabilities.ALL, Accepted.NOTHING), Map.of());
    String report = text.toString().replaceAll(" +", " ");
    assertTrue(report.contains("B9 differs"), report);
    assertTrue(report.contains("but the spec answers 3926"), report);
    assertTrue(report.contains("-- session s1 | -- session s2\n"), report);
    assertTrue(
        report.contains("| EXEC sp_bindsession '(ordinary token of transaction 1)'"), report);
  }

  @Test
  void whatASystemCannotDoIsNeverAskedOfItAndTheRestIsReachedWithoutIt()
      throws InterruptedException {
    Capabilities without =
        new Capabilities(Set.of("Bind", "GetToken 3921", "* 3905"), Set.of("Rollback 3903"));
    SystemUnderTest.Factory factory =
        constants -> {
          Supplier<SystemUnderTest> engines = SimpleSystem.within(constants);
          return () ->
              new Altered(engines.get()) {
                @Override
                public String bind(String session, Token token) {
                  throw new UnsupportedOperationException("bind");
                }

                @Override
                public String rollback(String session) {
                  String answer = super.rollback(session);
                  return answer.equals("3903") ? "?" : answer;
                }
              };
        };
    Agreement.Result run = run(factory, without);
    assertTrue(run.agrees(), run.tallies()::toString);
    Verdicts verdicts = verdicts(run, without, Accepted.NOTHING);
    assertEquals(Verdict.NOT_SUPPORTED, verdict(verdicts, "B4"));
    assertEquals(Verdict.NOT_SUPPORTED, verdict(verdicts, "T1"));
    assertEquals(Verdict.AGREES, verdict(verdicts, "N4"));
    assertEquals(
        0, Objects.requireNonNull(run.tallies().get(new Pair("Begin", "3905"))).supported());
    assertFalse(run(factory, Capabilities.ALL).agrees());
  }

  @Test
  void answerThatCannotBeToldIsNotObservable() throws InterruptedException {
    Capabilities blind = new Capabilities(Set.of(), Set.of("Commit 3902"));
    Verdicts verdicts = verdicts(run(SimpleSystem::within, blind), blind, Accepted.NOTHING);
    assertEquals(Verdict.NOT_OBSERVABLE, verdict(verdicts, "N4"));
  }

  @Test
  void deviationThatIsAcceptedIsToldWithItsReason() throws Exception {
    Path file = folder.resolve("accepted");
    Files.writeString(file, "# known\n\nB9  its clients ask for @@TRANCOUNT\n");
    Accepted accepted = Accepted.read(file, Rules.read(Specs.folder()));
    Agreement.Result run = run(SimpleFault.NOBODY_IS_OWED, Capabilities.ALL);
    Rule rule = verdicts(run, Capabilities.ALL, accepted).with(Verdict.ACCEPTED).get(0);
    assertEquals("B9", rule.id());
    assertEquals("its clients ask for @@TRANCOUNT", rule.reason());
  }

  @Test
  void acceptedDeviationsNeedARuleOfTheSpecAndAReason() throws IOException {
    for (String line : List.of("Z9 why", "B9", "B9 one\nB9 other")) {
      Path file = folder.resolve("broken");
      Files.writeString(file, line);
      assertThrows(
          IllegalArgumentException.class, () -> Accepted.read(file, Rules.read(Specs.folder())));
    }
  }

  @Test
  void timeThatIsOverLeavesRulesThatAreNotReached() throws InterruptedException {
    Agreement.Result run =
        Agreement.of(
            Explored.PAIR.graph(),
            Capabilities.ALL,
            systems(SimpleSystem::within),
            Duration.ZERO,
            steps -> {});
    assertTrue(run.outOfTime());
    Verdicts verdicts = verdicts(run, Capabilities.ALL, Accepted.NOTHING);
    assertEquals(verdicts.rules(), verdicts.with(Verdict.NOT_REACHED));
  }

  @Test
  void systemThatCannotBeMadeIsToldAndNothingIsReached() throws InterruptedException {
    Agreement.Result run =
        run(
            constants ->
                () -> {
                  throw new IllegalStateException("planted");
                },
            Capabilities.ALL);
    assertEquals(
        "threw java.lang.IllegalStateException: planted", run.broken().orElseThrow().answer());
    assertFalse(run.agrees());
  }

  @Test
  void reportForJunitHasACaseForEachActionAndAnswer() throws Exception {
    Agreement.Result run = run(SimpleFault.NOBODY_IS_OWED, Capabilities.ALL);
    Path file = folder.resolve("TEST.xml");
    JunitXml.write("BoundPair", verdicts(run, Capabilities.ALL, Accepted.NOTHING), file);
    String xml = Files.readString(file);
    assertEquals(run.tallies().size(), xml.split("<testcase ", -1).length - 1);
    assertTrue(xml.contains("name=\"Commit -&gt; 3926\""), xml);
    assertTrue(xml.contains("<failure "), xml);
  }

  @Test
  void adapterToBeginWithIsAskedForNothingAndToldSo() throws InterruptedException {
    SystemUnderTest.Factory empty =
        new SystemUnderTest.Factory() {
          @Override
          public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
            return () -> new Adapter() {};
          }

          @Override
          public Capabilities capabilities() {
            return Capabilities.of(Adapter.class);
          }
        };
    Verdicts verdicts =
        verdicts(run(empty, empty.capabilities()), empty.capabilities(), Accepted.NOTHING);
    assertEquals(verdicts.rules(), verdicts.with(Verdict.NOT_SUPPORTED));
  }

  @Test
  void adapterThatClaimsWhatItLacksDiffersThere() throws InterruptedException {
    Agreement.Result run = run(constants -> () -> new Adapter() {}, Capabilities.ALL);
    assertFalse(run.agrees());
    assertEquals(
        "threw java.lang.UnsupportedOperationException: connect is not written",
        Objects.requireNonNull(run.tallies().get(new Pair("Connect", "ok")))
            .first()
            .orElseThrow()
            .answer());
  }

  private static Verdict verdict(Verdicts verdicts, String rule) {
    return verdicts.rules().stream()
        .filter(each -> each.id().equals(rule))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static Verdicts verdicts(
      Agreement.Result run, Capabilities capabilities, Accepted accepted) {
    return Verdicts.of(run, capabilities, accepted, TREE, Explored.MODULE);
  }

  private static Agreement.Result run(SystemUnderTest.Factory factory, Capabilities capabilities)
      throws InterruptedException {
    return Agreement.of(Explored.PAIR.graph(), capabilities, systems(factory), LIMIT, steps -> {});
  }

  private static Supplier<Answerer> systems(SystemUnderTest.Factory factory) {
    return Answerer.of(factory.within(Explored.PAIR.module().constants()));
  }
}

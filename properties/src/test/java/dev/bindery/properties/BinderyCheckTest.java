package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bindery.spec.Specs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BinderyCheckTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void checksOneModelAndWritesTheSummary() throws IOException {
    assertEquals(0, check("--model", "BoundPair", "--out", folder.toString()), err::toString);
    JsonNode summary = summary();
    assertTrue(summary.get("ok").asBoolean());
    JsonNode model = summary.get("models").get(0);
    JsonNode walk = summary.get("walks").get(0);
    assertEquals("BoundPair", model.get("name").asText());
    assertEquals("ok", model.get("result").asText());
    assertEquals(model.get("generated").asLong() - 1, walk.get("transitions").asLong());
    assertEquals(walk.get("transitions").asLong(), walk.get("covered").asLong());
    assertEquals(0, walk.get("differences").asLong());
    assertTrue(walk.get("refusals").asLong() > 0);
    assertTrue(walk.get("invariants").asLong() > 0);
    JsonNode corpus = summary.get("corpus").get(0);
    assertEquals(walk.get("transitions").asLong(), corpus.get("covered").asLong());
    assertEquals(corpus.get("lowerBound").asLong(), corpus.get("steps").asLong());
    assertTrue(summary.get("answers").get("pairs").asInt() > 0);
    assertTrue(summary.get("mutants").get("planted").asInt() > 0);
    assertTrue(summary.get("mutants").get("killed").asInt() > 0);
  }

  @Test
  void modelThatFailsAsExpectedIsAsExpected() throws IOException {
    assertEquals(0, check("--model", "CommitAlone", "--out", folder.toString()), err::toString);
    assertEquals("violates:CommitAloneProp", summary().get("models").get(0).get("result").asText());
  }

  @Test
  void countThatMovesIsNotAsExpected() throws IOException {
    Path copy = copyOfSpec();
    Path manifest = copy.resolve("models.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("(\"name\": \"OneSession\".*?\"distinct\": )", "$19"));
    assertEquals(
        1, check("--spec", copy.toString(), "--model", "OneSession", "--out", folder.toString()));
    assertTrue(out.toString().contains("distinct expected 9"), out::toString);
    assertFalse(summary().get("ok").asBoolean());
  }

  @Test
  void cfgThatNamesWhatDoesNotExistIsToldByName() throws IOException {
    Path copy = copyOfSpec();
    Path cfg = copy.resolve("models/OneSession.cfg");
    Files.writeString(
        cfg, Files.readString(cfg).replace("INVARIANTS\n", "INVARIANTS\n  NoSuchInv\n"));
    assertEquals(
        1, check("--spec", copy.toString(), "--model", "OneSession", "--out", folder.toString()));
    assertTrue(out.toString().contains("NoSuchInv"), out::toString);
    assertNoStackTrace();
  }

  @Test
  void unknownModelIsWrongUsage() {
    assertEquals(2, check("--model", "NoSuchModel"));
    assertTrue(err.toString().contains("no model NoSuchModel"), err::toString);
    assertNoStackTrace();
  }

  @Test
  void wrongFolderOfTheSpecIsWrongUsage() {
    assertEquals(2, check("--spec", folder.resolve("nowhere").toString()));
    assertTrue(err.toString().contains("nowhere"), err::toString);
    assertNoStackTrace();
  }

  @Test
  void folderThatCannotBeWrittenIsToldBeforeAnythingRuns() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(2, check("--model", "BoundLevels", "--out", file.resolve("out").toString()));
    assertTrue(err.toString().contains("cannot write to --out"), err::toString);
    assertEquals("", out.toString());
    assertNoStackTrace();
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertEquals(2, check("--no-such-option"));
    assertTrue(err.toString().contains("--no-such-option"), err::toString);
  }

  @Test
  void aCounterexampleIsToldStepByStepAndInTsql() {
    assertEquals(0, check("--explain", "CommitAlone"), err::toString);
    String told = out.toString();
    assertTrue(told.contains("Commit(s1) -> ok"), told);
    assertTrue(told.contains("owed: FALSE > TRUE"), told);
    assertTrue(told.contains("N2 N3"), told);
    assertTrue(told.contains("EXEC sp_bindsession '$(TOKEN1ORDINARY)'"), told);
    assertTrue(told.contains("15.13"), told);
  }

  @Test
  void whatTsqlHasNoWordsForIsSaid() {
    assertEquals(0, check("--explain", "CallerGone"), err::toString);
    assertTrue(out.toString().contains("Not all of it can be said in T-SQL: "), out::toString);
  }

  @Test
  void theFaultOfABrokenModelIsNamed() {
    assertEquals(0, check("--explain", "B7LeaveNeedsAccess"), err::toString);
    assertTrue(
        out.toString().contains("LeaveAnswer is replaced by LeaveNeedsAccess"), out::toString);
  }

  @Tag("thorough")
  @Test
  void theDemoTellsFiveAndModulesWithoutSessionsToo() {
    assertEquals(0, check("demo"), err::toString);
    assertEquals(5, out.toString().lines().filter(line -> line.startsWith("  violated: ")).count());
    assertTrue(out.toString().contains("Crash() "), out::toString);
  }

  @Test
  void thereIsNothingToExplainInAModelThatHolds() {
    assertEquals(2, check("--explain", "BoundPair"));
    assertTrue(err.toString().contains("BoundPair holds"), err::toString);
    assertEquals(2, check("--explain", "NoSuchModel"));
    assertTrue(err.toString().contains("no model NoSuchModel"), err::toString);
    assertNoStackTrace();
  }

  @Test
  void whatIsNotBegunInTimeIsToldAndHasAnExitCodeOfItsOwn() {
    assertEquals(
        3, check("--for", "0s", "--model", "BoundPair", "--out", folder.toString()), err::toString);
    assertTrue(out.toString().contains("Not begun within 0 s: 1 models: BoundPair"), out::toString);
  }

  @Tag("thorough")
  @Test
  void oneWorkerFindsTheSame() {
    assertEquals(
        0,
        check("--workers", "1", "--for", "1h", "--model", "BoundPair", "--out", folder.toString()),
        err::toString);
  }

  @Test
  void aTimeAndANumberOfWorkersMustMakeSense() {
    assertEquals(2, check("--for", "soon"));
    assertTrue(err.toString().contains("'soon' is no length of time"), err::toString);
    assertEquals(2, check("--workers", "0"));
    assertTrue(err.toString().contains("--workers must be at least 1"), err::toString);
    assertNoStackTrace();
  }

  @Test
  void listNamesEveryModel() {
    assertEquals(0, check("--list"));
    assertTrue(out.toString().contains("BoundSmall"), out::toString);
    assertTrue(out.toString().contains("violates:"), out::toString);
  }

  @Test
  void helpTellsTheExitCodes() {
    assertEquals(0, check("--help"));
    assertTrue(out.toString().contains("Exit codes:"), out::toString);
  }

  private int check(String... args) {
    CommandLine line = BinderyCheck.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve(Summary.FILE).toFile());
  }

  private Path copyOfSpec() throws IOException {
    Path copy = folder.resolve("spec");
    Path original = Specs.folder();
    try (Stream<Path> files = Files.walk(original, 2)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(tla|cfg|json)")).toList()) {
        Path target = copy.resolve(original.relativize(file).toString());
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
      }
    }
    return copy;
  }

  private void assertNoStackTrace() {
    assertFalse((out.toString() + err).contains("\tat "), () -> out.toString() + err);
  }
}

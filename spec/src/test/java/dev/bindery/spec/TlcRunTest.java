package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TlcRunTest {
  private static final TlcRun OK = TlcRun.of(Toys.FOLDER, "Lamps", Path.of("ok.cfg"));

  private static TlcRun run(String module, String cfg) {
    return TlcRun.of(Toys.FOLDER, module, Path.of(cfg)).withJavaOptions("-XX:TieredStopAtLevel=1");
  }

  @Test
  void aModelWithoutErrorIsOkWithItsCounts() throws InterruptedException {
    Verdict one = OK.run();
    Verdict two = OK.withWorkers(2).run();
    assertTrue(one.isOk());
    assertTrue(one.seconds() > 0);
    assertEquals(List.of(), one.counterexample());
    assertEquals(one.generated(), two.generated());
    assertEquals(one.distinct(), two.distinct());
  }

  @Test
  void aViolatedInvariantIsNamedAndShownStepByStep() throws InterruptedException {
    Verdict verdict = run("Lamps", "invariant.cfg").run();
    assertEquals("violates:OneDarkInv", verdict.result());
    SpecModule lamps = Toys.load("Lamps", "invariant.cfg");
    List<Verdict.TraceStep> trace = verdict.counterexample();
    assertEquals(
        List.of("Initial predicate", "Switch", "Switch"),
        trace.stream().map(Verdict.TraceStep::action).toList());
    assertEquals(lamps.initialStates(), List.of(trace.get(0).state()));
    for (int i = 1; i < trace.size(); i++) {
      assertTrue(
          lamps.isStep(trace.get(i).action(), trace.get(i - 1).state(), trace.get(i).state()));
      assertEquals(i < trace.size() - 1, lamps.holds("OneDarkInv", trace.get(i).state()));
    }
    assertEquals(0, verdict.backTo());
  }

  @Test
  void anInvariantViolatedAtOnceHasOneState() throws InterruptedException {
    Verdict verdict = run("Loose", "start.cfg").run();
    assertEquals("violates:StartInv", verdict.result());
    assertEquals(
        List.of(new Verdict.TraceStep("Initial predicate", State.of(Map.of("x", 0)))),
        verdict.counterexample());
  }

  @Test
  void aViolatedActionPropertyIsNamedAmongSeveral() throws InterruptedException {
    Verdict verdict = run("Lamps", "action.cfg").run();
    assertEquals("violates:StaysOnProp", verdict.result());
    assertEquals(3, verdict.counterexample().size());
  }

  @Test
  void aRefinementThatFailsIsNamedByItsProperty() throws InterruptedException {
    assertEquals("violates:OneAtATimeProp", run("Lamps", "refinement.cfg").run().result());
  }

  @Test
  void theOnlyTemporalPropertyIsNamedAndItsCounterexampleGoesOnForEver()
      throws InterruptedException {
    Verdict verdict = run("Lamps", "liveness.cfg").run();
    assertEquals("violates:LitProp", verdict.result());
    assertNotEquals(0, verdict.backTo());
    assertTrue(verdict.backTo() <= verdict.counterexample().size());
  }

  @Test
  void ofSeveralTemporalPropertiesAllAreNamed() throws InterruptedException {
    assertEquals("violates:DarkProp|LitProp", run("Lamps", "both.cfg").run().result());
  }

  @Test
  void aStateThatNoStepLeavesIsADeadlock() throws InterruptedException {
    Verdict verdict = run("Loose", "plain.cfg").run();
    assertEquals(Verdict.DEADLOCK, verdict.result());
    assertFalse(verdict.counterexample().isEmpty());
  }

  @Test
  void aModuleInAFolderBelowFindsWhatItExtends() throws InterruptedException {
    assertTrue(run("below/MCLamps", "below/below.cfg").run().isOk());
  }

  @Test
  void aRunThatDoesNotEndIsKilledAtItsLimit() {
    Duration limit = Duration.ofSeconds(2);
    SpecException.TimeOut killed =
        assertThrows(
            SpecException.TimeOut.class, () -> run("Endless", "plain.cfg").withLimit(limit).run());
    assertEquals("Endless with plain.cfg: not finished within 2.0 s", killed.getMessage());
    assertEquals(limit, killed.limit());
  }

  @Test
  void anInterruptedWaitKillsTlc() throws InterruptedException {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> run("Endless", "plain.cfg").run());
    assertFalse(Thread.interrupted());
    assertEquals(
        0,
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().commandLine().orElse("").contains("Endless plain.cfg"))
            .count());
  }

  @Test
  void aCrashTellsItsExitCodeAndLastWords() {
    SpecException.TlcCrash crash =
        assertThrows(
            SpecException.TlcCrash.class, () -> OK.withJavaOptions("-XX:NoSuchOption=1").run());
    assertEquals(1, crash.exitCode());
    assertTrue(
        crash.lastLines().stream().anyMatch(line -> line.contains("NoSuchOption")),
        crash.getMessage());
  }

  @Test
  void tooLittleMemoryIsACrashAndNoVerdict() {
    SpecException.TlcCrash crash =
        assertThrows(
            SpecException.TlcCrash.class,
            () -> run("Huge", "plain.cfg").withJavaOptions("-Xmx32m").run());
    assertNotEquals(0, crash.exitCode());
    assertTrue(
        crash.lastLines().stream().anyMatch(line -> line.contains("OutOfMemoryError")),
        crash.getMessage());
  }

  @Test
  void theJarThatIsGivenIsTheOneThatRuns() {
    Path own = TlcRun.jar(null);
    assertTrue(Files.exists(own));
    assertEquals(own, TlcRun.jar(own.toString()));
    assertThrows(SpecException.MissingFile.class, () -> TlcRun.jar("no-such.jar"));
  }

  @Test
  void nothingIsLeftBehind() throws InterruptedException, IOException {
    run("Lamps", "invariant.cfg").run();
    try (Stream<Path> files = Files.walk(Toys.FOLDER)) {
      assertEquals(
          List.of(),
          files.filter(file -> !file.toString().matches(".*(\\.tla|\\.cfg|toys|below)")).toList());
    }
  }
}

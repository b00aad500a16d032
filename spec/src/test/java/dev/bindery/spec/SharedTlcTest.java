package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class SharedTlcTest {
  private static final List<String> BROKEN =
      List.of("S2OldestHidesNewer", "S1NoLimitOfSavepoints", "N5SavepointsAreKept");

  private final SharedTlc shared = new SharedTlc();

  @AfterEach
  void endProcesses() {
    shared.close();
  }

  private static TlcRun toy(String module, String cfg) {
    return TlcRun.of(Toys.FOLDER, module, Path.of(cfg));
  }

  private static TlcRun model(String name) {
    return ModelManifest.read(Specs.folder()).models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow()
        .tlc(Specs.folder());
  }

  /** All of a verdict but the time. */
  private static List<Object> found(Verdict verdict) {
    return List.of(
        verdict.result(),
        verdict.generated(),
        verdict.distinct(),
        verdict.depth(),
        verdict.counterexample(),
        verdict.backTo());
  }

  private void assertFoundAsAlone(TlcRun run) throws InterruptedException {
    assertEquals(found(run.run()), found(shared.run(run)), run::toString);
  }

  @Test
  void everyKindOfVerdictIsThatOfAProcessOfItsOwn() throws InterruptedException {
    for (String cfg : List.of("ok", "invariant", "action", "refinement", "liveness", "both")) {
      assertFoundAsAlone(toy("Lamps", cfg + ".cfg"));
    }
    assertFoundAsAlone(toy("Loose", "plain.cfg"));
    assertFoundAsAlone(toy("Loose", "start.cfg"));
    assertFoundAsAlone(toy("below/MCLamps", "below/below.cfg"));
  }

  @Test
  void aModelOfTheSpecFindsTheSameAfterOthersAsAlone() throws InterruptedException {
    for (String name : BROKEN) {
      assertFoundAsAlone(model(name));
    }
    Verdict first = shared.run(model("BoundPair"));
    shared.run(model("BoundDoom"));
    assertEquals(found(first), found(shared.run(model("BoundPair"))));
    assertEquals(found(first), found(model("BoundPair").run()));
  }

  @Test
  void aRunAtItsLimitEndsThatRunOnly() throws InterruptedException {
    Verdict before = shared.run(toy("Lamps", "ok.cfg"));
    TlcRun endless = toy("Endless", "plain.cfg").withLimit(Duration.ofSeconds(2));
    assertThrows(SpecException.TimeOut.class, () -> shared.run(endless));
    assertThrows(SpecException.TimeOut.class, () -> shared.run(endless));
    assertEquals(found(before), found(shared.run(toy("Lamps", "ok.cfg"))));
  }

  @Test
  void aCrashEndsThatRunOnly() throws InterruptedException {
    Verdict before = shared.run(toy("Lamps", "ok.cfg"));
    SpecException.TlcCrash full =
        assertThrows(
            SpecException.TlcCrash.class,
            () -> shared.run(toy("Huge", "plain.cfg").withJavaOptions("-Xmx32m")));
    assertTrue(
        full.lastLines().stream().anyMatch(line -> line.contains("OutOfMemoryError")),
        full.getMessage());
    SpecException.TlcCrash never =
        assertThrows(
            SpecException.TlcCrash.class,
            () -> shared.run(toy("Lamps", "ok.cfg").withJavaOptions("-XX:NoSuchOption=1")));
    assertEquals(1, never.exitCode());
    assertEquals(found(before), found(shared.run(toy("Lamps", "ok.cfg"))));
  }

  @Test
  void aMistakeIsToldAsAlone() throws InterruptedException {
    for (String cfg : List.of("undefined.cfg", "missing.cfg", "assumption.cfg", "odd.cfg")) {
      TlcRun run = toy("Lamps", cfg);
      SpecException alone = assertThrows(SpecException.class, run::run);
      SpecException told = assertThrows(SpecException.class, () -> shared.run(run));
      assertEquals(alone.getMessage(), told.getMessage());
      assertEquals(alone.getClass(), told.getClass());
    }
    assertTrue(shared.run(toy("Lamps", "ok.cfg")).isOk());
  }

  @Test
  void anEditedModuleIsReadAgain(@TempDir Path folder) throws IOException, InterruptedException {
    Path module = folder.resolve("M.tla");
    Files.writeString(folder.resolve("m.cfg"), "SPECIFICATION Spec\nINVARIANT Inv\n");
    String text =
        """
        ---- MODULE M ----
        EXTENDS Naturals
        VARIABLE x
        Inv == x < 3
        Spec == x = 0 /\\ [][x' = (x + 1) %% %d]_x
        ====
        """;
    Files.writeString(module, text.formatted(3));
    TlcRun run = TlcRun.of(folder, "M", Path.of("m.cfg"));
    assertEquals(3, shared.run(run).distinct());
    Files.writeString(module, text.formatted(4));
    assertEquals("violates:Inv", shared.run(run).result());
  }

  @Test
  void noProcessIsLeft() throws InterruptedException {
    String mark = "-Dmark.of=noProcessIsLeft";
    TlcRun run = toy("Lamps", "ok.cfg").withJavaOptions(mark);
    shared.run(run);
    assertEquals(1, processes(mark));
    shared.run(run);
    assertEquals(1, processes(mark));
    shared.close();
    shared.run(run);
    assertEquals(0, processes(mark));
  }

  private static long processes(String mark) {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(mark))
        .count();
  }
}

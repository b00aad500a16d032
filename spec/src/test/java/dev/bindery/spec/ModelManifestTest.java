package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.ModelManifest.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelManifestTest {
  private static final Model SOUND =
      new Model("A", "M", "a.cfg", "ok", 10, 30, 5, 0, "small", true);
  private static final Model FAILING =
      new Model("B", "M", "b.cfg", "violates:Inv", 0, 0, 0, 3, "broken", false);

  private static Verdict verdict(
      String result, long generated, long distinct, int depth, int length) {
    State state = State.of(Map.of("x", 0));
    return new Verdict(
        result,
        generated,
        distinct,
        depth,
        1,
        Collections.nCopies(length, new Verdict.TraceStep("A", state)),
        0);
  }

  @Test
  void whatIsAsExpectedDiffersInNothing() {
    assertEquals(List.of(), SOUND.differences(verdict("ok", 30, 10, 5, 0)));
    assertEquals(List.of(), FAILING.differences(verdict("violates:Inv", 7, 7, 2, 3)));
  }

  @Test
  void everyFigureThatMovesIsTold() {
    assertEquals(
        List.of(
            "A: distinct expected 10, found 11",
            "A: generated expected 30, found 31",
            "A: depth expected 5, found 6"),
        SOUND.differences(verdict("ok", 31, 11, 6, 0)));
    assertEquals(
        List.of("B: length expected 3, found 4"),
        FAILING.differences(verdict("violates:Inv", 0, 0, 0, 4)));
  }

  @Test
  void anotherResultIsTold() {
    assertEquals(
        List.of("A: result expected ok, found violates:Inv"),
        SOUND.differences(verdict("violates:Inv", 30, 10, 5, 2)));
    assertEquals(
        List.of("B: result expected violates:Inv, found ok"),
        FAILING.differences(verdict("ok", 0, 0, 0, 3)));
    assertEquals(1, FAILING.differences(verdict("violates:Other", 0, 0, 0, 3)).size());
  }

  @Test
  void aManifestThatIsNoneIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
    assertThrows(SpecException.MissingFile.class, () -> ModelManifest.read(folder));
    Path file = folder.resolve(ModelManifest.FILE);
    Files.writeString(file, "[\n {\"name\": \"A\",\n");
    SpecException.ParseError cut =
        assertThrows(SpecException.ParseError.class, () -> ModelManifest.read(folder));
    assertTrue(cut.line() >= 2, cut.getMessage());
    Files.writeString(file, "[\n {\"name\": \"A\",\n \"colour\": \"red\"}]");
    SpecException.ParseError odd =
        assertThrows(SpecException.ParseError.class, () -> ModelManifest.read(folder));
    assertEquals(3, odd.line(), odd.getMessage());
  }

  @Test
  void namesAreUnique() {
    List<String> names =
        ModelManifest.read(Specs.folder()).models().stream().map(Model::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
  }
}

package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.engine.LockMode;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine's matrices of lock modes are those of {@code LockModes.tla}, cell by cell (L1, L3).
 */
class LockModesTest {
  /** Each initial state is one cell: two modes, and what the module's operators make of them. */
  private static final String CELLS =
      """
      ---- MODULE LockCells ----
      EXTENDS LockModes
      VARIABLE cell
      Init ==
        \\/ \\E a, b \\in ModesOrNone :
             cell = [a |-> a, b |-> b, compatible |-> Compatible(a, b), covers |-> Covers(a, b),
                     join |-> Join(a, b)]
        \\/ \\E a, b \\in KeyModes :
             cell = [a |-> a, b |-> b, compatible |-> KeyCompatible(a, b),
                     covers |-> KeyCovers(a, b), join |-> KeyJoin(a, b)]
      Next == UNCHANGED cell
      ====
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void matricesAreThoseOfTheSpecCellByCell() throws IOException {
    Map<Object, LockMode> tables = modes(mode -> !mode.text().startsWith("Range"), LockMode::text);
    Map<Object, LockMode> keys = modes(LockModesTest::keyParts, EngineRanges::parts);
    Set<LockMode> compared = new HashSet<>();
    List<State> cells = cells();
    for (State cell : cells) {
      Map<?, ?> fields = (Map<?, ?>) cell.get("cell");
      Map<Object, LockMode> modes = fields.get("a") instanceof String ? tables : keys;
      LockMode a = find(modes, fields.get("a"));
      LockMode b = find(modes, fields.get("b"));
      assertEquals(fields.get("compatible"), a.isCompatibleWith(b), a + " beside " + b);
      assertEquals(fields.get("covers"), a.covers(b), a + " covers " + b);
      assertEquals(find(modes, fields.get("join")), a.join(b), a + " and " + b);
      compared.add(a);
    }
    assertEquals(9 * 9 + 16 * 16, cells.size());
    assertEquals(Set.of(LockMode.values()), compared);
  }

  private List<State> cells() throws IOException {
    Files.copy(Specs.folder().resolve("LockModes.tla"), folder.resolve("LockModes.tla"));
    Files.writeString(folder.resolve("LockCells.tla"), CELLS);
    Files.writeString(folder.resolve("LockCells.cfg"), "INIT Init\nNEXT Next\n");
    return SpecModule.load(folder, "LockCells", Path.of("LockCells.cfg")).initialStates();
  }

  private static boolean keyParts(LockMode mode) {
    return Set.of("none", "S", "U", "X").contains(EngineRanges.parts(mode).get(1));
  }

  private static Map<Object, LockMode> modes(
      Predicate<LockMode> which, Function<LockMode, Object> name) {
    return Arrays.stream(LockMode.values())
        .filter(which)
        .collect(Collectors.toMap(name, mode -> mode));
  }

  private static LockMode find(Map<Object, LockMode> modes, @Nullable Object name) {
    return Objects.requireNonNull(modes.get(name), () -> "The engine has no mode " + name);
  }
}

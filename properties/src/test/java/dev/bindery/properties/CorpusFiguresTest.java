package dev.bindery.properties;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.properties.corpus.Cover;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures in CORPUS.md are those of the spec as it is. */
@Tag("thorough")
class CorpusFiguresTest {
  /** A path begins by a step that says in which. */
  private static final String BEGINS_IN_SEVERAL_STATES = "MCKeyRanges";

  /** The columns: model, transitions, paths, steps, lower bound; behind them, the file's size. */
  private static final int COUNTED = 5;

  @Test
  void everyModelThatIsWalkedIsThereWithItsTransitions() throws IOException {
    Map<String, String> manifest =
        ModelManifest.read(Specs.folder()).models().stream()
            .filter(ModelManifest.Model::walk)
            .collect(toMap(ModelManifest.Model::name, m -> number(transitions(m))));
    assertEquals(manifest, rows().stream().collect(toMap(row -> row.get(0), row -> row.get(1))));
  }

  @Test
  void stepsAndLowerBoundAreThoseOfTheCover() throws IOException {
    assertRow("BoundPair", Explored.PAIR);
    assertRow("BoundLevels", Explored.LEVELS);
    assertRow("BoundSmall", Explored.SMALL);
  }

  private static long transitions(ModelManifest.Model model) {
    return model.generated() - (model.module().equals(BEGINS_IN_SEVERAL_STATES) ? 0 : 1);
  }

  private static void assertRow(String model, Explored explored) throws IOException {
    Cover cover = Cover.of(explored.graph());
    assertEquals(
        List.of(
            model,
            number(explored.graph().edges()),
            number(cover.paths()),
            number(cover.steps()),
            number(cover.lowerBound())),
        rows().stream().filter(row -> row.get(0).equals(model)).findFirst().orElseThrow());
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("CORPUS.md")).stream()
        .filter(line -> line.matches("\\| (Bound|Locks|Key)\\w+ .*"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, 1 + COUNTED))
        .toList();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}

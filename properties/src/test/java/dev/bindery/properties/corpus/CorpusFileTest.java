package dev.bindery.properties.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read again; what is damaged is told, with its line. */
class CorpusFileTest {
  @TempDir private static Path folder = Path.of("");

  private static final List<String> PLAYED = new ArrayList<>();
  private static List<String> lines = List.of();

  @BeforeAll
  static void export() throws IOException {
    ModelManifest.Model model =
        ModelManifest.read(Specs.folder()).models().stream()
            .filter(m -> m.name().equals("BoundPair"))
            .findFirst()
            .orElseThrow();
    SpecModule module = Specs.load(model.module(), model.cfg());
    StateGraph graph = module.graph(Duration.ofMinutes(3), states -> {});
    for (String name : List.of("plain.jsonl", "zipped.jsonl.gz")) {
      CorpusWriter.export(model, module, graph, folder.resolve(name));
    }
    Cover.of(graph).play(new Recorded(PLAYED));
    lines = Files.readAllLines(folder.resolve("plain.jsonl"));
  }

  @ParameterizedTest
  @CsvSource({"plain.jsonl", "zipped.jsonl.gz"})
  void whatIsReadIsWhatWasWritten(String name) throws IOException {
    List<String> read = new ArrayList<>();
    try (CorpusReader reader = new CorpusReader(folder.resolve(name))) {
      Header.Counts counts = reader.header().counts();
      assertEquals("BoundPair", reader.header().model());
      assertTrue(counts != null && counts.steps() == counts.lowerBound());
      reader.read(new Recorded(read), lines -> {});
    }
    assertEquals(PLAYED, read);
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".part")).count());
    }
  }

  @Test
  void missingLineIsTold() throws IOException {
    for (int line : new int[] {1, 2, lines.size() / 2, lines.size() - 2}) {
      List<String> damaged = new ArrayList<>(lines);
      damaged.remove(line);
      assertTold(damaged, line == 1 ? 2 : damaged.size(), line == 1 ? "first path" : "missing");
    }
  }

  @Test
  void fileThatIsCutOffBetweenTwoLinesIsTold() throws IOException {
    int kept = lines.size() / 2;
    assertTold(lines.subList(0, kept), kept + 1, "cut off");
    assertTold(lines.subList(0, 1), 2, "cut off: 0 of ");
    assertTold(List.of(), 1, "the file is empty");
  }

  @Test
  void fileThatIsCutOffWithinALineIsTold() throws IOException {
    byte[] all = Files.readAllBytes(folder.resolve("plain.jsonl"));
    assertTold(Arrays.copyOf(all, all.length * 2 / 3), -1, "");
    byte[] zipped = Files.readAllBytes(folder.resolve("zipped.jsonl.gz"));
    assertTold(Arrays.copyOf(zipped, zipped.length * 2 / 3), -1, "cut off");
    assertTold(Arrays.copyOf(zipped, 5), 1, "cut off");
    zipped[zipped.length / 2] ^= 0x55;
    assertTold(zipped, -1, "");
  }

  @Test
  void moreBehindTheEndIsTold() throws IOException {
    List<String> damaged = new ArrayList<>(lines);
    damaged.add(lines.get(1));
    assertTold(damaged, damaged.size(), "more behind the end");
  }

  @Test
  void anotherVersionIsTold() throws IOException {
    assertTold(
        replaced(0, lines.get(0).replace("corpus\":1", "corpus\":2")),
        1,
        "version 2 of the format; this is a reader of version 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 | {"path":1}                                | not the first line of a corpus
          0 | {"bindery-corpus":"x"}                    | "bindery-corpus" is missing or no count
          0 | {"bindery-corpus":1,"model":"M"}          | "constants" is missing or no object
          0 | {"bindery-corpus":1,"constants":{}}       | "model" is missing or no string
          9 | not JSON                                  | no JSON
          9 | [1]                                       | not a JSON object: [1]
          9 | {"do":["Commit","s1"]}                    | "answer" is missing or no string
          9 | {"do":["Commit","s1"],"answer":3902}      | "answer" is missing or no string
          9 | {"do":["Commit","s1"],"answer":"ok"} {}   | no JSON
          9 | {"do":["Commit",1.5],"answer":"ok"}       | no type of the spec
          9 | {"do":["Commit",null],"answer":"ok"}      | no type of the spec
          9 | {"do":[],"answer":"ok"}                   | neither a path nor a step nor the end
          9 | {}                                        | neither a path nor a step nor the end
          9 | {"end":-1}                                | "end" is missing or no count
          9 | {"end":12}                                | lines are missing or too many
          """)
  void brokenLineIsTold(int index, String text, String problem) throws IOException {
    assertTold(replaced(index, text), index + 1, problem);
  }

  @Test
  void whatIsNotUtf8IsTold() throws IOException {
    assertTold(
        String.join("\n", replaced(9, "{\"do\":[\"\u00fc\"]}")).getBytes(ISO_8859_1), -1, "UTF-8");
  }

  private static List<String> replaced(int index, String text) {
    List<String> damaged = new ArrayList<>(lines);
    damaged.set(index, text);
    return damaged;
  }

  private static void assertTold(List<String> damaged, long line, String problem)
      throws IOException {
    assertTold(String.join("\n", damaged).getBytes(UTF_8), line, problem);
  }

  /** Of what is read in large pieces, the line where it breaks is not certain: -1. */
  private static void assertTold(byte[] damaged, long line, String problem) throws IOException {
    Path file = Files.createTempFile(folder, "damaged", ".jsonl");
    Files.write(file, damaged);
    CorpusException told =
        assertThrows(
            CorpusException.class,
            () -> {
              try (CorpusReader reader = new CorpusReader(file)) {
                reader.read(new Recorded(new ArrayList<>()), lines -> {});
              }
            });
    String message = String.valueOf(told.getMessage());
    assertTrue(message.startsWith(file.getFileName() + ", line "), message);
    assertTrue(message.contains(problem), message);
    if (line > 0) {
      assertEquals(line, told.line(), message);
    }
  }

  private record Recorded(List<String> to) implements Steps {
    @Override
    public void path() {
      to.add("path");
    }

    @Override
    public void step(Operation operation, String answer) {
      to.add(operation + " -> " + answer);
    }
  }
}

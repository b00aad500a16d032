package dev.bindery.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindery.properties.corpus.StdioAdapter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The player in Python, where there is a Python: an adapter is all that it needs of a system. */
@Tag("thorough")
class PlayerTest {
  private static final Path PLAYER = Path.of("src", "main", "python", "play.py").toAbsolutePath();
  private static final String[] OUR_ENGINE = java(BinderyCheck.class, "corpus", "adapter");

  @TempDir private static Path folder = Path.of("");

  /** An adapter whose system commits without a transaction. */
  static final class CommitsNothing {
    private CommitsNothing() {}

    public static void main(String[] args) throws IOException {
      new StdioAdapter(new CorpusCommandTest.CommitsNothing())
          .serve(
              new BufferedReader(new InputStreamReader(System.in, UTF_8)),
              new PrintWriter(System.out, false, UTF_8));
    }
  }

  /**
   * Our engine behind an adapter that answers twice where it is asked something with a text in it.
   */
  static final class AnswersTwice {
    private AnswersTwice() {}

    public static void main(String[] args) throws IOException {
      AtomicBoolean twice = new AtomicBoolean();
      new StdioAdapter(EngineUnderTest::within)
          .serve(
              new BufferedReader(new InputStreamReader(System.in, UTF_8)) {
                @Override
                public @Nullable String readLine() throws IOException {
                  String line = super.readLine();
                  twice.set(line != null && line.contains(args[0]));
                  return line;
                }
              },
              new PrintWriter(System.out, false, UTF_8) {
                @Override
                public void print(String answer) {
                  super.print(answer.repeat(twice.get() ? 2 : 1));
                }
              });
    }
  }

  @BeforeAll
  static void export() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "there is no python3");
    CommandLine line = BinderyCheck.commandLine();
    for (String name : List.of("pair.jsonl", "pair.jsonl.gz")) {
      assertEquals(
          0,
          line.execute(
              "corpus", "export", "--model", "BoundPair", folder.resolve(name).toString()));
    }
  }

  @Test
  void engineBehindTheAdapterAgrees() throws IOException, InterruptedException {
    for (String name : List.of("pair.jsonl", "pair.jsonl.gz")) {
      String told = play(0, name, OUR_ENGINE);
      assertTrue(told.matches("BoundPair: 936 paths, .* s, 0 differ\\R"), told);
    }
  }

  @Test
  void differenceIsToldOnTheShortestPathThatHasOne() throws IOException, InterruptedException {
    String told = play(1, "pair.jsonl", java(CommitsNothing.class));
    assertFalse(told.contains(" 0 differ"), told);
    assertTrue(told.contains("{\"do\": [\"Commit\", \"s"), told);
    assertTrue(
        told.endsWith("\"answer\": \"3902\"}\nbut the system answers {\"answer\": \"ok\"}\n"),
        told);
  }

  @Test
  void corpusThatIsNotAllThereIsTold() throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(folder.resolve("pair.jsonl"));
    Files.write(folder.resolve("cut.jsonl"), lines.subList(0, 500));
    assertTrue(play(2, "cut.jsonl", OUR_ENGINE).contains("is cut off: "));
    Files.write(folder.resolve("middle.jsonl"), without(lines, 500));
    assertTrue(play(2, "middle.jsonl", OUR_ENGINE).contains("16241 of 16242 steps are there"));
    Files.write(folder.resolve("other.jsonl"), List.of("{\"bindery-corpus\":2,\"steps\":0}"));
    assertTrue(play(2, "other.jsonl", OUR_ENGINE).contains("is no corpus of version 1"));
    assertTrue(play(2, "none.jsonl", OUR_ENGINE).contains("none.jsonl"));
  }

  @Test
  void adapterThatEndsOrAnswersSomethingElseIsTold() throws IOException, InterruptedException {
    assertTrue(play(2, "pair.jsonl", java(BinderyCheck.class, "--help")).contains("the adapter "));
    assertTrue(play(2, "pair.jsonl", "python3", "-c", "pass").contains("the adapter ended"));
  }

  @Test
  void adapterThatAnswersTwiceDiffers() throws IOException, InterruptedException {
    String told = play(1, "pair.jsonl", java(AnswersTwice.class, "[\"Rollback\", \"s1\"]"));
    assertTrue(told.matches("(?s).*gave \\d{3,} answers more than it was asked for\n"), told);
    assertFalse(told.contains(" 0 differ"), told);
    assertFalse(play(1, "pair.jsonl", java(AnswersTwice.class, "\"path\"")).contains(" 0 differ"));
  }

  @Test
  void lastAnswerGivenTwiceDiffers() throws IOException, InterruptedException {
    String header = Files.readAllLines(folder.resolve("pair.jsonl")).get(0);
    Files.write(
        folder.resolve("one.jsonl"),
        List.of(
            header.replace("\"steps\":16242", "\"steps\":1"),
            "{\"path\":1}",
            "{\"do\":[\"Connect\",\"s1\"],\"answer\":\"ok\"}",
            "{\"end\":1}"));
    assertTrue(play(0, "one.jsonl", OUR_ENGINE).contains(" 0 differ"));
    String told = play(1, "one.jsonl", java(AnswersTwice.class, "Connect"));
    assertTrue(told.endsWith("gave 1 answers more than it was asked for\n"), told);
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> fewer = new ArrayList<>(lines);
    assertTrue(fewer.remove(index).startsWith("{\"do\""));
    return fewer;
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String[] java(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  /** What the player tells, with its errors, when it ends as expected. */
  private static String play(int exitCode, String corpus, String... adapter)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("python3", PLAYER.toString(), folder.resolve(corpus).toString()));
    command.addAll(List.of(adapter));
    Path out = Files.createTempFile(folder, "told", ".txt");
    Process player =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertTrue(player.waitFor(10, TimeUnit.MINUTES), "the player does not end");
    } finally {
      player.destroyForcibly();
    }
    String told = Files.readString(out);
    assertEquals(exitCode, player.exitValue(), told);
    return told;
  }
}

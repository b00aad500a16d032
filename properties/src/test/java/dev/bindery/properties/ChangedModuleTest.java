package dev.bindery.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.TlcRun;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What is added to a copy of the module is checked without a line of Java, or does not compile. */
@Isolated // names the folder of the spec for the whole process
class ChangedModuleTest {
  private static final String CFG = "models/BoundSmall.cfg";
  private static final String END = "=".repeat(79);
  private static final int TRIES = 50;
  private static final String ADDED = "AddedInv";

  @TempDir private Path temporary = Path.of("");
  private Path copy = Path.of("");

  @BeforeEach
  void copySpec() throws IOException {
    Path original = Specs.folder();
    copy = Files.createDirectory(temporary.resolve("spec"));
    try (Stream<Path> files = Files.walk(original, 2)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(tla|cfg)")).toList()) {
        Path target = copy.resolve(original.relativize(file).toString());
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
      }
    }
    System.setProperty(Specs.FOLDER_PROPERTY, copy.toString());
  }

  @AfterEach
  void ourSpecAgain() {
    System.clearProperty(Specs.FOLDER_PROPERTY);
  }

  @Test
  void addedInvariantIsAPropertyOfItsName() throws Exception {
    addInvariant("\\A s \\in Session : ses[s].cnt >= 0");
    Map<String, Optional<Throwable>> results = runGenerated(Set.of(ADDED));
    assertEquals(Map.of(ADDED, Optional.empty()), results);
    assertTrue(generated("Properties").contains("/** A comment that is added. */"));
  }

  @Test
  void addedInvariantThatIsFalseFailsHereAndInTlc() throws Exception {
    addInvariant("\\A s \\in Session : ses[s].cnt < 2");
    Throwable failure = failureOf(ADDED);
    assertTrue(failure.toString().contains("AddedInv is false"), failure.toString());
    assertEquals(
        "violates:" + ADDED, TlcRun.of(copy, Explored.MODULE, Path.of(CFG)).run().result());
  }

  @Test
  void addedActionDoesNotCompileWithoutItsMethod() throws Exception {
    edit(
        "BoundSessions.tla",
        "\nNext ==\n",
        """

        Freeze(s, answer) == answer = "ok" /\\ UNCHANGED vars

        Next ==
          \\/ \\E s \\in Session, answer \\in {"ok"} : Freeze(s, answer)
        """);
    StringWriter messages = new StringWriter();
    assertFalse(compileGenerated(messages));
    assertTrue(messages.toString().contains("freeze"), messages.toString());
    assertTrue(messages.toString().contains("SystemUnderTest"), messages.toString());
  }

  @Test
  void addedAnswerThatNeverOccursFails() throws Exception {
    edit("BoundSessions.tla", "LeaveAnswers == {", "LeaveAnswers == {\"4711\", ");
    Throwable failure = failureOf("everyPairOfActionAndAnswerOccurs");
    assertTrue(failure.toString().contains("Count of 0 for ["), failure.toString());
  }

  private void addInvariant(String formula) throws IOException {
    edit(
        "BoundSessions.tla",
        END,
        "\n\\* A comment that is added.\n" + ADDED + " ==\n  " + formula + "\n" + END);
    edit(CFG, "INVARIANTS\n", "INVARIANTS\n  " + ADDED + "\n");
  }

  private void edit(String file, String place, String replacement) throws IOException {
    Path path = copy.resolve(file);
    String text = Files.readString(path);
    int at = text.lastIndexOf(place);
    assertTrue(at >= 0, file + " has no " + place);
    Files.writeString(
        path, text.substring(0, at) + replacement + text.substring(at + place.length()));
  }

  private Throwable failureOf(String name) throws Exception {
    return runGenerated(Set.of(name))
        .getOrDefault(name, Optional.empty())
        .orElseThrow(() -> new AssertionError(name + " did not fail"));
  }

  private Map<String, Optional<Throwable>> runGenerated(Set<String> names) throws Exception {
    StringWriter messages = new StringWriter();
    assertTrue(compileGenerated(messages), messages::toString);
    URL[] classes = {temporary.resolve("classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Class<?> properties =
          Class.forName(PropertySources.PACKAGE + ".BoundSmallProperties", true, loader);
      return PropertyRun.of(properties, names, TRIES);
    }
  }

  private boolean compileGenerated(StringWriter messages) throws IOException {
    SpecModule module = Specs.load(Explored.MODULE, CFG);
    List<Path> sources =
        PropertySources.write(
            module, Explored.MODULE, CFG, null, TRIES, false, temporary.resolve("sources"));
    Path classes = Files.createDirectory(temporary.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<String> options =
          new ArrayList<>(
              List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
      return compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
  }

  private String generated(String suffix) {
    Path folder = temporary.resolve("sources").resolve(PropertySources.PACKAGE.replace('.', '/'));
    try {
      return Files.readString(folder.resolve("BoundSmall" + suffix + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

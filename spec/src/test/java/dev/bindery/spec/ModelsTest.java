package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.bindery.spec.ModelManifest.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The quick models of the manifest, those that must fail among them. The others are for {@code
 * bindery-check}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ModelsTest {
  private static final Set<String> QUICK = Set.of("small", "broken", "witness");

  /** Those whose models are checked also where what takes long is left out, but for some. */
  private static final Set<String> FIRST =
      Set.of("OneSession", "BrokenOneSession", "MCBoundSessions", "BrokenBoundSessions");

  private static final Set<String> LONG = Set.of("BoundDoom", "BoundCallsPair");

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final SharedTlc TLC = new SharedTlc();

  @AfterAll
  static void endProcesses() {
    TLC.close();
  }

  private static Stream<Named<Model>> quickModels(boolean first) {
    return ModelManifest.read(Specs.folder()).models().stream()
        .filter(model -> QUICK.contains(model.size()))
        .filter(model -> isFirst(model) == first)
        .map(model -> Named.of(model.name(), model));
  }

  private static boolean isFirst(Model model) {
    return FIRST.contains(model.module()) && !LONG.contains(model.name());
  }

  static Stream<Named<Model>> modelsOfSessions() {
    return quickModels(true);
  }

  static Stream<Named<Model>> otherModels() {
    return quickModels(false);
  }

  @ParameterizedTest
  @MethodSource
  void modelsOfSessions(Model model) throws InterruptedException {
    findsWhatTheManifestSays(model);
  }

  @Tag("thorough")
  @ParameterizedTest
  @MethodSource
  void otherModels(Model model) throws InterruptedException {
    findsWhatTheManifestSays(model);
  }

  private static void findsWhatTheManifestSays(Model model) throws InterruptedException {
    // One worker: only then is the search strictly breadth first, and every figure the same each
    // time.
    Verdict verdict = TLC.run(model.tlc(Specs.folder()).withLimit(LIMIT));
    assertEquals(List.of(), model.differences(verdict), verdict::toString);
  }

  @Tag("thorough")
  @Test
  void everyOperationOfAWalkedModelIsANamedActionWithAnAnswer() {
    for (Model model : ModelManifest.read(Specs.folder()).models()) {
      if (model.walk()) {
        for (SpecAction action : Specs.load(model.module(), model.cfg()).actions()) {
          assertNotEquals("Next", action.name(), model.name());
          assertFalse(action.answers().contains(""), () -> model.name() + ": " + action);
        }
      }
    }
  }

  @Test
  void everyModelThatMustFailIsInTheManifest() throws IOException {
    Set<String> named =
        ModelManifest.read(Specs.folder()).models().stream()
            .map(Model::cfg)
            .collect(Collectors.toSet());
    Set<String> forgotten = new TreeSet<>();
    for (String folder : List.of("broken", "witnesses")) {
      try (Stream<Path> files = Files.list(Specs.folder().resolve(folder))) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .filter(cfg -> cfg.endsWith(".cfg") && !named.contains(cfg))
            .forEach(forgotten::add);
      }
    }
    assertEquals(Set.of(), forgotten);
  }
}

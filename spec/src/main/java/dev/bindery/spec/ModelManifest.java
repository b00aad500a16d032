package dev.bindery.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The manifest {@value #FILE}: every model of the spec with what TLC must find. The build fails
 * when a figure moves.
 *
 * @param models in the order of the file
 */
public record ModelManifest(List<Model> models) {
  /** The manifest's name in the folder of the spec. */
  public static final String FILE = "models.json";

  /** Copies the list. */
  public ModelManifest {
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param name unique in the manifest
   * @param module as for {@link SpecModule#load}
   * @param cfg as for {@link SpecModule#load}
   * @param expected {@code ok} or {@code violates:NAME}
   * @param distinct distinct states; 0 for a model that fails
   * @param generated generated states; 0 for a model that fails
   * @param depth depth of the graph; 0 for a model that fails
   * @param length states of the counterexample; 0 for a model that does not fail, and for one that
   *     violates a liveness property: TLC looks for a lasso from time to time, so which one it
   *     meets first depends on the clock
   * @param size {@code small}, {@code medium}, {@code large}, {@code broken} or {@code witness}
   * @param walk whether engines are held against its complete graph
   */
  public record Model(
      String name,
      String module,
      String cfg,
      String expected,
      long distinct,
      long generated,
      int depth,
      int length,
      String size,
      boolean walk) {
    private static final int UNPINNED = 0;

    /** Whether it takes so long that it runs only where it is asked for by name. */
    public boolean isLarge() {
      return size.equals("large");
    }

    /**
     * How TLC is run on it.
     *
     * @param folder where the modules are
     */
    public TlcRun tlc(Path folder) {
      return TlcRun.of(folder, module, Path.of(cfg));
    }

    /**
     * Where a verdict is not as this says, in a line each; empty if all is as expected. The figures
     * are those of a run with one worker.
     */
    public List<String> differences(Verdict verdict) {
      List<String> differences = new ArrayList<>();
      compare("result", expected, verdict.result(), differences);
      if (differences.isEmpty() && verdict.isOk()) {
        compare("distinct", distinct, verdict.distinct(), differences);
        compare("generated", generated, verdict.generated(), differences);
        compare("depth", depth, verdict.depth(), differences);
      } else if (differences.isEmpty() && length != UNPINNED) {
        compare("length", length, verdict.counterexample().size(), differences);
      }
      return differences;
    }

    private void compare(String what, Object expected, Object found, List<String> differences) {
      if (!expected.equals(found)) {
        differences.add(name + ": " + what + " expected " + expected + ", found " + found);
      }
    }
  }

  /**
   * Reads the manifest of a folder of the spec.
   *
   * @throws SpecException.MissingFile if there is none
   * @throws SpecException.ParseError if it is not a manifest
   */
  public static ModelManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new SpecException.MissingFile("manifest", file);
    }
    return new ModelManifest(JsonFile.read(file, new TypeReference<List<Model>>() {}));
  }
}

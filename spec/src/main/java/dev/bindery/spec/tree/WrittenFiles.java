package dev.bindery.spec.tree;

import dev.bindery.spec.SpecException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command that writes what no hand should: {@link Guarantees the table of guarantees} and the
 * figures beside the theorems.
 *
 * <p>Exit codes: 0 all is as it must be or has been written, 1 something is stale, 2 bad usage.
 */
public final class WrittenFiles {
  private static final String USAGE =
      """
      Usage: WrittenFiles [--write] FOLDER

      Compares what is written by this command in FOLDER, the folder of the spec, with what it must be:
      GUARANTEES.md, and the figures at the end of each module. With --write it writes them.
      """;

  private WrittenFiles() {}

  /** Runs it. */
  public static void main(String... arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> rest = new ArrayList<>(arguments);
    boolean write = rest.remove("--write");
    if (rest.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    if (rest.size() != 1 || rest.get(0).startsWith("-")) {
      err.print(USAGE);
      return 2;
    }
    try {
      Map<Path, String> stale = stale(Path.of(rest.get(0)));
      for (Map.Entry<Path, String> file : stale.entrySet()) {
        if (write) {
          Files.writeString(file.getKey(), file.getValue());
        }
        out.println((write ? "written: " : "stale: ") + file.getKey());
      }
      return write || stale.isEmpty() ? 0 : 1;
    } catch (SpecException e) {
      err.println(e.getMessage());
      return 2;
    } catch (IOException | UncheckedIOException e) {
      err.println("cannot read or write: " + e.getMessage());
      return 2;
    }
  }

  /** The files that are not as they must be, with what must be in them. */
  static Map<Path, String> stale(Path folder) throws IOException {
    SpecTree tree = SpecTree.read(folder);
    Map<Path, String> expected = new LinkedHashMap<>();
    expected.put(
        folder.resolve(Guarantees.FILE),
        new Guarantees(tree, Rules.read(folder), MutationResults.read(folder)).markdown());
    for (ModuleText module : tree.modules()) {
      Path file = folder.resolve(module.name() + ".tla");
      expected.put(file, Figures.of(tree, module, Files.readString(file)));
    }
    Map<Path, String> stale = new LinkedHashMap<>();
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      if (!Files.exists(file.getKey())
          || !Files.readString(file.getKey()).equals(file.getValue())) {
        stale.put(file.getKey(), file.getValue());
      }
    }
    return stale;
  }
}

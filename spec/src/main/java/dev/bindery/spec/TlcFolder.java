package dev.bindery.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for TLC to work in, with a copy of the modules and of a cfg: what TLC leaves behind is
 * not left beside the sources, and runs at the same time do not meet. Deleted when closed.
 *
 * @param path where it is
 */
record TlcFolder(Path path) implements AutoCloseable {
  private static final String META = "meta";

  static TlcFolder create() throws IOException {
    return new TlcFolder(Files.createTempDirectory("bindery-tlc"));
  }

  /** Takes the files of a model as they are now, and forgets those of the run before. */
  void copy(SpecModule.ModelFiles files) throws IOException {
    deleteAll(meta());
    Files.createDirectory(meta());
    List<Path> folders = files.folders();
    // The first folder's modules come before the others': so they are copied last.
    for (int i = folders.size() - 1; i >= 0; i--) {
      copyModules(folders.get(i));
    }
    Files.copy(files.cfg(), path.resolve(cfg(files)), StandardCopyOption.REPLACE_EXISTING);
  }

  /** TLC's arguments for one run: seed and fingerprint are fixed, so that figures are too. */
  List<String> arguments(SpecModule.ModelFiles files, int workers) {
    return List.of(
        "-tool",
        "-seed",
        "1",
        "-fp",
        "0",
        // Of the heap, for fingerprints, where TLC would take a quarter: several processes stay at
        // a time, and each may still hold those of its last runs. What does not fit goes to disk.
        "-fpmem",
        "0.05",
        "-workers",
        Integer.toString(workers),
        "-metadir",
        meta().toString(),
        "-config",
        cfg(files),
        files.name());
  }

  private Path meta() {
    return path.resolve(META);
  }

  private static String cfg(SpecModule.ModelFiles files) {
    return String.valueOf(files.cfg().getFileName());
  }

  private void copyModules(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(
            file,
            path.resolve(String.valueOf(file.getFileName())),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void deleteAll(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    deleteAll(path);
  }
}

package dev.bindery.spec.tlc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import util.FilenameToStream;

/**
 * Finds modules for TLC: in the given folders, then among the standard modules. TLC's own way looks
 * into the working directory first, and unpacks standard modules under fixed names into a folder
 * that all its processes share.
 */
final class Modules implements FilenameToStream {
  private static final String STANDARD = "tla2sany/StandardModules/";

  private final List<Path> folders;
  private final Path unpacked;

  Modules(List<Path> folders) {
    this.folders = folders;
    try {
      this.unpacked = Files.createTempDirectory("bindery-tla");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    unpacked.toFile().deleteOnExit();
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
    for (Path folder : folders) {
      Path candidate = folder.resolve(file);
      if (Files.isRegularFile(candidate)) {
        return new TLAFile(candidate.toString(), this);
      }
    }
    Path standard = unpacked.resolve(file);
    try (InputStream in = Modules.class.getClassLoader().getResourceAsStream(STANDARD + file)) {
      if (in != null && Files.notExists(standard)) {
        Files.copy(in, standard);
        standard.toFile().deleteOnExit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // TLC reports a file that does not exist by its name.
    return new TLAFile(standard.toString(), true, this);
  }

  /** False for all, as TLC itself says whenever it runs from a jar. */
  @Override
  public boolean isStandardModule(String name) {
    return false;
  }

  @Override
  public String getFullPath() {
    return folders.toString();
  }
}

package dev.bindery.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the files of the spec are: on the class path, in a folder or in a jar. From a jar they are
 * unpacked once for the life of the process, so a tool runs from any directory.
 */
public final class Specs {
  /** Names another folder of the spec than the one on the class path. */
  public static final String FOLDER_PROPERTY = "bindery.spec";

  private static final String RESOURCES = "/spec/";

  private Specs() {}

  /**
   * The folder with the modules, {@code models/}, {@code broken/} and the manifest.
   *
   * @throws SpecException.MissingFile if {@value #FOLDER_PROPERTY} names what is no folder
   */
  public static Path folder() {
    String given = System.getProperty(FOLDER_PROPERTY);
    if (given == null) {
      return OnTheClassPath.FOLDER;
    }
    Path folder = Path.of(given);
    if (!Files.isDirectory(folder)) {
      throw new SpecException.MissingFile("the folder of -D" + FOLDER_PROPERTY, folder);
    }
    return folder;
  }

  /** {@link SpecModule#load} from {@link #folder()}; the cfg as {@code models/BoundSmall.cfg}. */
  public static SpecModule load(String module, String cfg) {
    return SpecModule.load(folder(), module, Path.of(cfg));
  }

  private static final class OnTheClassPath {
    static final Path FOLDER = find();

    private static Path find() {
      URL manifest = Specs.class.getResource(RESOURCES + ModelManifest.FILE);
      if (manifest == null) {
        throw new IllegalStateException("The spec is not on the class path: " + RESOURCES);
      }
      try {
        URI uri = manifest.toURI();
        return uri.getScheme().equals("jar") ? unpack(uri) : Path.of(uri).resolveSibling("");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Path unpack(URI manifest) throws IOException {
      Path folder = Files.createTempDirectory("bindery-spec");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      try (FileSystem jar = FileSystems.newFileSystem(manifest, Map.of());
          Stream<Path> files = Files.walk(jar.getPath(RESOURCES))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = folder.resolve(jar.getPath(RESOURCES).relativize(file).toString());
          Files.createDirectories(target.resolveSibling(""));
          Files.copy(file, target);
        }
      }
      return folder;
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

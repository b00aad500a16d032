package dev.bindery.spec;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The small modules that the tests read. */
final class Toys {
  static final Path FOLDER = folder();

  private Toys() {}

  static SpecModule load(String module, String cfg) {
    return SpecModule.load(FOLDER, module, Path.of(cfg));
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Toys.class.getResource("/toys")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

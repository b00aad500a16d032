package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies of the spec, to be spoilt. */
final class Trees {
  private Trees() {}

  static void copyTo(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(Specs.folder())) {
      for (Path each : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(Specs.folder().relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  /** Replaces what stands at one place. */
  static void edit(Path folder, String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertEquals(2, List.of(text.split(Pattern.quote(from), -1)).size(), from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }
}

package dev.bindery.benchmarks.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {
  private static final Map<Subject, String> PROPERTIES =
      Map.of(
          Subject.H2_STORE, "h2",
          Subject.H2_JDBC, "h2",
          Subject.HSQLDB, "hsqldb",
          Subject.POSTGRESQL, "postgresql",
          Subject.NARAYANA, "narayana",
          Subject.TWO_PHASE, "narayana",
          Subject.ARJUNA, "narayana",
          Subject.JE, "je");

  /** What a report says was measured is what the build has. */
  @Test
  void configurationNamesTheVersionOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    PROPERTIES.forEach(
        (subject, property) -> {
          String open = "<" + property + ".version>";
          int begin = pom.indexOf(open) + open.length();
          String version = pom.substring(begin, pom.indexOf('<', begin)).replace(".Final", "");
          assertTrue(subject.configuration().contains(" " + version), subject::configuration);
        });
  }

  @Test
  void nameIsFoundAgain() {
    for (Subject subject : Subject.values()) {
      assertEquals(Optional.of(subject), Subject.named(subject.id()));
    }
    assertEquals(Optional.empty(), Subject.named("none"));
  }
}

package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecCostsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void figuresAreWhatWasCountedInASecond() throws IOException {
    Path summary =
        write(
            """
            {"models": [{"name": "A", "generated": 1000, "seconds": 2.0},
                        {"name": "B", "generated": 30, "seconds": 0.5}],
             "walks": [{"model": "B", "covered": 40, "seconds": 4.0}],
             "corpus": [{"model": "B", "covered": 40, "seconds": 0.1}]}
            """);
    assertEquals(
        List.of(
            new Report.Spec("A", 500.0, null, null, null),
            new Report.Spec("B", 60.0, 10.0, 400.0, null)),
        SpecCosts.read(summary));
  }

  @Test
  void anotherFileIsSaidToBeNone() throws IOException {
    for (String other : List.of("{}", "[1]", "", "{", "{\"models\": [{\"name\": \"A\"}]}")) {
      Path file = write(other);
      IOException e = assertThrows(IOException.class, () -> SpecCosts.read(file), other);
      assertTrue(String.valueOf(e.getMessage()).contains("no summary of bindery-check"), other);
    }
    assertThrows(IOException.class, () -> SpecCosts.read(folder.resolve("none")));
  }

  /** Each step is judged, so a module that did not fit its system would throw. */
  @Test
  void stepsOfGeneratedPropertiesAreCounted() {
    List<Report.Spec> counted = PropertySteps.measure(Duration.ofMillis(60));
    assertEquals(2, counted.size());
    for (Report.Spec spec : counted) {
      Double steps = spec.propertySteps();
      assertTrue(steps != null && steps > 0, spec::toString);
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("summary.json"), text);
  }
}

package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Report BEFORE = report("m", row("q", 100, 5, 48), row("gone", 1, 0, 0));

  @Test
  void whatMovedByLessThanBothErrorsIsNotNamed() {
    String text = new Comparison(BEFORE, report("m", row("q", 109, 5, 49))).text();
    assertTrue(text.startsWith("No figure moved beyond its error, of 1 rows"), text);
    assertTrue(text.contains("Only before: gone engine"), text);
  }

  @Test
  void whatMovedByMoreIsNamed() {
    String text = new Comparison(BEFORE, report("m", row("q", 111, 5, 64))).text();
    assertTrue(text.lines().anyMatch(line -> line.matches("q +engine +ops/s .*\\+11 %")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("q +engine +bytes/op .*\\+33 %")), text);
    assertTrue(text.contains("2 figures moved"), text);
  }

  @Test
  void anotherMachineIsAWarning() {
    assertEquals(List.of("other machine: m and n"), new Comparison(BEFORE, report("n")).warnings());
    assertFalse(new Comparison(BEFORE, report("m")).text().contains("other"));
  }

  private static Report report(String machine, Report.Row... rows) {
    return new Report(machine, "jvm", "abc", List.of(rows), List.of(), List.of(), List.of());
  }

  private static Report.Row row(String question, double perSecond, double error, double bytes) {
    return new Report.Row(question, "engine", perSecond, error, 1.0, bytes);
  }
}

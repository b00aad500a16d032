package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertEquals(2, Measurements.median(List.of(100.0, 1.0, 2.0)));
    assertEquals(3, Measurements.median(List.of(100.0, 1.0, 2.0, 4.0)));
  }

  @Test
  void ratioIsHowManyTimesTheFloorsTimeTheEngineTakes() {
    Measurements measurements = new Measurements();
    measurements.add("handOver", SharedTransaction.Side.ENGINE, 2e6, 48);
    measurements.add("handOver", SharedTransaction.Side.FLOOR, 5e6, 0);
    String table = measurements.table();
    assertTrue(
        table.lines().anyMatch(line -> line.matches("handOver +2.00 +5.00 +2.50 +48.0 +0.0")),
        table);
  }

  @Test
  void sideThatWasNotMeasuredIsADash() {
    Measurements measurements = new Measurements();
    measurements.add("handOver", SharedTransaction.Side.ENGINE, 2e6, 48);
    String table = measurements.table();
    assertTrue(
        table.lines().anyMatch(line -> line.matches("handOver +2.00 +- +- +48.0 +-")), table);
  }
}

package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertEquals(2, Statistics.median(List.of(100.0, 1.0, 2.0)));
    assertEquals(3, Statistics.median(List.of(100.0, 1.0, 2.0, 4.0)));
  }

  /** Of 15 values the third and the thirteenth: 1 - 2 * (1 + 15 + 105) / 2^15 = 99.3 %. */
  @Test
  void errorIsHalfTheIntervalBetweenTheOrderStatistics() {
    assertEquals(5, Statistics.error(numbers(15)));
    assertEquals(3.5, Statistics.error(numbers(8)));
  }

  @Test
  void fewValuesGiveTheirWholeRange() {
    assertEquals(2, Statistics.error(numbers(5)));
    assertEquals(0, Statistics.error(numbers(1)));
  }

  @Test
  void oneWildValueDoesNotMoveTheErrorOfMany() {
    List<Double> values = IntStream.rangeClosed(1, 15).mapToObj(i -> i == 15 ? 1e9 : i).toList();
    assertEquals(5, Statistics.error(values));
  }

  private static List<Double> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> (double) i).toList();
  }
}

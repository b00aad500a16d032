package dev.bindery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables for a terminal, as wide as their cells. The first {@code left} columns are words. */
final class TextTable {
  private static final double MILLION = 1e6;
  private static final double THOUSAND = 1e3;
  private static final double LARGE = 100;

  private final int left;
  private final List<List<String>> lines = new ArrayList<>();

  TextTable(int left, String... heads) {
    this.left = left;
    line(heads);
  }

  void line(String... cells) {
    lines.add(List.of(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String pad = " ".repeat(width(column) - cell.length());
        row.append(column == 0 ? "" : "  ").append(column < left ? cell + pad : pad + cell);
      }
      text.append(row.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream()
        .filter(line -> column < line.size())
        .mapToInt(line -> line.get(column).length())
        .max()
        .orElse(0);
  }

  // Figures

  /** Operations per second, in millions or thousands. */
  static String perSecond(double value) {
    return value >= MILLION / 10
        ? number(value / MILLION, 2) + " M"
        : number(value / THOUSAND, 2) + " k";
  }

  /** The error, in percent of the value. */
  static String percent(double error, double value) {
    return "±" + number(100 * error / value, 0) + " %";
  }

  static String ratio(@Nullable Double value) {
    return value == null ? "-" : number(value, value < LARGE ? 2 : 0);
  }

  static String bytes(double value) {
    return number(value, 0);
  }

  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}

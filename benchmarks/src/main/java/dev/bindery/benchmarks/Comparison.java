package dev.bindery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which figures of a report moved beyond their error since an earlier one. */
final class Comparison {
  /** What the profiler's figure may differ by where nothing has changed, in bytes and in parts. */
  private static final double SAME_BYTES = 2;

  private static final double SAME_PART = 0.02;

  private final Report before;
  private final Report after;

  Comparison(Report before, Report after) {
    this.before = before;
    this.after = after;
  }

  /** What makes the figures hard to compare. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!before.machine().equals(after.machine())) {
      warnings.add("other machine: " + before.machine() + " and " + after.machine());
    }
    if (!before.jvm().equals(after.jvm())) {
      warnings.add("other JVM: " + before.jvm() + " and " + after.jvm());
    }
    return warnings;
  }

  /** The figures that moved; those in one report only are named below. */
  String text() {
    TextTable table = new TextTable(3, "question", "system", "figure", "before", "after", "change");
    int moved = 0;
    int common = 0;
    for (Report.Row row : after.rows()) {
      Optional<Report.Row> earlier = before.row(row.question(), row.system());
      if (earlier.isPresent()) {
        common++;
        moved += compare(table, earlier.get(), row);
      }
    }
    String head =
        moved == 0
            ? "No figure moved beyond its error"
            : table + System.lineSeparator() + moved + " figures moved beyond their error";
    return head
        + ", of "
        + common
        + " rows in both reports ("
        + before.commit()
        + ", "
        + after.commit()
        + ")."
        + System.lineSeparator()
        + onlyIn("before", before, after)
        + onlyIn("after", after, before);
  }

  private static int compare(TextTable table, Report.Row before, Report.Row after) {
    int moved = 0;
    double difference = after.opsPerSecond() - before.opsPerSecond();
    if (Math.abs(difference) > before.error() + after.error()) {
      moved++;
      table.line(
          after.question(),
          after.system(),
          "ops/s",
          TextTable.perSecond(before.opsPerSecond()),
          TextTable.perSecond(after.opsPerSecond()),
          change(before.opsPerSecond(), after.opsPerSecond()));
    }
    double bytes = Math.abs(after.bytesPerOp() - before.bytesPerOp());
    if (bytes > SAME_BYTES && bytes > SAME_PART * before.bytesPerOp()) {
      moved++;
      table.line(
          after.question(),
          after.system(),
          "bytes/op",
          TextTable.bytes(before.bytesPerOp()),
          TextTable.bytes(after.bytesPerOp()),
          change(before.bytesPerOp(), after.bytesPerOp()));
    }
    return moved;
  }

  private static String change(double before, double after) {
    return before == 0
        ? "from none"
        : String.format(Locale.ROOT, "%+.0f %%", 100 * (after - before) / before);
  }

  private static String onlyIn(String which, Report one, Report other) {
    List<String> only =
        one.rows().stream()
            .filter(row -> other.row(row.question(), row.system()).isEmpty())
            .map(row -> row.question() + " " + row.system())
            .toList();
    return only.isEmpty()
        ? ""
        : "Only " + which + ": " + String.join(", ", only) + System.lineSeparator();
  }
}

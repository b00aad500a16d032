package dev.bindery.benchmarks;

import java.util.List;

/** A report as it is printed. */
final class ReportText {
  private ReportText() {}

  static String of(Report report) {
    TextTable table =
        new TextTable(2, "question", "system", "ops/s", "error", "times the floor", "bytes/op");
    String last = "";
    for (Report.Row row : report.rows()) {
      table.line(
          row.question().equals(last) ? "" : row.question(),
          row.system(),
          TextTable.perSecond(row.opsPerSecond()),
          TextTable.percent(row.error(), row.opsPerSecond()),
          TextTable.ratio(row.ratioToFloor()),
          TextTable.bytes(row.bytesPerOp()));
      last = row.question();
    }
    return table
        + System.lineSeparator()
        + goals(report)
        + table(CostTables.MEMORY_HEADS, CostTables.memory(report).toList())
        + table(CostTables.SPEC_HEADS, CostTables.spec(report).toList());
  }

  private static String table(List<String> heads, List<List<String>> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(1, heads.toArray(String[]::new));
    lines.forEach(cells -> table.line(cells.toArray(String[]::new)));
    return System.lineSeparator() + table;
  }

  private static String goals(Report report) {
    if (report.goals().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(1, "goal", "", "is", "");
    for (Report.Goal goal : report.goals()) {
      table.line(
          goal.name(),
          TextTable.number(goal.goal(), 1),
          TextTable.number(goal.value(), 2),
          goal.met() ? "met" : "MISSED");
    }
    return table.toString();
  }
}

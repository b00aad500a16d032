package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as a page that needs nothing else: no script, no network. */
final class Page {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Bindery: benchmarks</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; color: #222; background: #fff; max-width: 960px;
        margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse; margin: 1em 0; font-size: 13px }
      th, td { text-align: left; padding: 2px 10px 2px 0; border-bottom: 1px solid #ddd }
      .missed { color: #b00020; font-weight: 600 }
      svg { max-width: 100%; height: auto }
      svg text { font: 12px system-ui, sans-serif; fill: #222 }
      svg text.label { font-weight: 600 }
      svg text.small { font-size: 11px; fill: #555 }
      svg .grid { stroke: #e4e4e4 }
      svg .floor { stroke: #888; stroke-dasharray: 4 3 }
      svg .error { stroke: #222; stroke-width: 1.2 }
      svg .path { stroke-width: 2 }
      svg .engine { fill: #1f6feb; stroke: #1f6feb }
      svg .peer { fill: #b8bfc8; stroke: #b8bfc8 }
      </style></head><body>
      <h1>What bound sessions cost</h1>
      """;
  private static final String RATIOS =
      """
      <p>How many times the floor's time one operation takes. The floor, at the dashed line, is the least code
      that does the same work. Shorter is faster; left of the line is faster than the floor. Black: how far the
      figure can be trusted, the errors of system and floor together.</p>
      """;
  private static final String GROWTH =
      """
      <h2>Growth</h2>
      <p>Nanoseconds of one operation by size, for the engine and its floor. Flat is what is aimed at.</p>
      """;

  private Page() {}

  static String of(Report report) {
    List<String> questions =
        Questions.all().stream()
            .filter(question -> !(question instanceof Growth<?>))
            .map(Question::id)
            .toList();
    String where = report.machine() + "; " + report.jvm() + "; commit " + report.commit();
    return HEAD
        + ("<p>" + Svg.escaped(where) + ".</p>")
        + RATIOS
        + RatioChart.of(report, questions)
        + GROWTH
        + GrowthChart.of(report)
        + ("<h2>Goals</h2>" + goals(report))
        + ("<h2>Memory</h2>" + table(CostTables.MEMORY_HEADS, CostTables.memory(report)))
        + ("<h2>What the specification costs</h2>"
            + table(CostTables.SPEC_HEADS, CostTables.spec(report)))
        + ("<h2>Questions</h2>" + questions())
        + ("<h2>What each system does besides</h2>" + systems())
        + ("<h2>All figures</h2>" + rows(report))
        + "</body></html>";
  }

  private static String goals(Report report) {
    return table(
        List.of("goal", "", "is", ""),
        report.goals().stream()
            .map(
                goal ->
                    List.of(
                        goal.name(),
                        TextTable.number(goal.goal(), 1),
                        TextTable.number(goal.value(), 2),
                        goal.met() ? "met" : "missed")));
  }

  private static String questions() {
    return table(
        List.of("question", "one operation", "not asked of"),
        Questions.all().stream()
            .map(question -> List.of(question.id(), question.operation(), dashes(question))));
  }

  private static String dashes(Question<?> question) {
    return Stream.of(Subject.values())
        .filter(system -> !system.can(question.needs()))
        .collect(
            Collectors.groupingBy(
                system -> system.reason(question.needs()),
                LinkedHashMap::new,
                Collectors.mapping(Subject::id, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + ": " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String systems() {
    return table(
        List.of("system", "what", "durable", "isolation", "versions", "recovery", "a write is"),
        Stream.of(Subject.values())
            .map(
                system ->
                    List.of(
                        system.id(),
                        system.configuration(),
                        system.traits().durable(),
                        system.traits().isolation(),
                        system.traits().versions(),
                        system.traits().recoveryRecords(),
                        system.traits().write())));
  }

  private static String rows(Report report) {
    return table(
        List.of("question", "system", "ops/s", "error", "times the floor", "bytes/op"),
        report.rows().stream()
            .map(
                row ->
                    List.of(
                        row.question(),
                        row.system(),
                        TextTable.perSecond(row.opsPerSecond()),
                        TextTable.percent(row.error(), row.opsPerSecond()),
                        TextTable.ratio(row.ratioToFloor()),
                        TextTable.bytes(row.bytesPerOp()))));
  }

  private static String table(List<String> heads, Stream<List<String>> lines) {
    return "<table><tr>"
        + cells("th", heads)
        + "</tr>\n"
        + lines.map(line -> "<tr>" + cells("td", line) + "</tr>\n").collect(Collectors.joining())
        + "</table>";
  }

  private static String cells(String tag, List<String> texts) {
    return texts.stream()
        .map(
            text -> {
              String kind = text.equals("missed") ? " class=\"missed\"" : "";
              return "<" + tag + kind + ">" + Svg.escaped(text) + "</" + tag + ">";
            })
        .collect(Collectors.joining());
  }
}

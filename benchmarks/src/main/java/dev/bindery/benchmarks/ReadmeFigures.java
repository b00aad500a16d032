package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the README that a command writes: the tables of one report. */
final class ReadmeFigures {
  static final String BEGIN = "<!-- figures: written by the command readme -->";
  static final String END = "<!-- end of figures -->";
  private static final String DASH = "–";

  private final Report report;

  ReadmeFigures(Report report) {
    this.report = report;
  }

  /** What the report lacks of all that can be measured. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    Fork.of(Questions.all(), EnumSet.allOf(Subject.class), Fork.FEWEST_PROCESSORS).stream()
        .filter(fork -> !fork.system().isOptional())
        .filter(fork -> report.row(fork.question().id(), fork.system().id()).isEmpty())
        .map(Fork::toString)
        .forEach(missing::add);
    if (report.memory().isEmpty()) {
      missing.add(ReportCommand.MEMORY);
    }
    if (report.spec().stream().noneMatch(spec -> spec.tlcStates() != null)) {
      missing.add(ReportCommand.SPEC);
    }
    return missing;
  }

  /** The README with these figures in the place of those that it has. */
  String into(String readme) throws IOException {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("the README has no lines '" + BEGIN + "' and '" + END + "'");
    }
    return readme.substring(0, begin + BEGIN.length()) + "\n" + text() + readme.substring(end);
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(report.machine() + "; " + report.jvm() + "; commit " + report.commit() + ".");
    lines.add("");
    ratios(lines);
    growth(lines);
    goals(lines);
    costs(lines, CostTables.MEMORY_HEADS, CostTables.memory(report).toList());
    costs(lines, CostTables.SPEC_HEADS, CostTables.spec(report).toList());
    traits(lines);
    dashes(lines);
    return String.join("\n", lines) + "\n";
  }

  private void ratios(List<String> lines) {
    List<String> heads =
        new ArrayList<>(List.of("times the floor's time", "engine: ops/s", "±", "bytes"));
    List<Subject> systems = measured().stream().filter(system -> system != Subject.FLOOR).toList();
    systems.forEach(system -> heads.add(system.id()));
    head(lines, heads);
    for (Question<?> question : Questions.all()) {
      if (!(question instanceof Growth<?>)) {
        List<String> cells = new ArrayList<>(List.of("`" + question.id() + "`"));
        cells.addAll(figures(question));
        systems.forEach(
            system ->
                cells.add(
                    report
                        .row(question.id(), system.id())
                        .map(row -> TextTable.ratio(row.ratioToFloor()))
                        .orElse(DASH)));
        line(lines, cells);
      }
    }
    lines.add("");
  }

  /** What was not at hand has no column and no reasons. */
  private List<Subject> measured() {
    return Arrays.stream(Subject.values())
        .filter(system -> report.rows().stream().anyMatch(row -> row.system().equals(system.id())))
        .toList();
  }

  private List<String> figures(Question<?> question) {
    Optional<Report.Row> engine = report.row(question.id(), Subject.ENGINE.id());
    return List.of(
        engine.map(row -> TextTable.perSecond(row.opsPerSecond())).orElse(DASH),
        engine.map(row -> TextTable.percent(row.error(), row.opsPerSecond())).orElse(DASH),
        engine.map(row -> TextTable.bytes(row.bytesPerOp())).orElse(DASH));
  }

  private void growth(List<String> lines) {
    head(lines, List.of("growth", "engine: ops/s", "±", "bytes", "times the floor's time"));
    for (Question<?> question : Questions.all()) {
      boolean measured = report.row(question.id(), Subject.ENGINE.id()).isPresent();
      if (question instanceof Growth<?> && measured) {
        List<String> cells = new ArrayList<>(List.of("`" + question.id() + "`"));
        cells.addAll(figures(question));
        cells.add(
            report
                .row(question.id(), Subject.ENGINE.id())
                .map(row -> TextTable.ratio(row.ratioToFloor()))
                .orElse(DASH));
        line(lines, cells);
      }
    }
    lines.add("");
  }

  private void goals(List<String> lines) {
    head(lines, List.of("goal", "", "is", ""));
    for (Report.Goal goal : report.goals()) {
      line(
          lines,
          List.of(
              goal.name(),
              TextTable.number(goal.goal(), 1),
              TextTable.number(goal.value(), 2),
              goal.met() ? "met" : "**missed**"));
    }
    lines.add("");
  }

  private static void costs(List<String> lines, List<String> heads, List<List<String>> cells) {
    head(lines, heads);
    cells.forEach(line -> line(lines, line));
    lines.add("");
  }

  private void traits(List<String> lines) {
    head(
        lines,
        List.of(
            "system",
            "what",
            "durable",
            "isolation",
            "versions",
            "recovery records",
            "a write is"));
    for (Subject system : measured()) {
      Subject.Traits does = system.traits();
      line(
          lines,
          List.of(
              "`" + system.id() + "`",
              system.configuration(),
              does.durable(),
              does.isolation(),
              does.versions(),
              does.recoveryRecords(),
              does.write()));
    }
    lines.add("");
  }

  private void dashes(List<String> lines) {
    head(lines, List.of("dash", "because"));
    for (Subject system : measured()) {
      Map<String, List<String>> byReason = new LinkedHashMap<>();
      Questions.all().stream()
          .filter(question -> !(question instanceof Growth<?>) && !system.can(question.needs()))
          .forEach(
              question ->
                  byReason
                      .computeIfAbsent(system.reason(question.needs()), any -> new ArrayList<>())
                      .add("`" + question.id() + "`"));
      byReason.forEach(
          (reason, questions) ->
              line(lines, List.of(system.id() + ": " + String.join(", ", questions), reason)));
    }
    lines.add("");
  }

  private static void head(List<String> lines, List<String> heads) {
    line(lines, heads);
    lines.add("|" + "---|".repeat(heads.size()));
  }

  private static void line(List<String> lines, List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }
}

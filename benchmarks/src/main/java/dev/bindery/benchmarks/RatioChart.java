package dev.bindery.benchmarks;

import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How many times the floor's time each system takes: bars on a logarithmic axis. */
final class RatioChart {
  private static final int WIDTH = 940;
  private static final int LEFT = 240;
  private static final int RIGHT = 80;
  private static final int TOP = 30;
  private static final int BAR = 15;
  private static final int GAP = 12;
  private static final double FLOOR = 1;

  private RatioChart() {}

  /** One bar, with the ends of its error. */
  private record Bar(String question, String system, double ratio, double least, double most) {}

  /** The chart; empty if there is nothing to show. */
  static String of(Report report, List<String> questions) {
    List<Bar> bars = new ArrayList<>();
    for (String question : questions) {
      report.rows().stream()
          .filter(row -> row.question().equals(question) && !isFloor(row))
          .flatMap(row -> bar(report, row).stream())
          .forEach(bars::add);
    }
    if (bars.isEmpty()) {
      return "";
    }
    List<Double> values = new ArrayList<>(List.of(FLOOR));
    bars.forEach(bar -> values.addAll(List.of(bar.least(), bar.most())));
    LogScale scale = LogScale.of(values, LEFT, WIDTH - RIGHT);
    return draw(bars, scale);
  }

  private static boolean isFloor(Report.Row row) {
    return row.system().equals(Subject.FLOOR.id());
  }

  /** Both errors, the system's and the floor's, in parts of the ratio. */
  private static List<Bar> bar(Report report, Report.Row row) {
    Double ratio = row.ratioToFloor();
    if (ratio == null) {
      return List.of();
    }
    double error =
        Stream.of(row.system(), Subject.FLOOR.id())
            .flatMap(system -> report.row(row.question(), system).stream())
            .mapToDouble(of -> of.error() / of.opsPerSecond())
            .sum();
    return List.of(
        new Bar(row.question(), row.system(), ratio, ratio / (1 + error), ratio * (1 + error)));
  }

  private static String draw(List<Bar> bars, LogScale scale) {
    long groups = bars.stream().map(Bar::question).distinct().count();
    int height = (int) (TOP + bars.size() * BAR + groups * GAP + GAP);
    Svg svg = new Svg(WIDTH, height, "Times the floor's time, by question and system");
    for (double tick : scale.ticks()) {
      svg.line("grid", scale.at(tick), TOP - 6, scale.at(tick), height);
      svg.text(
          "small", "middle", scale.at(tick), TOP - 12, TextTable.number(tick, tick < 1 ? 2 : 0));
    }
    svg.line("floor", scale.at(FLOOR), TOP - 6, scale.at(FLOOR), height);
    double y = TOP;
    String last = "";
    for (Bar bar : bars) {
      if (!bar.question().equals(last)) {
        y += last.isEmpty() ? 0 : GAP;
        svg.text("label", "start", 4, y + BAR - 4, bar.question());
      }
      last = bar.question();
      draw(svg, bar, scale, y);
      y += BAR;
    }
    return svg.toString();
  }

  private static void draw(Svg svg, Bar bar, LogScale scale, double y) {
    double from = Math.min(scale.at(FLOOR), scale.at(bar.ratio()));
    double to = Math.max(scale.at(FLOOR), scale.at(bar.ratio()));
    double middle = y + BAR / 2.0 - 1;
    boolean engine = bar.system().equals(Subject.ENGINE.id());
    svg.text("small", "end", LEFT - 8, y + BAR - 4, bar.system());
    svg.box(engine ? "engine" : "peer", from, y, Math.max(1, to - from), BAR - 3);
    svg.line("error", scale.at(bar.least()), middle, scale.at(bar.most()), middle);
    svg.text("small", "start", scale.at(bar.most()) + 6, y + BAR - 4, TextTable.ratio(bar.ratio()));
  }
}

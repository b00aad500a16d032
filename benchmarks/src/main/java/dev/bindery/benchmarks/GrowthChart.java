package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Growth;
import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the time of an operation grows with a size: lines on two logarithmic axes, but percentages
 * are on one that is not.
 */
final class GrowthChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 280;
  private static final int LEFT = 70;
  private static final int RIGHT = 30;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final double NANOSECONDS = 1e9;

  private GrowthChart() {}

  /** One measured size: nanoseconds per operation, with the ends of the error. */
  private record Point(String system, int size, double ns, double least, double most) {}

  /** One chart for each series that was measured. */
  static String of(Report report) {
    StringBuilder charts = new StringBuilder();
    Questions.all().stream()
        .filter(Growth.class::isInstance)
        .map(question -> ((Growth<?>) question).series())
        .distinct()
        .forEach(series -> charts.append(of(report, series)));
    return charts.toString();
  }

  private static String of(Report report, String series) {
    List<Point> points = new ArrayList<>();
    String operation = "";
    for (Question<?> question : Questions.all()) {
      if (question instanceof Growth<?> growth && growth.series().equals(series)) {
        operation = growth.operation();
        report.rows().stream()
            .filter(row -> row.question().equals(growth.id()))
            .map(row -> point(row, growth.size))
            .forEach(points::add);
      }
    }
    return points.isEmpty() ? "" : draw(series, operation, points);
  }

  private static Point point(Report.Row row, int size) {
    double ns = NANOSECONDS / row.opsPerSecond();
    double error = row.error() / row.opsPerSecond();
    return new Point(row.system(), size, ns, ns / (1 + error), ns * (1 + error));
  }

  private static String draw(String series, String operation, List<Point> points) {
    Scale sizes =
        Scale.ofSizes(points.stream().map(p -> (double) p.size()).toList(), LEFT, WIDTH - RIGHT);
    List<Double> times = new ArrayList<>();
    points.forEach(point -> times.addAll(List.of(point.least(), point.most())));
    Scale ns = LogScale.of(times, HEIGHT - BOTTOM, TOP);
    Svg svg = new Svg(WIDTH, HEIGHT, series + ": nanoseconds per operation");
    svg.text("label", "start", 4, 14, series);
    svg.text("small", "start", 4, 29, operation);
    for (double tick : ns.ticks()) {
      svg.line("grid", LEFT, ns.at(tick), WIDTH - RIGHT, ns.at(tick));
      svg.text("small", "end", LEFT - 6, ns.at(tick) + 4, TextTable.number(tick, 0) + " ns");
    }
    for (double tick : sizes.ticks()) {
      svg.line("grid", sizes.at(tick), TOP, sizes.at(tick), HEIGHT - BOTTOM);
      svg.text("small", "middle", sizes.at(tick), HEIGHT - BOTTOM + 16, TextTable.number(tick, 0));
    }
    line(svg, Subject.FLOOR, points, sizes, ns);
    line(svg, Subject.ENGINE, points, sizes, ns);
    return svg.toString();
  }

  private static void line(Svg svg, Subject system, List<Point> points, Scale sizes, Scale ns) {
    String kind = system == Subject.ENGINE ? "engine" : "peer";
    @Nullable Point last = null;
    for (Point point : points) {
      if (point.system().equals(system.id())) {
        double x = sizes.at(point.size());
        if (last != null) {
          svg.line("path " + kind, sizes.at(last.size()), ns.at(last.ns()), x, ns.at(point.ns()));
        }
        svg.line("error", x, ns.at(point.least()), x, ns.at(point.most()));
        svg.dot(kind, x, ns.at(point.ns()));
        last = point;
      }
    }
    if (last != null) {
      svg.text("small", "end", sizes.at(last.size()) - 9, ns.at(last.ns()) - 6, system.id());
    }
  }
}

package dev.bindery.properties;

import java.util.Locale;

/** The summary as a table that fits a screen. */
final class Table {
  private static final String MODEL = "%-28s %-24s %-24s %9s %10s %6s %7s%n";
  private static final String WALK = "%-28s %9s %12s %12s %10s %11s %11s %7s%n";

  private Table() {}

  static String of(Summary summary) {
    StringBuilder text = new StringBuilder();
    text.append(
        MODEL.formatted(
            "model", "expected", "result", "distinct", "generated", "depth", "seconds"));
    for (Summary.Model model : summary.models()) {
      text.append(
          MODEL.formatted(
              model.name(),
              model.expected(),
              model.result(),
              number(model.distinct()),
              number(model.generated()),
              model.depth(),
              seconds(model.seconds())));
    }
    if (!summary.walks().isEmpty()) {
      text.append(System.lineSeparator());
      text.append(
          WALK.formatted(
              "walk of the engine",
              "states",
              "transitions",
              "covered",
              "refusals",
              "differences",
              "invariants",
              "seconds"));
    }
    for (Summary.WalkRow walk : summary.walks()) {
      text.append(
          WALK.formatted(
              walk.model(),
              number(walk.states()),
              number(walk.transitions()),
              number(walk.covered()),
              number(walk.refusals()),
              number(walk.differences()),
              number(walk.invariants()),
              seconds(walk.seconds())));
    }
    return text.toString();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

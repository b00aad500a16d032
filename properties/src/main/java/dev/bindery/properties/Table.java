package dev.bindery.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The summary as a table that fits a screen. The many models that must fail, and do, are one line;
 * each that does not as it must has its own.
 */
final class Table {
  private static final String MODEL = "%-28s %-30s %9s %10s %6s %8s%n";
  private static final String WALK = "%-16s %7s %11s %11s %10s %11s %11s %8s%n";
  private static final String CORPUS = "%-16s %11s %11s %9s %11s %11s %8s%n";

  private Table() {}

  static String of(Summary summary) {
    StringBuilder text = new StringBuilder();
    text.append(MODEL.formatted("model", "result", "distinct", "generated", "depth", "seconds"));
    List<Summary.Model> fail = new ArrayList<>();
    for (Summary.Model model : summary.models()) {
      if (model.mustFail() && model.result().equals(model.expected())) {
        fail.add(model);
      } else {
        text.append(row(model));
      }
    }
    if (!fail.isEmpty()) {
      text.append(
          MODEL.formatted(
              fail.size() + " that must fail",
              "each violates what it must",
              number(fail.stream().mapToLong(Summary.Model::distinct).sum()),
              number(fail.stream().mapToLong(Summary.Model::generated).sum()),
              depths(fail),
              seconds(fail.stream().mapToDouble(Summary.Model::seconds).sum())));
    }
    if (!summary.walks().isEmpty()) {
      text.append(System.lineSeparator());
      text.append(
          WALK.formatted(
              "walk",
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
    if (!summary.corpus().isEmpty()) {
      text.append(System.lineSeparator());
      text.append(
          CORPUS.formatted(
              "corpus", "transitions", "covered", "paths", "steps", "at least", "seconds"));
    }
    for (Summary.CorpusRow corpus : summary.corpus()) {
      text.append(
          CORPUS.formatted(
              corpus.model(),
              number(corpus.transitions()),
              number(corpus.covered()),
              number(corpus.paths()),
              number(corpus.steps()),
              number(corpus.lowerBound()),
              seconds(corpus.seconds())));
    }
    return text.toString();
  }

  private static String row(Summary.Model model) {
    String result = model.result();
    return MODEL.formatted(
        model.name(),
        result.equals(model.expected()) ? result : result + " (not " + model.expected() + ")",
        number(model.distinct()),
        number(model.generated()),
        model.depth(),
        seconds(model.seconds()));
  }

  /** From the shortest counterexample to the longest. */
  private static String depths(List<Summary.Model> models) {
    List<Integer> depths =
        models.stream().map(Summary.Model::depth).sorted(Comparator.naturalOrder()).toList();
    return List.of(depths.get(0), depths.get(depths.size() - 1)).stream()
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining("-"));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

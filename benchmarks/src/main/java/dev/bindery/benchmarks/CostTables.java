package dev.bindery.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a report that are not about questions, as cells. */
final class CostTables {
  static final List<String> MEMORY_HEADS = List.of("the engine keeps", "bytes");

  static final List<String> SPEC_HEADS =
      List.of(
          "a second",
          "TLC: states",
          "walk: transitions",
          "corpus: transitions",
          "generated property: steps");

  /** States a second of which less is the start of TLC, and of the JVM's compiler. */
  private static final double STARTING = 10_000;

  private static final String NONE = "";

  private CostTables() {}

  static Stream<List<String>> memory(Report report) {
    return report.memory().stream()
        .map(memory -> List.of(memory.what(), TextTable.bytes(memory.bytes())));
  }

  /** The models on which more was done than starting. */
  static Stream<List<String>> spec(Report report) {
    return report.spec().stream()
        .filter(CostTables::isTelling)
        .map(
            spec ->
                List.of(
                    spec.model(),
                    whole(spec.tlcStates()),
                    whole(spec.walkTransitions()),
                    whole(spec.corpusTransitions()),
                    whole(spec.propertySteps())));
  }

  private static boolean isTelling(Report.Spec spec) {
    Double states = spec.tlcStates();
    return states == null || states > STARTING || spec.walkTransitions() != null;
  }

  private static String whole(@Nullable Double perSecond) {
    return perSecond == null ? NONE : TextTable.perSecond(perSecond);
  }
}

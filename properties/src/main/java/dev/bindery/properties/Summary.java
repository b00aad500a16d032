package dev.bindery.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.bindery.spec.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code bindery-check} found, as it stands in {@code summary.json}.
 *
 * @param ok whether all is as expected
 * @param models each model that TLC ran
 * @param walks each graph that the engine was walked over
 * @param answers which pairs of an operation and an answer occurred in the graphs of the models
 * @param actions which actions were taken in them
 */
record Summary(
    boolean ok, List<Model> models, List<WalkRow> walks, Answers answers, Actions actions) {
  static final String FILE = "summary.json";

  Summary {
    models = List.copyOf(models);
    walks = List.copyOf(walks);
  }

  /**
   * A model under TLC.
   *
   * @param expected {@code ok} or {@code violates:NAME}
   * @param result the same, or {@code error: } and why there is none
   * @param distinct distinct states
   * @param generated generated states
   * @param depth of the graph; of a model that fails, the length of the counterexample
   */
  record Model(
      String name,
      String expected,
      String result,
      long distinct,
      long generated,
      int depth,
      double seconds) {
    boolean mustFail() {
      return !expected.equals(Verdict.OK);
    }
  }

  /**
   * A walk of the engine over a model's graph.
   *
   * @param transitions what TLC generated, less the initial states
   * @param covered transitions that the engine was tried on
   * @param refusals transitions whose answer is another than ok
   * @param differences transitions on which engine and spec differ
   * @param invariants invariants evaluated on states that the engine showed
   */
  record WalkRow(
      String model,
      long states,
      long transitions,
      long covered,
      long refusals,
      long differences,
      long invariants,
      double seconds) {
    boolean agrees() {
      return differences == 0 && covered == transitions;
    }
  }

  /**
   * Pairs of an operation and an answer.
   *
   * @param pairs those in the constant answer sets
   * @param seen those that occurred
   */
  record Answers(int pairs, int seen) {}

  /**
   * Actions of the next-state relations.
   *
   * @param all those that there are
   * @param taken those that changed a state, or answered ok
   */
  record Actions(int all, int taken) {}

  void write(Path folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(
        folder.resolve(FILE), mapper.writeValueAsString(this) + System.lineSeparator());
  }
}

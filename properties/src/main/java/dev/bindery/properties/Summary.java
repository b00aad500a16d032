package dev.bindery.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.bindery.spec.Verdict;
import dev.bindery.spec.tree.MutationResults;
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
 * @param corpus each corpus that was played on the engine
 * @param answers which pairs of an operation and an answer occurred in the graphs of the models
 * @param actions which actions were taken in them
 * @param mutants what came of the faults that were planted in the spec, in the last full run
 */
record Summary(
    boolean ok,
    List<Model> models,
    List<WalkRow> walks,
    List<CorpusRow> corpus,
    Answers answers,
    Actions actions,
    Mutants mutants) {
  static final String FILE = "summary.json";

  Summary {
    models = List.copyOf(models);
    walks = List.copyOf(walks);
    corpus = List.copyOf(corpus);
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
   * The corpus of a model's graph, played on the engine.
   *
   * @param transitions of the graph
   * @param covered transitions that the engine answered as the spec does
   * @param paths each on a fresh engine
   * @param steps of all paths
   * @param lowerBound no paths take every transition in fewer steps
   * @param seconds to find the paths and to play them
   */
  record CorpusRow(
      String model,
      long transitions,
      long covered,
      long paths,
      long steps,
      long lowerBound,
      double seconds) {
    boolean agrees() {
      return covered == transitions;
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
   * @param taken those that occurred and were not refused, or changed a state all the same
   */
  record Actions(int all, int taken) {}

  /**
   * Faults that were planted in the spec, one at a time. What is neither killed nor equivalent has
   * survived.
   *
   * @param planted how many
   * @param killed those because of which a model failed
   * @param equivalent those that are listed with the reason why none can
   */
  record Mutants(int planted, int killed, int equivalent) {
    static Mutants of(MutationResults results) {
      return new Mutants(
          results.mutants().size(),
          results.ended(MutationResults.KILLED),
          results.ended(MutationResults.EQUIVALENT));
    }
  }

  void write(Path folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(
        folder.resolve(FILE), mapper.writeValueAsString(this) + System.lineSeparator());
  }
}

package dev.bindery.properties;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Cover;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.spec.StateGraph;
import java.util.BitSet;
import java.util.function.Supplier;

/** Plays the corpus of a graph as it is found, without a file, and counts what is covered. */
final class CorpusReplay {
  private CorpusReplay() {}

  static Summary.CorpusRow of(String model, StateGraph graph, Supplier<Answerer> fresh)
      throws InterruptedException {
    long startNs = System.nanoTime();
    Cover cover = Cover.of(graph);
    BitSet covered = new BitSet(graph.edges());
    Replay.Result result =
        Replay.play(
            fresh,
            replay ->
                cover.visit(
                    new Cover.Visitor() {
                      @Override
                      public void path() {
                        replay.path();
                      }

                      @Override
                      public void step(int edge) {
                        if (replay.agrees(graph.operation(edge), graph.answer(edge))) {
                          covered.set(edge);
                        }
                      }
                    }));
    return new Summary.CorpusRow(
        model,
        graph.edges(),
        covered.cardinality(),
        result.paths(),
        result.steps(),
        cover.lowerBound(),
        (System.nanoTime() - startNs) / 1e9);
  }
}

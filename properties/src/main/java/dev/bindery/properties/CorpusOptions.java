package dev.bindery.properties;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.CorpusReader;
import dev.bindery.properties.corpus.Header;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.corpus.Shortening;
import dev.bindery.properties.corpus.Steps;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bindery-check} that are about a file of operations and answers. */
final class CorpusOptions {
  private static final Duration GRAPH_LIMIT = Duration.ofMinutes(5);

  /** Exploring a larger graph, in states generated, takes minutes: then the path is as found. */
  private static final long LARGEST_EXPLORED = 2_000_000;

  @Option(
      names = "--corpus",
      paramLabel = "FILE",
      description =
          "Plays a corpus, as 'corpus export' writes it, on the engine: every answer must be the"
              + " one in the file.")
  private @Nullable Path corpus;

  @Option(
      names = "--system",
      paramLabel = "CLASS",
      description =
          "With --corpus: the class, a SystemUnderTest.Factory on the class path, of another"
              + " system than the engine.")
  private @Nullable String system;

  CorpusOptions() {}

  /** Whether one of them is given, so that there is nothing else to check. */
  boolean isGiven() {
    return corpus != null || system != null;
  }

  /**
   * Plays; returns whether all agrees.
   *
   * @throws IllegalArgumentException if the file, or what it asks for, makes no sense
   */
  boolean run(Path spec, PrintWriter out) throws InterruptedException, IOException {
    if (corpus == null) {
      throw new IllegalArgumentException("--system needs --corpus");
    }
    try {
      return play(corpus, spec, out);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + e.getFile(), e);
    }
  }

  private boolean play(Path file, Path spec, PrintWriter out)
      throws IOException, InterruptedException {
    try (CorpusReader reader = new CorpusReader(file)) {
      Header header = reader.header();
      Header.Counts counts = header.counts();
      if (counts == null) {
        throw new IllegalArgumentException(
            file.getFileName() + " is a log, not a corpus: judge it by --log");
      }
      Supplier<Answerer> fresh = Answerer.of(Subject.factory(system).within(header.constants()));
      Replay.Result result;
      try (Progress progress = Progress.of(counts.steps())) {
        result = Replay.play(fresh, replay -> read(reader, replay), progress::done);
      }
      out.printf(
          "%s: %d transitions, %d paths, %d steps done in %.1f s, %d differences%n",
          header.model(),
          counts.transitions(),
          result.paths(),
          result.steps(),
          result.seconds(),
          result.differences());
      if (result.first().isPresent()) {
        Difference found = result.first().get();
        Optional<StateGraph> graph = graph(spec, header);
        out.printf(
            "%nThe first was found after %d steps of a path. A short path to it:%n%n%s",
            found.path().size(),
            graph.isPresent() ? Shortening.of(graph.get(), found, fresh) : found);
      }
      out.flush();
      return result.agrees();
    }
  }

  private static void read(CorpusReader reader, Steps to) {
    try {
      reader.read(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph of the same model, if the spec still has it and it is not too large. */
  private static Optional<StateGraph> graph(Path spec, Header header) {
    Optional<ModelManifest.Model> model =
        ModelManifest.read(spec).models().stream()
            .filter(m -> m.name().equals(header.model()))
            .filter(m -> m.generated() > 0 && m.generated() <= LARGEST_EXPLORED)
            .findFirst();
    if (model.isEmpty()) {
      return Optional.empty();
    }
    SpecModule module = SpecModule.load(spec, model.get().module(), Path.of(model.get().cfg()));
    if (!header.hasConstants(module.constants())) {
      return Optional.empty();
    }
    try (Progress progress = Progress.of(model.get().distinct())) {
      return Optional.of(module.graph(GRAPH_LIMIT, states -> progress.done(1)));
    } catch (SpecException.TimeOut e) {
      return Optional.empty();
    }
  }
}

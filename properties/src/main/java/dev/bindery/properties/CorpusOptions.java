package dev.bindery.properties;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.CorpusReader;
import dev.bindery.properties.corpus.Header;
import dev.bindery.properties.corpus.LogJudge;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.corpus.Shortening;
import dev.bindery.properties.corpus.Steps;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bindery-check} that are about a file of operations and answers. */
final class CorpusOptions {
  private static final Duration GRAPH_LIMIT = Duration.ofMinutes(5);

  /** Exploring a larger graph, in states generated, takes minutes: then the path is as found. */
  private static final long LARGEST_EXPLORED = 2_000_000;

  private static final int UNKNOWN = -1;

  @Option(
      names = "--corpus",
      paramLabel = "FILE",
      description =
          "Plays a corpus, as 'corpus export' writes it, on the engine: every answer must be the"
              + " one in the file.")
  private @Nullable Path corpus;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Judges a log of operations and answers of any system, in the format of a corpus: every"
              + " answer must be the spec's.")
  private @Nullable Path log;

  @Option(
      names = "--system",
      paramLabel = "CLASS",
      description =
          "With --corpus: the class, a SystemUnderTest.Factory on the class path, of another"
              + " system than the engine; for a module other than BoundSessions an UnderTest.Maker.")
  private @Nullable String system;

  @Mixin private SystemOptions systems = new SystemOptions();

  CorpusOptions() {}

  /** Whether one of them is given, so that there is nothing else to check. */
  boolean isGiven() {
    return corpus != null || log != null || system != null || systems.isGiven();
  }

  /**
   * Plays or judges; returns the exit code.
   *
   * @param time after which nothing new is begun; null for as long as it takes
   * @throws IllegalArgumentException if the file, or what it asks for, makes no sense
   */
  int run(Path spec, @Nullable Duration time, PrintWriter out)
      throws InterruptedException, IOException {
    if (corpus != null && log != null) {
      throw new IllegalArgumentException("--corpus and --log exclude each other");
    }
    if (system != null && corpus == null) {
      throw new IllegalArgumentException("--system needs --corpus");
    }
    if (systems.isGiven() && corpus == null) {
      throw new IllegalArgumentException("verdicts of a system need --corpus");
    }
    if (time != null && !systems.isGiven()) {
      throw new IllegalArgumentException(
          "--for goes with a file only if it gives verdicts: --rules");
    }
    Path file = Objects.requireNonNull(corpus == null ? log : corpus);
    try (CorpusReader reader = new CorpusReader(file)) {
      Optional<Model> model = model(spec, reader.header());
      if (systems.isGiven()) {
        return verdicts(reader, model, spec, time, out);
      }
      boolean agrees = log == null ? plays(reader, model, out) : judges(reader, model, out);
      out.flush();
      return agrees ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + e.getFile(), e);
    }
  }

  /**
   * The file says which model; it must be whole, but what is tried is the model's graph: a system
   * that leaves something out has other paths.
   */
  private int verdicts(
      CorpusReader reader,
      Optional<Model> found,
      Path spec,
      @Nullable Duration time,
      PrintWriter out)
      throws InterruptedException, IOException {
    Model model = found.orElseThrow(() -> noModel(reader.header()));
    UnderTest.Maker maker = systems.maker(system, Walked.of(model.entry().module()));
    reader.read(new Unplayed(), steps -> {});
    StateGraph graph =
        graph(model)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        model.entry().name() + " is too large for verdicts: take a smaller model"));
    return systems.run(
        model.entry().name(),
        model.entry().module(),
        model.module(),
        graph,
        maker,
        spec,
        time,
        out);
  }

  /** Nobody plays what is read. */
  private static final class Unplayed implements Steps {
    @Override
    public void path() {
      // Only that it can be read matters.
    }

    @Override
    public void step(Operation operation, String answer) {
      // Only that it can be read matters.
    }
  }

  private static IllegalArgumentException noModel(Header header) {
    return new IllegalArgumentException(
        "the spec has no model %s with the constants %s"
            .formatted(header.model(), header.constants()));
  }

  private boolean plays(CorpusReader reader, Optional<Model> model, PrintWriter out)
      throws InterruptedException {
    Header header = reader.header();
    Header.Counts counts = header.counts();
    if (counts == null) {
      throw new IllegalArgumentException("this is a log, not a corpus: judge it by --log");
    }
    Walked walked = Walked.of(header.module());
    Supplier<Answerer> fresh =
        model.isPresent()
            ? walked.answerers(model.get().module(), walked.maker(system))
            : Answerer.of(Subject.factory(system).within(header.constants()));
    Replay.Result result = Replay.play(fresh, replay -> read(reader, replay));
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
      Optional<StateGraph> graph = model.flatMap(CorpusOptions::graph);
      out.printf(
          "%nThe first was found after %d steps of a path. A short path to it:%n%n%s",
          found.path().size(),
          graph.isPresent() ? Shortening.of(graph.get(), found, fresh) : found);
    }
    return result.agrees();
  }

  private static boolean judges(CorpusReader reader, Optional<Model> found, PrintWriter out) {
    Header header = reader.header();
    Model model = found.orElseThrow(() -> noModel(header));
    LogJudge judge = new LogJudge(model.module(), reader::line);
    try {
      read(reader, judge);
    } finally {
      tell(judge, model, out); // a log that breaks off has been judged so far
    }
    return judge.differences() == 0;
  }

  private static void tell(LogJudge judge, Model model, PrintWriter out) {
    out.printf(
        "%s: %d paths, %d steps judged, %d differences, %d steps left out behind them%n",
        model.entry().name(), judge.paths(), judge.steps(), judge.differences(), judge.leftOut());
    if (judge.first().isPresent()) {
      Difference found = judge.first().get();
      out.printf(
          "%nThe first is in line %d, after %d steps of a path. A shortest path to that state:%n%n%s",
          judge.firstLine(), found.path().size(), graph(model).flatMap(judge::first).orElse(found));
    }
    out.flush();
  }

  private static void read(CorpusReader reader, Steps to) {
    Header.Counts counts = reader.header().counts();
    try (Progress progress = Progress.of(counts == null ? UNKNOWN : counts.steps())) {
      reader.read(to, progress::done);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model of the spec with the constants of a file, ready to be asked. */
  private record Model(ModelManifest.Model entry, SpecModule module) {}

  /** The model that a file names, if the spec still has it with the same constants. */
  private static Optional<Model> model(Path spec, Header header) {
    return ModelManifest.read(spec).models().stream()
        .filter(entry -> entry.name().equals(header.model()))
        .filter(entry -> entry.expected().equals(Verdict.OK))
        .map(entry -> new Model(entry, SpecModule.load(spec, entry.module(), Path.of(entry.cfg()))))
        .filter(model -> header.hasConstants(model.module().constants()))
        .findFirst();
  }

  /** Its graph, if it is not too large. */
  private static Optional<StateGraph> graph(Model model) {
    if (model.entry().generated() > LARGEST_EXPLORED) {
      return Optional.empty();
    }
    try (Progress progress = Progress.of(model.entry().distinct())) {
      return Optional.of(
          model.module().graph(GRAPH_LIMIT, states -> progress.done(1)).fromOneState());
    } catch (SpecException.TimeOut e) {
      return Optional.empty();
    }
  }
}

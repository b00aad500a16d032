package dev.bindery.properties;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.explain.Story;
import dev.bindery.properties.explain.StoryData;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SharedTlc;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Verdict;
import dev.bindery.spec.tree.MutationResults;
import dev.bindery.spec.tree.SpecTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code bindery-check}: TLC on each model and the walk over each graph, as many at once
 * as there are processors, the longest first.
 */
final class CheckRun {
  private static final Duration MODEL_LIMIT = Duration.ofMinutes(15);
  private static final Duration LARGE_LIMIT = Duration.ofHours(12);
  private static final Duration WALK_LIMIT = Duration.ofMinutes(15);

  /** The graphs of larger models, in states generated, show nothing that those of others do not. */
  private static final long LARGEST_STREAMED = 500_000;

  private final Path spec;
  private final SpecTree tree;
  private final List<ModelManifest.Model> models;
  private final boolean complete;
  private final int workers;
  private final @Nullable Duration time;
  private final Map<String, Summary.Model> verdicts = new ConcurrentHashMap<>();
  private final Map<String, StoryData> stories = new ConcurrentHashMap<>();
  private final Map<String, Summary.WalkRow> walks = new ConcurrentHashMap<>();
  private final Map<String, Integer> initialStates = new ConcurrentHashMap<>();
  private final Map<String, Summary.CorpusRow> corpora = new ConcurrentHashMap<>();
  private final Map<String, String> complaints = new ConcurrentSkipListMap<>();
  private final Set<String> notBegun = new ConcurrentSkipListSet<>();
  private final Coverage coverage = new Coverage();
  private final SharedTlc tlc = new SharedTlc();

  /**
   * Prepares a run.
   *
   * @param complete whether these are all the models, so that every pair of operation and answer
   *     must occur
   * @param workers how many run at once
   * @param time after which nothing new is begun; without it, all is
   */
  CheckRun(
      Path spec,
      List<ModelManifest.Model> models,
      boolean complete,
      int workers,
      @Nullable Duration time) {
    this.spec = spec;
    this.tree = SpecTree.read(spec);
    this.models = List.copyOf(models);
    this.complete = complete;
    this.workers = workers;
    this.time = time;
  }

  /** The work in transitions: those that TLC makes, and those that are walked. */
  long amount() {
    return models.stream()
        .mapToLong(m -> m.generated() * (m.walk() || isStreamed(m) ? 2 : 1))
        .sum();
  }

  /** Whether its graph is looked at for what occurs in it, though no engine is walked over it. */
  private static boolean isStreamed(ModelManifest.Model model) {
    return !model.walk()
        && !model.isLarge()
        && model.expected().equals(Verdict.OK)
        && model.generated() <= LARGEST_STREAMED;
  }

  Summary run(Progress progress) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    long startNs = System.nanoTime();
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (ModelManifest.Model model : longestFirst()) {
        parts.add(pool.submit(() -> inTime(startNs, model, () -> judge(model, progress))));
        if (model.walk()) {
          parts.add(pool.submit(() -> inTime(startNs, model, () -> walk(model, progress))));
        } else if (isStreamed(model)) {
          parts.add(pool.submit(() -> inTime(startNs, model, () -> stream(model, progress))));
        }
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A check failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
      tlc.close();
    }
    return summary();
  }

  private void inTime(long startNs, ModelManifest.Model model, Runnable part) {
    if (time != null && System.nanoTime() - startNs > time.toNanos()) {
      notBegun.add(model.name());
    } else {
      part.run();
    }
  }

  /** The models of which something was not begun in the time allowed. */
  List<String> notBegun() {
    return List.copyOf(notBegun);
  }

  /** What is not as expected, one text for each. */
  List<String> complaints() {
    return List.copyOf(complaints.values());
  }

  /** What TLC found in the models that fail, in their order. */
  List<StoryData> stories() {
    return models.stream()
        .map(model -> stories.get(model.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What occurred in the graphs. */
  Coverage coverage() {
    return coverage;
  }

  private List<ModelManifest.Model> longestFirst() {
    List<ModelManifest.Model> sorted = new ArrayList<>(models);
    sorted.sort(Comparator.comparingLong(ModelManifest.Model::generated).reversed());
    return sorted;
  }

  private void judge(ModelManifest.Model model, Progress progress) {
    long startNs = System.nanoTime();
    Summary.Model row;
    try {
      Verdict verdict =
          tlc.run(model.tlc(spec).withLimit(model.isLarge() ? LARGE_LIMIT : MODEL_LIMIT));
      row =
          new Summary.Model(
              model.name(),
              model.expected(),
              verdict.result(),
              verdict.distinct(),
              verdict.generated(),
              verdict.isOk() ? verdict.depth() : verdict.counterexample().size(),
              seconds(startNs));
      List<String> moved = model.differences(verdict);
      if (!moved.isEmpty()) {
        complain(model, String.join("\n", moved));
      }
      if (!verdict.counterexample().isEmpty()) {
        stories.put(model.name(), StoryData.of(Story.of(tree, model, verdict)));
      }
    } catch (SpecException e) {
      row = new Summary.Model(model.name(), model.expected(), "error", 0, 0, 0, seconds(startNs));
      complain(model, model.name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    verdicts.put(model.name(), row);
    progress.done(model.generated());
    progress.part(String.format(Locale.ROOT, "TLC   %-28s %s", row.name(), row.result()));
  }

  private void walk(ModelManifest.Model model, Progress progress) {
    try {
      SpecModule module = load(model);
      StateGraph graph = graph(model, module);
      Walked walked = Walked.of(model.module());
      Walk walk = walked.walk(module, graph);
      initialStates.put(model.name(), graph.initialStates());
      Walk.Result result = walk.run(workers, WALK_LIMIT, progress::done);
      walks.put(
          model.name(),
          new Summary.WalkRow(
              model.name(),
              result.states(),
              result.transitions(),
              result.covered(),
              result.refusals(),
              result.differences(),
              result.invariants(),
              result.seconds()));
      result
          .first()
          .ifPresent(
              difference -> complain(model, model.name() + ": the engine differs:\n" + difference));
      progress.part(
          String.format(
              Locale.ROOT, "walk  %-28s %d differences", model.name(), result.differences()));
      replay(model, graph.fromOneState(), walked.answerers(module));
    } catch (SpecException e) {
      complain(model, model.name() + ": no walk: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void replay(ModelManifest.Model model, StateGraph graph, Supplier<Answerer> fresh)
      throws InterruptedException {
    Summary.CorpusRow row = CorpusReplay.of(model.name(), graph, fresh);
    corpora.put(model.name(), row);
    if (!row.agrees()) {
      complain(model, model.name() + ": the engine does not answer all of the corpus as it must");
    }
  }

  private void stream(ModelManifest.Model model, Progress progress) {
    try {
      progress.done(graph(model, load(model)).edges());
    } catch (SpecException e) {
      complain(model, model.name() + ": no graph: " + e.getMessage());
    }
  }

  private SpecModule load(ModelManifest.Model model) {
    return SpecModule.load(spec, model.module(), Path.of(model.cfg()));
  }

  /** Its graph, after what occurs in it has been counted. */
  private StateGraph graph(ModelManifest.Model model, SpecModule module) {
    StateGraph graph = module.graph(MODEL_LIMIT, states -> {});
    coverage.add(model.module(), module, graph);
    return graph;
  }

  private void complain(ModelManifest.Model model, String text) {
    complaints.merge(model.name(), text, (a, b) -> a + "\n" + b);
  }

  private Summary summary() {
    List<Summary.Model> rows = new ArrayList<>();
    List<Summary.WalkRow> walkRows = new ArrayList<>();
    List<Summary.CorpusRow> corpusRows = new ArrayList<>();
    for (ModelManifest.Model model : models) {
      Summary.Model verdict = verdicts.get(model.name());
      if (verdict != null) {
        rows.add(verdict);
      }
      Summary.WalkRow walk = walks.get(model.name());
      if (walk != null) {
        walkRows.add(walk);
      }
      Summary.CorpusRow corpus = corpora.get(model.name());
      if (corpus != null) {
        corpusRows.add(corpus);
      }
      if (verdict != null && walk != null) {
        compareCounts(model, verdict, walk);
      }
    }
    List<String> missing = coverage.missing();
    if (complete && notBegun.isEmpty() && !missing.isEmpty()) {
      complaints.put("", "Never occurred in any model: " + String.join(", ", missing));
    }
    return new Summary(
        complaints.isEmpty() && walkRows.stream().allMatch(Summary.WalkRow::agrees),
        rows,
        walkRows,
        corpusRows,
        coverage.answers(),
        coverage.actions(),
        Summary.Mutants.of(MutationResults.read(spec)));
  }

  /** The graph that was walked is TLC's: an edge for each state generated, but the initial ones. */
  private void compareCounts(
      ModelManifest.Model model, Summary.Model verdict, Summary.WalkRow walk) {
    long steps = verdict.generated() - initialStates.getOrDefault(model.name(), 0);
    if (steps != walk.transitions() || verdict.distinct() != walk.states()) {
      complain(
          model,
          "%s: TLC has %d states and %d transitions, the graph that was walked %d and %d"
              .formatted(
                  model.name(), verdict.distinct(), steps, walk.states(), walk.transitions()));
    }
  }

  private static double seconds(long startNs) {
    return (System.nanoTime() - startNs) / 1e9;
  }
}

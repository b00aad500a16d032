package dev.bindery.properties;

import dev.bindery.properties.corpus.Cover;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model that copies of the engine share. It is explored when it is first needed. */
public final class AdequacyModel {
  /** Stands where a path begins. */
  public static final int PATH = -1;

  /** Small ones, the quickest first, each with how many of its transitions are tried. */
  public static final List<AdequacyModel> ALL =
      List.of(
          new AdequacyModel("LocksCalls", 8_000),
          new AdequacyModel("BoundPair", 10_000),
          new AdequacyModel("LocksSmall", 8_000),
          new AdequacyModel("BoundDoom", 8_000),
          new AdequacyModel("BoundCallsPair", 16_000));

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final ModelManifest.Model model;
  private final int most;
  private final SpecModule spec;
  private @Nullable StateGraph graph;
  private int[] tour = {};

  /** The transitions nearest to the initial state: states are numbered as a search meets them. */
  private AdequacyModel(String name, int most) {
    this.most = most;
    this.model =
        ModelManifest.read(Specs.folder()).models().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    this.spec = Specs.load(model.module(), model.cfg());
  }

  /** The name of the module that it is of. */
  public String module() {
    return model.module();
  }

  public SpecModule spec() {
    return spec;
  }

  public synchronized StateGraph graph() {
    StateGraph known = graph;
    if (known == null) {
      known = spec.graph(LIMIT, states -> {}).restrictedTo(edge -> edge < most);
      graph = known;
      tour = tour(known);
    }
    return known;
  }

  /** The edges of the paths of its corpus, {@link #PATH} before each; none if it has no corpus. */
  public synchronized IntStream tour() {
    graph();
    return IntStream.of(tour);
  }

  private static int[] tour(StateGraph graph) {
    IntStream.Builder edges = IntStream.builder();
    if (graph.initialStates() == 1) {
      Cover.of(graph)
          .visit(
              new Cover.Visitor() {
                @Override
                public void path() {
                  edges.add(PATH);
                }

                @Override
                public void step(int edge) {
                  edges.add(edge);
                }
              });
    }
    return edges.build().toArray();
  }

  @Override
  public String toString() {
    return model.name();
  }
}

package dev.bindery.properties;

import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small model, to whose graph a run at random is led when the system differs in it: to the edge
 * at which it first does. So the difference is told at the end of a shortest path to that edge, and
 * not behind all that chance put before it.
 *
 * <p>A run has more sessions and transactions than any small model. Which they are does not matter,
 * but how many: so they are renamed in the order in which the run uses them. A run that is too
 * large for every small model stays as it is.
 */
final class NearestEdge {
  /** For a graph: seconds, as a rule. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The constants whose values differ in nothing but their names. */
  private static final List<String> NAMES = List.of("Session", "Names");

  /** For what is one too many: no operation has it. */
  private static final Object NO_NAME = "";

  private static final Map<String, List<NearestEdge>> KNOWN = new ConcurrentHashMap<>();

  private final String module;
  private final SpecModule spec;
  private final Map<String, SpecAction> actions;
  private @Nullable StateGraph graph;

  private NearestEdge(Model model) {
    module = model.module();
    spec = Specs.load(module, model.cfg());
    actions =
        spec.actions().stream().collect(Collectors.toMap(SpecAction::name, Function.identity()));
  }

  /**
   * Where a system differs, on a shortest path.
   *
   * @param module that the run is of
   * @param constants of the run
   * @param run the steps with the answers of the spec; at the last one the system differs
   * @param systems makes that system
   * @return nothing if no small model has that run, or if the system does not differ on the
   *     shortest path
   */
  static Optional<Difference> of(
      String module, Map<String, Object> constants, List<Step> run, UnderTest.Maker systems) {
    return KNOWN.computeIfAbsent(module, NearestEdge::ofModule).stream()
        .flatMap(model -> model.difference(constants, run, systems).stream())
        .findFirst();
  }

  private static List<NearestEdge> ofModule(String module) {
    return ModelManifest.read(Specs.folder()).models().stream()
        .filter(model -> model.module().equals(module))
        .filter(model -> model.walk() && model.size().equals("small"))
        .sorted(Comparator.comparing(Model::generated))
        .map(NearestEdge::new)
        .toList();
  }

  private Optional<Difference> difference(
      Map<String, Object> constants, List<Step> run, UnderTest.Maker systems) {
    Map<Object, Object> names = names(constants, run);
    List<Step> renamed = run.stream().map(step -> renamed(step, names)).toList();
    if (!renamed.stream().map(Step::operation).allMatch(this::has)) {
      return Optional.empty();
    }
    OptionalInt edge = edge(renamed);
    return edge.isEmpty()
        ? Optional.empty()
        : new Walk(spec, graph(), Walked.of(module).type(), systems.within(spec.constants()))
            .at(edge.getAsInt());
  }

  /** The names that this model has for those of a run. */
  private Map<Object, Object> names(Map<String, Object> constants, List<Step> run) {
    Map<Object, Object> names = new HashMap<>();
    for (String constant : NAMES) {
      if (constants.get(constant) instanceof Set<?> theirs
          && spec.constants().get(constant) instanceof Set<?> ours) {
        Iterator<?> free = ours.stream().sorted(Comparator.comparing(Object::toString)).iterator();
        for (Step step : run) {
          for (Object argument : step.operation().arguments()) {
            if (theirs.contains(argument) && !names.containsKey(argument)) {
              names.put(argument, free.hasNext() ? free.next() : NO_NAME);
            }
          }
        }
      }
    }
    return names;
  }

  private static Step renamed(Step step, Map<Object, Object> names) {
    Operation operation = step.operation();
    List<Object> arguments =
        operation.arguments().stream()
            .map(argument -> names.getOrDefault(argument, argument))
            .toList();
    return new Step(new Operation(operation.action(), arguments), step.answer());
  }

  private boolean has(Operation operation) {
    SpecAction action = actions.get(operation.action());
    if (action == null) {
      return false;
    }
    List<SpecAction.Parameter> parameters = action.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).domain().contains(operation.arguments().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The edge of the last step; none if the spec answers otherwise here than in the run. */
  private OptionalInt edge(List<Step> run) {
    StateGraph all = graph();
    if (all.initialStates() > 1) {
      return OptionalInt.empty();
    }
    return all.path(run.stream().map(Step::operation).toList()).stream()
        .filter(path -> Arrays.stream(path).mapToObj(all::step).toList().equals(run))
        .mapToInt(path -> path[path.length - 1])
        .findFirst();
  }

  private synchronized StateGraph graph() {
    StateGraph known = graph;
    if (known == null) {
      known = spec.graph(LIMIT, states -> {});
      graph = known;
    }
    return known;
  }
}

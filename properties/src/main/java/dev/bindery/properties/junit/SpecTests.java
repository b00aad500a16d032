package dev.bindery.properties.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.agreement.Accepted;
import dev.bindery.properties.agreement.Agreement;
import dev.bindery.properties.agreement.Pair;
import dev.bindery.properties.agreement.PairOutcome;
import dev.bindery.properties.agreement.Verdicts;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.tree.SpecTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A system against the spec, with a test for each action and answer: extend it, and say which
 * system. A test fails with a short path to a difference; it is aborted if the system does not
 * support what it is about, or if a difference is accepted.
 */
public abstract class SpecTests {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** For those who extend it. */
  protected SpecTests() {}

  /** The system. */
  protected abstract SystemUnderTest.Factory system();

  /** A model of {@code BoundSessions} that holds: its graph is what is tried. */
  protected String model() {
    return "BoundPair";
  }

  /** Deviations that are accepted, as rule and reason. */
  protected Map<String, String> accepted() {
    return Map.of();
  }

  /** A container for each action, and in it a test for each of its answers. */
  @TestFactory
  List<DynamicNode> actions() throws InterruptedException {
    Map<String, List<DynamicTest>> actions = new TreeMap<>();
    PairOutcome.of(verdicts())
        .forEach(
            (pair, outcome) ->
                actions
                    .computeIfAbsent(pair.action(), unused -> new ArrayList<>())
                    .add(test(pair, outcome)));
    List<DynamicNode> all = new ArrayList<>();
    actions.forEach((action, tests) -> all.add(dynamicContainer(action, tests)));
    return all;
  }

  private static DynamicTest test(Pair pair, PairOutcome outcome) {
    return dynamicTest(
        pair.toString(),
        () -> {
          switch (outcome.kind()) {
            case AGREES -> {}
            case DIFFERS -> fail(System.lineSeparator() + outcome.words());
            case SKIPPED -> abort(outcome.words());
          }
        });
  }

  private Verdicts verdicts() throws InterruptedException {
    SpecTree tree = SpecTree.read(Specs.folder());
    ModelManifest.Model model =
        tree.models().stream()
            .filter(each -> each.name().equals(model()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no model " + model()));
    SpecModule module = Specs.load(model.module(), model.cfg().toString());
    StateGraph graph = module.graph(LIMIT, states -> {});
    SystemUnderTest.Factory system = system();
    Agreement.Result run =
        Agreement.of(
            graph,
            system.capabilities(),
            Answerer.of(system.within(module.constants())),
            LIMIT,
            steps -> {});
    run.broken().ifPresent(difference -> fail(difference.toString()));
    return Verdicts.of(run, system.capabilities(), new Accepted(accepted()), tree, model.module());
  }
}

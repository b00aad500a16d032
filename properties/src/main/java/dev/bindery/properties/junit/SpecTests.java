package dev.bindery.properties.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.tree.Rules;
import dev.bindery.spec.tree.SpecTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A system against the spec, with a test for each action and answer, and for each invariant and
 * property of the model's cfg: extend it, and say which system. A test fails with a short path to a
 * difference; it is aborted if the system does not support what it is about, or if a difference is
 * accepted.
 *
 * <p>An invariant is judged on the states that the system shows while its answers are tried. If it
 * shows none, these tests are aborted: the spec's own states satisfy it, which says nothing of the
 * system.
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

  /** A file of the deviations that are accepted, as {@code --accepted} takes it; null for none. */
  protected @Nullable Path accepted() {
    return null;
  }

  /**
   * A container for each action, and in it a test for each of its answers; then one for the
   * invariants, and one for the properties.
   */
  @TestFactory
  List<DynamicNode> tests() throws InterruptedException, IOException {
    SpecTree tree = SpecTree.read(Specs.folder());
    ModelManifest.Model model =
        tree.models().stream()
            .filter(each -> each.name().equals(model()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no model " + model()));
    SpecModule module = Specs.load(model.module(), model.cfg());
    ShownStates states = new ShownStates(module);
    List<DynamicNode> all = actions(verdicts(tree, model, module, states));
    all.add(formulas("invariants", module.invariants(), states));
    all.add(formulas("properties", module.properties(), states));
    return all;
  }

  private static List<DynamicNode> actions(Verdicts verdicts) {
    Map<String, List<DynamicTest>> actions = new TreeMap<>();
    PairOutcome.of(verdicts)
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

  private static DynamicNode formulas(
      String title, List<SpecFormula> formulas, ShownStates states) {
    return dynamicContainer(title, formulas.stream().map(formula -> test(formula, states)));
  }

  private static DynamicTest test(SpecFormula formula, ShownStates states) {
    return dynamicTest(
        formula.name(),
        () -> {
          assumeTrue(formula.kind() != SpecFormula.Kind.TEMPORAL, "only TLC judges behaviours");
          assumeTrue(states.any(), "the system shows no state");
          states.broken(formula).ifPresent(difference -> fail(System.lineSeparator() + difference));
        });
  }

  private Verdicts verdicts(
      SpecTree tree, ModelManifest.Model model, SpecModule module, ShownStates states)
      throws InterruptedException, IOException {
    Path file = accepted();
    Accepted accepted =
        file == null ? Accepted.NOTHING : Accepted.read(file, Rules.read(Specs.folder()));
    StateGraph graph = module.graph(LIMIT, unused -> {});
    SystemUnderTest.Factory system = system();
    Agreement.Result run =
        Agreement.of(
            graph,
            system.capabilities(),
            states.of(Answerer.of(system.within(module.constants()))),
            LIMIT,
            steps -> {});
    run.broken().ifPresent(difference -> fail(difference.toString()));
    return Verdicts.of(run, system.capabilities(), accepted, tree, model.module());
  }
}

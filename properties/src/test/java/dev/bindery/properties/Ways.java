package dev.bindery.properties;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.bindery.engine.SimulationRun;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Replay;
import dev.bindery.properties.generated.BoundProperties;
import dev.bindery.properties.generated.LocksProperties;
import dev.bindery.spec.StateGraph;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.state.ActionChain;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Each way of holding an engine to the spec, until it finds the first difference. It is loaded
 * together with the copy of the engine that it looks at. By the name of a way, a {@link Found}.
 */
public final class Ways implements Function<String, Object[]> {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String ENGINE = "dev.bindery.engine";
  private static final String EVERY_STEP = "everyStepIsAStepOfTheSpec";
  private static final long SEED = 1;
  static final int SIMULATED_STEPS = 10_000;

  static final int LOCKS_RUNS = 30;
  static final int BOUND_RUNS = 80;

  /** The other tests with threads find what they find by chance. */
  private static final ClassNameFilter OF_GUARDS = includeClassNamePatterns(".*\\.GuardsTest");

  /**
   * Not those with threads; those that show that faults are found; and what reads files beside it.
   */
  private static final ClassNameFilter ALONE =
      excludeClassNamePatterns(
          ".*\\.(Threads|Guards|Transfers|Interleavings|Simulation)Test",
          ".*Faults?Test",
          ".*\\.(Catalogue|TwoSessions)Test");

  private final String firstTest;

  /**
   * The ways to look at the engine that this class is loaded with.
   *
   * @param firstTest the name of the class of tests that is tried first
   * @param alteredField of the states that are shown
   */
  public Ways(String firstTest, String alteredField) {
    this.firstTest = firstTest;
    AlteredField.set(alteredField);
  }

  /** Whether a difference was found, and after how many steps. */
  private record Found(boolean killed, long steps) {
    /** In words that the other loader has too. */
    Object[] told() {
      return new Object[] {killed, steps};
    }
  }

  @Override
  public Object[] apply(String way) {
    try {
      return switch (Adequacy.Way.valueOf(way)) {
        case WALK -> walk().told();
        case PROPERTIES -> properties().told();
        case CORPUS -> corpus().told();
        case THREADS -> threads().told();
        case UNIT -> tests(ALONE).told();
      };
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Found walk() throws InterruptedException {
    long tried = 0;
    for (AdequacyModel model : AdequacyModel.ALL) {
      Walk.Result result =
          Walked.of(model.module())
              .walk(model.spec(), model.graph())
              .run(1, LIMIT, transitions -> {});
      tried += result.covered();
      if (!result.agrees()) {
        return new Found(true, tried);
      }
    }
    return new Found(false, tried);
  }

  private static Found corpus() throws InterruptedException {
    long played = 0;
    for (AdequacyModel model : AdequacyModel.ALL) {
      Supplier<Answerer> fresh = Walked.of(model.module()).answerers(model.spec());
      int[] tour = model.tour().toArray();
      Replay.Result result = Replay.play(fresh, replay -> play(model.graph(), tour, replay));
      played += result.steps();
      if (!result.agrees()) {
        return new Found(true, played);
      }
    }
    return new Found(false, played);
  }

  /** Up to the first difference. */
  private static void play(StateGraph graph, int[] tour, Replay replay) {
    for (int edge : tour) {
      if (edge == AdequacyModel.PATH) {
        replay.path();
      } else if (!replay.agrees(graph.operation(edge), graph.answer(edge))) {
        return;
      }
    }
  }

  private static Found properties() {
    Found locks = run(new LocksProperties().runs(), LOCKS_RUNS);
    if (locks.killed()) {
      return locks;
    }
    Found bound = run(new BoundProperties().runs(), BOUND_RUNS);
    return new Found(bound.killed(), locks.steps() + bound.steps());
  }

  /** Runs as the property makes them, from a seed, each judged as the property judges it. */
  private static Found run(Arbitrary<ActionChain<Run>> arbitrary, int runs) {
    JqwikSession.start();
    try {
      RandomGenerator<ActionChain<Run>> generator = arbitrary.generator(runs);
      Random random = new Random(SEED);
      long steps = 0;
      for (int i = 0; i < runs; i++) {
        ActionChain<Run> chain = generator.next(random).value();
        boolean killed = differs(chain);
        steps += chain.transformations().size();
        if (killed) {
          return new Found(true, steps);
        }
      }
      return new Found(false, steps);
    } finally {
      JqwikSession.finish();
    }
  }

  private static boolean differs(ActionChain<Run> chain) {
    try {
      chain.withInvariant(EVERY_STEP, Run::isStepOfTheSpec).run();
      return false;
    } catch (RuntimeException | AssertionError difference) {
      return true;
    } finally {
      chain.finalState().ifPresent(Run::close);
    }
  }

  private Found threads() {
    OptionalLong steps = SimulationRun.failsAfter(SEED, SIMULATED_STEPS);
    if (steps.isPresent()) {
      return new Found(true, steps.getAsLong());
    }
    Found found = tests(OF_GUARDS);
    return new Found(found.killed(), SIMULATED_STEPS + found.steps());
  }

  /** Runs the tests of the engine, class by class, until one is red. */
  private Found tests(ClassNameFilter filter) {
    Thread.currentThread().setContextClassLoader(Ways.class.getClassLoader());
    Launcher launcher = LauncherFactory.create();
    TestPlan plan =
        launcher.discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(ENGINE))
                .filters(filter)
                .build());
    Counter counter = new Counter();
    for (String name : classes(plan)) {
      launcher.execute(request(name), counter);
      if (counter.red) {
        break;
      }
    }
    return new Found(counter.red, counter.steps);
  }

  private List<String> classes(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .flatMap(test -> test.getSource().stream())
        .flatMap(source -> source instanceof ClassSource type ? Stream.of(type) : Stream.of())
        .map(ClassSource::getClassName)
        .distinct()
        .sorted(
            Comparator.comparing((String name) -> !name.equals(ENGINE + "." + firstTest))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static LauncherDiscoveryRequest request(String name) {
    try {
      return LauncherDiscoveryRequestBuilder.request()
          .selectors(selectClass(Class.forName(name)))
          .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
          .configurationParameter("junit.jupiter.execution.timeout.default", "20 s")
          .configurationParameter(
              "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
          .build();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts tests up to the first that is red. */
  private static final class Counter implements TestExecutionListener {
    private int steps;
    private boolean red;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      steps += test.isTest() && !red ? 1 : 0;
      red |= result.getStatus() == TestExecutionResult.Status.FAILED;
    }
  }
}

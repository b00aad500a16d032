package dev.bindery.benchmarks;

import dev.bindery.properties.Calls;
import dev.bindery.properties.LocksUnderTest;
import dev.bindery.properties.Run;
import dev.bindery.properties.Subject;
import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.UnderTest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How many steps a second a generated property makes: random runs of the engine, as long as those
 * of jqwik, each step judged to be one of the specification. Here the operations are drawn evenly,
 * and nothing is kept to be shrunk.
 */
final class PropertySteps {
  private static final int RUN_LENGTH = 100;
  private static final long SEED = 1;
  private static final int WARMUPS = 3;

  private PropertySteps() {}

  /** Of the modules that have generated properties. */
  static List<Report.Spec> measure(Duration each) {
    return List.of(
        measure("MCBoundSessions", "BoundProperties", SystemUnderTest.class, each),
        measure("MCLockSpaces", "LocksProperties", LocksUnderTest.class, each));
  }

  private static <S extends UnderTest> Report.Spec measure(
      String module, String model, Class<S> type, Duration each) {
    String cfg = "models/" + model + ".cfg";
    SpecModule spec = Specs.load(module, cfg);
    Subject subject = Subject.of(module, cfg);
    Calls calls = new Calls(type);
    List<Step> steps = new ArrayList<>();
    spec.operations().forEach(operation -> steps.add(new Step(operation, calls.of(operation))));
    Random random = new Random(SEED);
    List<Double> perSecond = new ArrayList<>();
    for (int part = 0; part < 2 * WARMUPS; part++) {
      perSecond.add(perSecond(subject, type, steps, random, each.dividedBy(2L * WARMUPS)));
    }
    double median = Statistics.median(perSecond.subList(WARMUPS, perSecond.size()));
    return new Report.Spec(model, null, null, null, median);
  }

  private record Step(Operation operation, Calls.Call call) {}

  private static <S extends UnderTest> double perSecond(
      Subject subject, Class<S> type, List<Step> steps, Random random, Duration length) {
    long startNs = System.nanoTime();
    long made = 0;
    while (System.nanoTime() - startNs < length.toNanos()) {
      try (Run run = subject.fresh()) {
        for (int i = 0; i < RUN_LENGTH; i++) {
          Step step = steps.get(random.nextInt(steps.size()));
          run.step(step.operation(), type, step.call()::on);
          run.isStepOfTheSpec();
        }
      }
      made += RUN_LENGTH;
    }
    return made * 1e9 / (System.nanoTime() - startNs);
  }
}

package dev.bindery.properties;

import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.corpus.Starting;
import dev.bindery.properties.corpus.Starts;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A module whose graphs our engine is walked over, with what holds the engine to it.
 *
 * @param module its name; models are of it, or of one that extends it, whose name ends like it
 * @param type has a method for each action of the module
 * @param engine holds the engine to them
 * @param maker makes the engines
 */
record Walked(
    String module,
    Class<? extends UnderTest> type,
    Class<? extends UnderTest> engine,
    UnderTest.Maker maker) {
  private static final List<Walked> ALL =
      List.of(
          new Walked(
              "BoundSessions",
              SystemUnderTest.class,
              EngineUnderTest.class,
              EngineUnderTest::startingWithin),
          new Walked("LockSpaces", LocksUnderTest.class, EngineLocks.class, EngineLocks::within),
          new Walked("KeyRanges", RangesUnderTest.class, EngineRanges.class, EngineRanges::within));

  /**
   * The one of a module.
   *
   * @throws IllegalArgumentException if our engine is not held against that module
   */
  static Walked of(String module) {
    return ALL.stream()
        .filter(walked -> module.endsWith(walked.module()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No engine is held against the module " + module));
  }

  /**
   * A source of engines that give their answers only. If the model has several initial states, the
   * first operation says in which the engine begins.
   */
  Supplier<Answerer> answerers(SpecModule spec) {
    return answerers(spec, maker);
  }

  /** The same of other systems. */
  Supplier<Answerer> answerers(SpecModule spec, UnderTest.Maker systems) {
    Starts starts = new Starts(spec);
    Function<State, ? extends UnderTest> fresh = systems.within(spec.constants());
    Function<State, Answerer> answerers =
        Answerer.in(type, initial -> type.cast(fresh.apply(initial)));
    return () -> starts.only().map(answerers).orElseGet(() -> new Starting(starts, answerers));
  }

  /**
   * What makes the systems of a class; of our engine without one.
   *
   * @throws IllegalArgumentException if the class is none on the class path that makes systems to
   *     hold against this module, with a default constructor
   */
  UnderTest.Maker maker(@Nullable String className) {
    if (className == null) {
      return maker;
    }
    return type == SystemUnderTest.class
        ? Subject.made(className, SystemUnderTest.Factory.class).maker()
        : Subject.made(className, UnderTest.Maker.class);
  }

  Walk walk(SpecModule spec, StateGraph graph) {
    return new Walk(spec, graph, type, maker.within(spec.constants()));
  }
}

package dev.bindery.properties;

import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.time.Duration;

/** The small model, read and explored once for all tests. */
final class Small {
  static final String MODULE = "MCBoundSessions";
  static final String CFG = "models/BoundSmall.cfg";
  static final Duration LIMIT = Duration.ofMinutes(3);

  private Small() {}

  static SpecModule module() {
    return Loaded.MODULE;
  }

  static StateGraph graph() {
    return Loaded.GRAPH;
  }

  /** A walk over the small model by systems of a factory, with all processors. */
  static Walk.Result walk(SystemUnderTest.Factory factory) {
    return walk(module(), graph(), factory);
  }

  static Walk.Result walk(SpecModule spec, StateGraph graph, SystemUnderTest.Factory factory) {
    try {
      return new Walk(spec, graph, factory.within(spec.constants()))
          .run(Runtime.getRuntime().availableProcessors(), LIMIT, transitions -> {});
    } catch (InterruptedException e) {
      throw new AssertionError("The walk was interrupted", e);
    }
  }

  private static final class Loaded {
    static final SpecModule MODULE = Specs.load(Small.MODULE, CFG);
    static final StateGraph GRAPH = MODULE.graph(LIMIT, states -> {});
  }
}

package dev.bindery.properties;

import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Models that are read and explored once for all tests. */
@SuppressWarnings("ImmutableEnumChecker") // the graph is made when it is first needed
enum Explored {
  /** The small model: everything, for two sessions. */
  SMALL("models/BoundSmall.cfg"),
  /** The smallest: one transaction of two sessions. */
  PAIR("models/BoundPair.cfg"),
  /** The model of the private option: fewer transitions, for what must walk to the end. */
  LEVELS("models/BoundLevels.cfg"),
  /** Savepoints and doom. */
  DOOM("models/BoundDoom.cfg"),
  /** Calls of extended procedures, XP tokens and doom. */
  CALLS("models/BoundCallsPair.cfg");

  static final String MODULE = "MCBoundSessions";

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String cfg;
  private @Nullable StateGraph graph;

  Explored(String cfg) {
    this.cfg = cfg;
  }

  SpecModule module() {
    return Specs.load(MODULE, cfg);
  }

  synchronized StateGraph graph() {
    if (graph == null) {
      graph = module().graph(LIMIT, states -> {});
    }
    return graph;
  }

  /** A walk by systems of a factory, with all processors. */
  Walk.Result walk(SystemUnderTest.Factory factory) {
    try {
      var systems = factory.within(module().constants());
      return new Walk(module(), graph(), SystemUnderTest.class, initial -> systems.get())
          .run(Runtime.getRuntime().availableProcessors(), LIMIT, transitions -> {});
    } catch (InterruptedException e) {
      throw new AssertionError("The walk was interrupted", e);
    }
  }
}

package dev.bindery.properties;

import dev.bindery.engine.EngineFault;
import dev.bindery.engine.EngineFault.Weaving;
import dev.bindery.engine.FaultyEngine;
import dev.bindery.properties.Adequacy.Outcome;
import dev.bindery.properties.Adequacy.Way;
import dev.bindery.spec.StateGraph;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fault that is planted in a copy of the engine or of its projection, with the ways that can be
 * told to look for it.
 *
 * @param rules that it breaks; of one in the projection, the module
 * @param firstTest the class of the engine's tests that is tried first
 * @param alteredField of the states that are shown; empty if it is in the engine
 */
record Planted(
    String name,
    String rules,
    List<Weaving> weavings,
    List<Way> ways,
    String firstTest,
    String alteredField) {
  /** So long, and it hangs. */
  private static final long LIMIT_MINUTES = 10;

  private static final String PROPERTIES = "dev.bindery.properties.";

  /** Faults in the engine, each for every way. */
  static List<Planted> inTheEngine() {
    return EngineFault.ALL.stream()
        .map(
            fault ->
                new Planted(
                    fault.what(),
                    fault.rules(),
                    fault.weavings(),
                    List.of(Way.values()),
                    fault.test().replaceFirst("#.*", ""),
                    ""))
        .toList();
  }

  /** Faults in the projection, each for the ways that look at states. */
  static List<Planted> inTheProjection() {
    return Stream.concat(
            inTheProjection("BoundSessions", EngineUnderTest.class, model("BoundDoom").graph()),
            inTheProjection("LockSpaces", EngineLocks.class, model("LocksSmall").graph()))
        .toList();
  }

  private static AdequacyModel model(String name) {
    return AdequacyModel.ALL.stream()
        .filter(model -> model.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** One for each field; what is wrong with one session's is wrong with another's too. */
  private static Stream<Planted> inTheProjection(
      String module, Class<? extends UnderTest> adapter, StateGraph graph) {
    Set<String> fields = new TreeSet<>();
    for (int state = 0; state < graph.states(); state++) {
      fields.addAll(Alteration.fields(graph.state(state)));
    }
    return fields.stream()
        .filter(field -> !field.matches(".*\\bs2\\b.*"))
        .map(
            field ->
                new Planted(
                    "the projection alters " + field,
                    module,
                    List.of(new Weaving(adapter.getName(), "snapshot", AlteredField.Shown.class)),
                    List.of(Way.WALK, Way.PROPERTIES),
                    "",
                    field));
  }

  /** What comes of a way of looking for it. */
  Outcome lookedForBy(Way way) throws InterruptedException {
    long startNs = System.nanoTime();
    FutureTask<Object[]> task = new FutureTask<>(() -> lookers().apply(way.name()));
    Thread thread = new Thread(task, way + " " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      Object[] found = task.get(LIMIT_MINUTES, TimeUnit.MINUTES);
      return new Outcome((Boolean) found[0], (Long) found[1], seconds(startNs));
    } catch (TimeoutException e) {
      return new Outcome(true, 0, seconds(startNs));
    } catch (ExecutionException e) {
      throw new IllegalStateException(way + " cannot look for: " + name, e.getCause());
    }
  }

  /** A copy of the engine, and of everything that looks at it but the models. */
  @SuppressWarnings("unchecked") // Ways, of which the loader has a copy
  private Function<String, Object[]> lookers() throws ReflectiveOperationException {
    ClassLoader loader =
        new FaultyEngine(
            weavings,
            type -> type.startsWith(PROPERTIES) && !type.startsWith(AdequacyModel.class.getName()));
    return (Function<String, Object[]>)
        loader
            .loadClass(Ways.class.getName())
            .getConstructor(String.class, String.class)
            .newInstance(firstTest, alteredField);
  }

  private static double seconds(long startNs) {
    return Math.round((System.nanoTime() - startNs) / 1e8) / 10.0;
  }

  @Override
  public String toString() {
    return rules + ": " + name;
  }
}

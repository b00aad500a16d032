package dev.bindery.properties;

import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module under a cfg, with the system that is held against it: what a class of generated
 * properties is about.
 */
public final class Subject {
  /** Names the class of another {@link SystemUnderTest.Factory} than that of our engine. */
  public static final String SYSTEM_PROPERTY = "bindery.system";

  private final String module;
  private final SpecModule spec;
  private final State initial;

  private Subject(String module, SpecModule spec) {
    this.module = module;
    this.spec = spec;
    initial = spec.initialStates().get(0);
  }

  /**
   * Loads a module with a cfg.
   *
   * @param module the module's name
   * @param cfg the cfg's path in the folder of the spec, as {@code models/BoundSmall.cfg}
   */
  public static Subject of(String module, String cfg) {
    return new Subject(module, Specs.load(module, cfg));
  }

  /**
   * A run that has not begun, of our engine, or of the system that {@value #SYSTEM_PROPERTY} names.
   */
  public Run fresh() {
    UnderTest.Maker systems = Walked.of(module).maker(System.getProperty(SYSTEM_PROPERTY));
    return new Run(
        spec,
        initial,
        systems.within(spec.constants()).apply(initial),
        steps -> NearestEdge.of(module, spec.constants(), steps, systems));
  }

  /**
   * Every pair of an operation and an answer in the operation's answer set, as {@link Run#pair}.
   */
  public List<String> pairs() {
    List<String> pairs = new ArrayList<>();
    for (SpecAction action : spec.actions()) {
      for (String answer : action.answers()) {
        pairs.add(pair(action.name(), answer));
      }
    }
    return pairs;
  }

  static String pair(String action, String answer) {
    return action + " " + answer;
  }

  /** The systems of a class; of our engine without one. */
  static SystemUnderTest.Factory factory(@Nullable String name) {
    return name == null ? EngineUnderTest::within : made(name, SystemUnderTest.Factory.class);
  }

  /**
   * What makes systems.
   *
   * @throws IllegalArgumentException if it is of no such type, or has no default constructor
   */
  static <T> T made(String name, Class<T> type) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader)
          .asSubclass(type)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "%s is no %s on the class path with a default constructor"
              .formatted(name, type.getName().replaceAll(".*\\.", "").replace('$', '.')),
          e);
    }
  }
}

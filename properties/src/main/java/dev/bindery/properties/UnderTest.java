package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is held against a module of the spec: besides these two it has one method per action of that
 * module, of the same name, with the action's parameters less the answer. Each does the operation
 * and returns its answer in the words of the spec; none waits, none throws for a refusal.
 *
 * <p>The name of an action that is a word of Java has an underscore behind it: {@code return_}.
 */
public interface UnderTest extends AutoCloseable {
  /**
   * The system's state in exactly the spec's variables. A system that cannot show it is held
   * against the spec by its answers alone.
   */
  Optional<State> snapshot();

  @Override
  void close();

  /** Makes systems to test. */
  @FunctionalInterface
  interface Maker {
    /**
     * A source of fresh systems, each led to an initial state, whose limits are the constants of a
     * cfg.
     *
     * @param constants the constants of the cfg, by name
     */
    Function<State, ? extends UnderTest> within(Map<String, Object> constants);

    /** What the systems leave out. */
    default Capabilities capabilities() {
      return Capabilities.ALL;
    }
  }
}

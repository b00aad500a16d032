package dev.bindery.properties.corpus;

import dev.bindery.properties.Calls;
import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.UnderTest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.State;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** A system that does operations of any module and gives its answers. */
public interface Answerer extends AutoCloseable {
  /**
   * Does an operation and returns the answer in the words of the spec.
   *
   * @throws IllegalArgumentException if the system has no such operation
   */
  String answer(Operation operation);

  /** The system's state; empty if it shows none. */
  default Optional<State> state() {
    return Optional.empty();
  }

  @Override
  void close();

  /** A source of fresh systems, each operation a call of the method that is named after it. */
  static Supplier<Answerer> of(Supplier<SystemUnderTest> systems) {
    Function<UnderTest, Answerer> calling = calling(SystemUnderTest.class);
    return () -> calling.apply(systems.get());
  }

  /**
   * A source of fresh systems of any module, each in the initial state that it is asked for.
   *
   * @param type has the methods
   */
  static Function<State, Answerer> in(
      Class<? extends UnderTest> type, Function<State, ? extends UnderTest> systems) {
    Function<UnderTest, Answerer> calling = calling(type);
    return initial -> calling.apply(systems.apply(initial));
  }

  private static Function<UnderTest, Answerer> calling(Class<? extends UnderTest> type) {
    Calls resolver = new Calls(type);
    Map<Operation, Calls.Call> calls = new ConcurrentHashMap<>();
    return system ->
        new Answerer() {
          @Override
          public String answer(Operation operation) {
            return calls.computeIfAbsent(operation, resolver::of).on(system);
          }

          @Override
          public Optional<State> state() {
            return system.snapshot();
          }

          @Override
          public void close() {
            system.close();
          }
        };
  }
}

package dev.bindery.properties.corpus;

import dev.bindery.properties.Calls;
import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.UnderTest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.State;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    return of(SystemUnderTest.class, systems);
  }

  /**
   * The same of any module.
   *
   * @param type has the methods
   */
  static Supplier<Answerer> of(
      Class<? extends UnderTest> type, Supplier<? extends UnderTest> systems) {
    Calls resolver = new Calls(type);
    Map<Operation, Calls.Call> calls = new ConcurrentHashMap<>();
    return () -> {
      UnderTest system = systems.get();
      return new Answerer() {
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
    };
  }
}

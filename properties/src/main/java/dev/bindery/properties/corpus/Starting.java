package dev.bindery.properties.corpus;

import dev.bindery.spec.Operation;
import dev.bindery.spec.State;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A system that is made when the first operation has said in which state it begins. */
public final class Starting implements Answerer {
  private final Starts starts;
  private final Function<State, Answerer> systems;
  private @Nullable Answerer system;

  /** Nothing is made yet. */
  public Starting(Starts starts, Function<State, Answerer> systems) {
    this.starts = starts;
    this.systems = systems;
  }

  @Override
  public String answer(Operation operation) {
    if (system != null) {
      return system.answer(operation);
    }
    State initial =
        starts
            .of(operation)
            .orElseThrow(() -> new IllegalArgumentException("no path begins by " + operation));
    system = systems.apply(initial);
    return "";
  }

  @Override
  public Optional<State> state() {
    return system == null ? Optional.empty() : system.state();
  }

  @Override
  public void close() {
    if (system != null) {
      system.close();
    }
  }
}

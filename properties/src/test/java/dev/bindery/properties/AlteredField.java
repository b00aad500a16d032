package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.Optional;
import net.bytebuddy.asm.Advice;

/**
 * A fault in the projection: one field of every state that is shown is another. Each copy of the
 * engine has a copy of this class, and so a field of its own.
 */
@SuppressWarnings("UnusedVariable") // what advice assigns is what the method answers
public final class AlteredField {
  private static volatile String field = "";

  private AlteredField() {}

  static void set(String altered) {
    field = altered;
  }

  /** The state as it is shown. */
  public static Optional<State> in(Optional<State> shown) {
    return shown.map(state -> Alteration.of(state, field, Alteration::other));
  }

  /** Woven into {@link UnderTest#snapshot}. */
  public static final class Shown {
    private Shown() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Optional<State> shown) {
      shown = AlteredField.in(shown);
    }
  }
}

package mine;

import dev.bindery.properties.Capabilities;
import dev.bindery.properties.SystemUnderTest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Makes a fresh system for each path, and says what it cannot do. */
public final class MySystems implements SystemUnderTest.Factory {
  @Override
  public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
    return MyAdapter::new;
  }

  /** What the adapter does not write, and the limits of the models: the system has none. */
  @Override
  public Capabilities capabilities() {
    return Capabilities.of(MyAdapter.class)
        .without(Set.of("Begin 701", "Begin 3905", "Connect 17809"));
  }
}

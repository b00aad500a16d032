package mine;

import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.junit.SpecTests;
import java.nio.file.Path;

/** A test for each action, answer and invariant of the spec. */
final class MySpecTest extends SpecTests {
  @Override
  protected SystemUnderTest.Factory system() {
    return new MySystems();
  }

  @Override
  protected Path accepted() {
    return Path.of("accepted.txt");
  }
}

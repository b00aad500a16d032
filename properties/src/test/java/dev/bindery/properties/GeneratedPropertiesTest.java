package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.properties.generated.BoundProperties;
import dev.bindery.properties.generated.LocksProperties;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedPropertiesTest {
  @Test
  void namesInTheReportAreTheNamesInTheCfg() {
    assertNames(Explored.MODULE, "models/BoundProperties.cfg", BoundProperties.class);
    assertNames("MCLockSpaces", "models/LocksProperties.cfg", LocksProperties.class);
  }

  private static void assertNames(String module, String cfg, Class<?> properties) {
    SpecModule spec = Specs.load(module, cfg);
    Set<String> expected =
        new TreeSet<>(Set.of("everyStepIsAStepOfTheSpec", "everyPairOfActionAndAnswerOccurs"));
    Stream.concat(spec.invariants().stream(), spec.properties().stream())
        .map(SpecFormula::name)
        .forEach(expected::add);
    assertEquals(expected, PropertyRun.names(properties));
  }

  @Test
  void propertiesGoBeyondWhatTlcFinishes() {
    var constants = Specs.load(Explored.MODULE, "models/BoundProperties.cfg").constants();
    assertEquals(Set.of("s1", "s2", "s3", "s4", "s5"), constants.get("Session"));
    assertEquals(4, constants.get("MaxTran"));
  }
}

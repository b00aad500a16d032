package dev.bindery.properties.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.explain.Story.Scene;
import dev.bindery.spec.Operation;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private final List<Scene> scenes = new ArrayList<>();

  @Test
  void theTokenOfTheSecondTransactionIsAskedForWhenThatBeginsAndNotAtAnInnerBegin() {
    scenes.add(
        new Scene(null, "Initial predicate", Set.of(), state("unused", "unused"), Picture.NONE));
    step(Operation.of("Begin", "s1", "none"), "live", "unused");
    step(Operation.of("Begin", "s1", "none"), "live", "unused");
    step(Operation.of("Commit", "s1"), "live", "unused");
    step(Operation.of("Commit", "s1"), "committed", "unused");
    step(Operation.of("Begin", "s1", "none"), "committed", "live");
    step(Operation.of("Bind", "s2", List.of(2, "ordinary")), "committed", "live");
    String script = Script.of(scenes).text();
    String lastBegin = script.substring(script.lastIndexOf("BEGIN TRAN"));
    assertEquals(1, script.split(":capture TOKEN2ORDINARY", -1).length - 1, script);
    assertTrue(lastBegin.contains(":capture TOKEN2ORDINARY"), script);
    assertTrue(lastBegin.contains("EXEC sp_bindsession '$(TOKEN2ORDINARY)'"), script);
  }

  private void step(Operation operation, String... statuses) {
    Step step = new Step(operation, "ok");
    scenes.add(new Scene(step, operation.action(), Set.of(), state(statuses), Picture.NONE));
  }

  private static State state(String... statuses) {
    return State.of(
        Map.of("tran", List.of(statuses).stream().map(each -> Map.of("status", each)).toList()));
  }
}

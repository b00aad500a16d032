package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.Specs;
import dev.bindery.spec.tree.Equivalents.Equivalent;
import dev.bindery.spec.tree.Mutants.Planted;
import dev.bindery.spec.tree.MutationResults.Mutant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the last full run recorded still is so, in a sample; and the command tells what it must. */
class MutationTest {
  private static final int SAMPLE = 4;
  private static final long QUICK = 60_000;

  private final SpecTree tree = SpecTree.read(Specs.folder());
  private final Map<String, Planted> possible = new HashMap<>();

  MutationTest() {
    Mutants mutants = new Mutants(tree);
    Mutation.MODULES.forEach(
        module -> mutants.of(module).forEach(planted -> possible.put(planted.id(), planted)));
  }

  private Model model(String name) {
    return tree.models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no model " + name));
  }

  @Tag("thorough")
  @Test
  void whatWasKilledIsKilledAgain() throws IOException, InterruptedException {
    long seed = Long.getLong("bindery.seed", System.nanoTime());
    List<Mutant> killed =
        new ArrayList<>(
            MutationResults.read(Specs.folder()).mutants().stream()
                .filter(mutant -> mutant.isKilled() && possible.containsKey(mutant.id()))
                .filter(mutant -> model(mutant.killer()).generated() <= QUICK)
                .toList());
    assertTrue(killed.size() >= SAMPLE, "the last run is of other modules: run it again");
    Collections.shuffle(killed, new Random(seed));
    try (MutantRun run = new MutantRun(tree)) {
      for (Mutant mutant : killed.subList(0, SAMPLE)) {
        Planted planted = Objects.requireNonNull(possible.get(mutant.id()));
        Mutant now = run.judge(planted, List.of(model(mutant.killer())));
        assertTrue(now.isKilled(), () -> mutant + ", -Dbindery.seed=" + seed);
      }
    }
  }

  @Test
  void aFaultThatIsNoneSurvivesAndOneThatOnlyMovesCountsIsKilledByThem()
      throws IOException, InterruptedException {
    Model model = model("OneSession");
    String sound = Files.readString(tree.folder().resolve("OneSession.tla"));
    String lessToDo =
        sound.replace(
            "\\E name \\in Named, answer \\in B", "\\E name \\in {NoName}, answer \\in B");
    assertFalse(lessToDo.equals(sound));
    try (MutantRun run = new MutantRun(tree)) {
      Mutant same = run.judge(planted(sound), List.of(model));
      assertEquals(MutationResults.SURVIVED, same.end());
      assertEquals("", same.by());
      Mutant fewer = run.judge(planted(lessToDo), List.of(model));
      assertTrue(fewer.isKilledByCounts(), fewer::toString);
      assertEquals("OneSession: its counts move", fewer.by());
      Mutant senseless = run.judge(planted("no module"), List.of(model));
      assertTrue(senseless.isKilled());
      assertEquals("OneSession: does not parse", senseless.by());
    }
  }

  private static Planted planted(String text) {
    return new Planted("OneSession", "Next", Edit.Kind.DROP_CONJUNCT, "none", List.of(), text);
  }

  @Test
  void theFormulasThatAreCheckedAreNotMutated() {
    Set<String> operators =
        possible.values().stream().map(Planted::operator).collect(Collectors.toSet());
    assertTrue(operators.contains("CommitAnswer"), operators::toString);
    assertFalse(operators.contains("AccessInv"), operators::toString);
    assertFalse(operators.contains("OutcomeProp"), operators::toString);
  }

  @Test
  void aSurvivorAndAWrongExcuseAreErrors() {
    Planted planted = possible.values().iterator().next();
    Equivalents listed =
        new Equivalents(
            List.of(
                new Equivalent(planted.module(), planted.operator(), planted.fault(), "because"),
                new Equivalent(planted.module(), "NoSuch", "drop it", "because")));
    List<Mutant> mutants =
        List.of(
            mutant(planted, MutationResults.KILLED, "M: violates:Inv"),
            mutant(planted, MutationResults.SURVIVED, ""));
    List<String> wrong =
        Mutation.wrong(new MutationResults(mutants), listed, List.copyOf(possible.values()));
    assertEquals(3, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).startsWith("listed as equivalent, but killed by M"), wrong.get(0));
    assertTrue(wrong.get(1).startsWith("survived: " + planted.id()), wrong.get(1));
    assertTrue(wrong.get(2).startsWith("listed, but cannot be planted"), wrong.get(2));
  }

  private static Mutant mutant(Planted planted, String end, String by) {
    return new Mutant(
        planted.module(), planted.operator(), planted.fault(), planted.rules(), end, by);
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(2, run("no/such/folder").exitCode());
    assertEquals(2, run(Specs.folder().toString(), "--module", "Nobody").exitCode());
    assertEquals(2, run().exitCode());
    Told some = run(Specs.folder().toString(), "--list", "--sample", "3", "--seed", "7");
    assertEquals(0, some.exitCode());
    assertEquals(4, some.out().lines().count(), some.out());
    assertEquals(some, run(Specs.folder().toString(), "--list", "--sample", "3", "--seed", "7"));
  }

  private record Told(int exitCode, String out) {}

  private static Told run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command =
        Mutation.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    return new Told(command.execute(arguments), out.toString());
  }
}

package dev.bindery.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.spec.Specs;
import dev.bindery.spec.tree.MutationResults.Mutant;
import dev.bindery.spec.tree.Rules.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuaranteesTest {
  private final SpecTree tree = SpecTree.read(Specs.folder());
  private final Rules rules = Rules.read(Specs.folder());
  private final Guarantees guarantees =
      new Guarantees(tree, rules, MutationResults.read(Specs.folder()));

  @Test
  void everyRuleIsCarriedAndShownToMatter() {
    assertEquals(Map.of(), guarantees.gaps());
  }

  @Test
  void whatIsNotCarriedOrNotShownIsAGap() {
    Guarantees other =
        new Guarantees(
            tree,
            new Rules(
                List.of(
                    new Rule("N1", "has both", null),
                    new Rule("B3", "has no broken model", null),
                    new Rule("N6", "has a mutant", null),
                    new Rule("N99", "is nowhere", null),
                    new Rule("T8", "is not about behaviour", "elsewhere"))),
            new MutationResults(
                List.of(
                    new Mutant("M", "Op", "a -> b", List.of("N6"), "killed", "X: violates:Inv"),
                    new Mutant("M", "Op", "a -> c", List.of("B3"), "survived", ""))));
    assertEquals(
        Map.of("B3", "no planted fault shows that it matters", "N99", "no module carries it"),
        other.gaps());
  }

  @Test
  void everyIdInARemarkIsARule() {
    assertEquals(Set.of(), guarantees.unknownIds());
  }

  @Test
  void everyBrokenModelIsNamedAfterARule() {
    Set<String> known = rules.all().stream().map(Rule::id).collect(Collectors.toSet());
    List<String> nameless =
        tree.models().stream()
            .filter(model -> model.size().equals("broken") && !tree.faults(model).isEmpty())
            .map(model -> model.name())
            .filter(name -> Rules.namedIn(name).filter(known::contains).isEmpty())
            .toList();
    assertEquals(List.of(), nameless);
  }

  @Test
  void carriersFormulasAndWitnessesAreToldApart() {
    assertEquals(
        Set.of("B2Prop", "BindProp", "DefectInv", "InsideInv"), names(guarantees.formulas("B2")));
    assertTrue(names(guarantees.carriers("B2")).containsAll(Set.of("BindAnswer", "Bind")));
    assertFalse(names(guarantees.carriers("B2")).contains("B2Prop"));
    assertEquals("NestedCommit", guarantees.witnesses("N3").get(0).name());
    assertEquals("B7LeaveNeedsAccess", guarantees.brokenModels("B7").get(0).name());
  }

  @Test
  void whatTheCommandWritesIsUpToDate() throws IOException {
    assertEquals(Set.of(), WrittenFiles.stale(Specs.folder()).keySet(), "run WrittenFiles --write");
  }

  @Test
  void theCommandFindsAndWritesWhatIsStale(@TempDir Path copy) throws IOException {
    Trees.copyTo(copy);
    Trees.edit(copy, "BoundGuarantees.tla", "\\* BoundSmall: ", "\\* BoundSmall: 9");
    Trees.edit(copy, Guarantees.FILE, "| N1 | ", "| N1 | wrong ");
    assertEquals(
        Set.of(copy.resolve("BoundGuarantees.tla"), copy.resolve(Guarantees.FILE)),
        WrittenFiles.stale(copy).keySet());
    assertEquals(1, WrittenFiles.run(List.of(copy.toString()), System.out, System.err));
    assertEquals(0, WrittenFiles.run(List.of("--write", copy.toString()), System.out, System.err));
    assertEquals(0, WrittenFiles.run(List.of(copy.toString()), System.out, System.err));
    assertEquals(2, WrittenFiles.run(List.of(), System.out, System.err));
    assertEquals(
        2, WrittenFiles.run(List.of(copy.resolve("no").toString()), System.out, System.err));
  }

  private static Set<String> names(List<ModuleText.Operator> operators) {
    return operators.stream().map(ModuleText.Operator::name).collect(Collectors.toSet());
  }
}

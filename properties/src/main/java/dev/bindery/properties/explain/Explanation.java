package dev.bindery.properties.explain;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.tree.SpecTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Tells what a model that must fail shows: a broken rule, or something remarkable. */
public final class Explanation {
  /** The most instructive ones, in the order in which they are told. */
  private static final List<String> DEMO =
      List.of("CommitAlone", "B7LeaveNeedsAccess", "VictimWithMembers", "Phantom", "CrashBetween");

  private static final int SCREEN = 120;

  private final SpecTree tree;
  private final PrintWriter out;

  /**
   * Prepares explanations.
   *
   * @param spec the folder of the spec
   * @param out where they are told
   */
  public Explanation(Path spec, PrintWriter out) {
    this.tree = SpecTree.read(spec);
    this.out = out;
  }

  /**
   * Tells of one model.
   *
   * @param model one that must fail
   * @throws SpecException if TLC cannot run it
   * @throws IllegalStateException if it holds all the same
   * @throws InterruptedException if the thread is interrupted
   */
  public void explain(Model model) throws InterruptedException {
    Story story = Story.of(tree, model);
    out.printf("%s: %s%n", model.name(), kind(model));
    story.fault().forEach(line -> out.printf("  %s%n", line));
    StoryTable.wrap("  violated: ", story.violated(), SCREEN).forEach(out::println);
    out.println();
    out.print(new StoryTable(story, SCREEN).text());
    if (Script.tells(SpecTree.family(model.module()))) {
      tellScript(story);
    }
    out.flush();
  }

  /**
   * Tells the most instructive ones.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void demo() throws InterruptedException {
    for (String name : DEMO) {
      explain(model(name));
      out.printf("%n%n");
    }
    out.printf("Any other: bindery-check --explain NAME; --list names them.%n");
    out.flush();
  }

  private Model model(String name) {
    return tree.models().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What a model is there for. */
  static String kind(Model model) {
    return switch (model.size()) {
      case "witness" -> "something remarkable that can happen, found by denying it";
      case "broken" -> "what goes wrong when a rule is broken, or was never one";
      default -> "a model";
    };
  }

  private void tellScript(Story story) {
    Script script = Script.of(story.scenes());
    if (script.unsayable().isEmpty()) {
      out.printf("%nThe same in T-SQL, as a script for bindery run:%n%n%s", script.text());
    } else {
      out.printf(
          "%nNot all of it can be said in T-SQL: %s.%n", String.join(", ", script.unsayable()));
    }
  }
}

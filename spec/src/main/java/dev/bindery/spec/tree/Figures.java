package dev.bindery.spec.tree;

import dev.bindery.spec.ModelManifest.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures beside the theorems: at the end of a module, what TLC found in each model of it. They
 * are the manifest's, which the build compares with TLC's own.
 */
final class Figures {
  private static final String HEAD = "\\* What TLC finds, from models.json by a command:";
  private static final String FOOT = "====";

  private Figures() {}

  /** The text of a module with the figures that it must have. */
  static String of(SpecTree tree, ModuleText module, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int foot = lines.size() - 1;
    while (foot > 0 && !lines.get(foot).startsWith(FOOT)) {
      foot--;
    }
    int head = lines.indexOf(HEAD);
    if (head >= 0) {
      lines.subList(head, foot).clear();
      foot = head;
    }
    lines.addAll(foot, figures(tree, module));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> figures(SpecTree tree, ModuleText module) {
    List<String> figures = new ArrayList<>();
    for (Model model : tree.models()) {
      if (model.expected().equals("ok")
          && !module.theorems().isEmpty()
          && tree.closure(model.module()).contains(module)) {
        figures.add(
            String.format(
                "\\* %s: %d distinct states, %d generated, depth %d",
                model.name(), model.distinct(), model.generated(), model.depth()));
      }
    }
    if (!figures.isEmpty()) {
      figures.add(0, HEAD);
    }
    return figures;
  }
}

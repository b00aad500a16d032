package dev.bindery.spec.tree;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.tree.ModuleText.Operator;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the files of the spec must belong together; each method gives what is not so. */
final class TreeRules {
  private TreeRules() {}

  /**
   * A model of {@code models/} or {@code broken/} checks everything, so nothing is forgotten. One
   * with fairness is for liveness, which is checked nowhere else, and needs no action properties;
   * of several liveness properties TLC does not say which was violated, so a broken model checks
   * one.
   */
  static Set<String> formulasThatAreNotChecked(SpecTree tree) {
    Set<String> forgotten = new TreeSet<>();
    for (Model model : modelsWithoutWitnesses(tree)) {
      CfgText cfg = tree.cfg(model);
      boolean fair = !cfg.others().contains("SPECIFICATION Spec");
      for (String formula : tree.formulas(model.module())) {
        boolean needed =
            formula.endsWith("Live")
                ? fair && model.expected().equals("ok")
                : !fair || formula.endsWith("Inv");
        if (needed && !cfg.formulas().contains(formula)) {
          forgotten.add(model.name() + " does not check " + formula);
        }
      }
    }
    Set<Set<String>> complete = new HashSet<>();
    for (ModuleText module : tree.modules()) {
      complete.add(withoutLiveness(tree.formulas(module.name())));
    }
    tree.cfgsOutsideManifest()
        .forEach(
            (file, cfg) -> {
              if (!complete.contains(withoutLiveness(cfg.formulas()))) {
                forgotten.add(file + " does not check the formulas of any module");
              }
            });
    return forgotten;
  }

  /** What must happen at last, TLC checks under fairness, and a random run cannot. */
  private static Set<String> withoutLiveness(Collection<String> formulas) {
    return formulas.stream().filter(name -> !name.endsWith("Live")).collect(Collectors.toSet());
  }

  /** A witness is alone in its cfg, and has one. */
  static Set<String> witnessesWithoutModel(SpecTree tree) {
    Set<String> wrong = new TreeSet<>();
    Set<String> witnesses = new TreeSet<>();
    tree.modules().forEach(module -> witnesses.addAll(tree.witnesses(module.name())));
    for (Model model : ofSize(tree, "witness")) {
      List<String> checked = tree.cfg(model).formulas();
      if (!List.of(SpecTree.violated(model).orElse("nothing")).equals(checked)) {
        wrong.add(model.name() + " checks " + checked + ", is expected " + model.expected());
      }
      checked.forEach(witnesses::remove);
    }
    witnesses.forEach(witness -> wrong.add("no model for " + witness));
    return wrong;
  }

  /** Of each formula it is shown that it can fail. */
  static Set<String> formulasThatNeverFailed(SpecTree tree) {
    Set<String> never = new TreeSet<>();
    for (Model model : modelsWithoutWitnesses(tree)) {
      String family = SpecTree.family(model.module());
      tree.formulas(model.module()).forEach(formula -> never.add(family + ": " + formula));
    }
    for (Model model : ofSize(tree, "broken")) {
      String family = SpecTree.family(model.module());
      SpecTree.violated(model).ifPresent(formula -> never.remove(family + ": " + formula));
    }
    return never;
  }

  /** A broken model differs from the good one in one operator. */
  static Set<String> brokenModelsWithoutOneFault(SpecTree tree) {
    Set<String> wrong = new TreeSet<>();
    for (Model model : ofSize(tree, "broken")) {
      Set<String> faults = tree.faults(model);
      boolean needsFault =
          tree.formulas(model.module()).contains(SpecTree.violated(model).orElse(""));
      if (faults.size() != (needsFault ? 1 : 0)) {
        wrong.add(model.name() + " replaces " + faults);
      }
    }
    return wrong;
  }

  /** Every fault that is written down is planted, and in one model. */
  static Set<String> faultsNotPlantedOnce(SpecTree tree) {
    Set<String> wrong = new TreeSet<>();
    for (ModuleText module : tree.modules()) {
      if (!module.name().startsWith("Broken")) {
        continue;
      }
      for (Operator operator : module.operators()) {
        long planted =
            tree.models().stream()
                .filter(model -> model.module().equals(module.name()))
                .filter(model -> tree.cfg(model).replacements().containsValue(operator.name()))
                .count();
        if (planted != 1 && module.uses(operator.name()) == 0) {
          wrong.add(module.name() + "!" + operator.name() + " is planted " + planted + " times");
        }
      }
    }
    return wrong;
  }

  /**
   * With its fault taken away, a broken model is a model of the manifest that holds: the same
   * constants, the same formulas, and so the same counts.
   */
  static Set<String> brokenModelsThatNeverHeld(SpecTree tree) {
    Set<String> wrong = new TreeSet<>();
    for (Model broken : ofSize(tree, "broken")) {
      CfgText settings = tree.settings(broken);
      boolean holds =
          tree.models().stream()
              .filter(model -> model.expected().equals("ok"))
              .filter(model -> SpecTree.areOfOneFamily(model, broken))
              .anyMatch(model -> sameBehaviours(tree.cfg(model), settings));
      if (!holds) {
        wrong.add(broken.name() + " has the settings of no model that holds");
      }
    }
    return wrong;
  }

  private static boolean sameBehaviours(CfgText one, CfgText other) {
    return one.constants().equals(other.constants())
        && one.replacements().equals(other.replacements())
        && one.others().equals(other.others());
  }

  /** Each module is part of a model. */
  static Set<String> modulesWithoutModel(SpecTree tree) {
    Set<String> modelless = new TreeSet<>();
    for (ModuleText module : tree.modules()) {
      List<ModuleText> users = tree.users(module.name());
      if (tree.models().stream().noneMatch(model -> users.contains(tree.module(model.module())))) {
        modelless.add(module.name());
      }
    }
    return modelless;
  }

  /** Whatever is defined is used: by a module that sees it, or by a cfg of one. */
  static Set<String> deadOperators(SpecTree tree) {
    Set<String> dead = new TreeSet<>();
    Set<String> modelless = modulesWithoutModel(tree);
    for (ModuleText module : tree.modules()) {
      if (modelless.contains(module.name())) {
        continue;
      }
      List<ModuleText> users = tree.users(module.name());
      Set<String> inCfgs = new HashSet<>();
      for (Model model : tree.models()) {
        if (users.contains(tree.module(model.module()))) {
          inCfgs.addAll(namesIn(tree.cfg(model)));
        }
      }
      for (Operator operator : module.operators()) {
        boolean used =
            inCfgs.contains(operator.name())
                || users.stream().anyMatch(user -> user.uses(operator.name()) > 0);
        if (!used) {
          dead.add(module.name() + "!" + operator.name());
        }
      }
    }
    return dead;
  }

  private static Set<String> namesIn(CfgText cfg) {
    Set<String> names = new LinkedHashSet<>(cfg.formulas());
    for (Map.Entry<String, String> replacement : cfg.replacements().entrySet()) {
      names.add(replacement.getKey());
      names.add(replacement.getValue());
    }
    cfg.others().forEach(other -> names.addAll(List.of(other.split(" "))));
    return names;
  }

  private static List<Model> modelsWithoutWitnesses(SpecTree tree) {
    return tree.models().stream().filter(model -> !model.size().equals("witness")).toList();
  }

  private static List<Model> ofSize(SpecTree tree, String size) {
    return tree.models().stream()
        .filter(model -> model.size().equals(size))
        .collect(Collectors.toList());
  }
}

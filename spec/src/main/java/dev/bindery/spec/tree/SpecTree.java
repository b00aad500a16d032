package dev.bindery.spec.tree;

import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.tree.ModuleText.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of the spec: its modules, its models, and how they belong together. */
public final class SpecTree {
  private static final Pattern FORMULA = Pattern.compile("\\w*(?<!Debug)(Inv|Prop|Live)");
  private static final Pattern LADDER = Pattern.compile("\\w*Answer(Of)?");
  private static final Pattern DEBUG = Pattern.compile("\\w*Debug(Inv|Prop)");

  private final Path folder;
  private final Map<String, ModuleText> modules = new TreeMap<>();
  private final ModelManifest manifest;
  private final Map<String, CfgText> cfgs = new LinkedHashMap<>();
  private final Map<String, List<ModuleText>> closures = new HashMap<>();
  private final Map<String, Set<String>> formulas = new HashMap<>();
  private final Set<String> neverTrue = new TreeSet<>();

  private SpecTree(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".tla"))
          .map(ModuleText::read)
          .forEach(module -> modules.put(module.name(), module));
    }
    this.manifest = ModelManifest.read(folder);
    for (Model model : manifest.models()) {
      cfgs.put(model.name(), CfgText.read(folder.resolve(model.cfg())));
    }
    for (String name : modules.keySet()) {
      Set<String> closure = new LinkedHashSet<>();
      collect(name, closure);
      closures.put(name, closure.stream().map(this::module).toList());
    }
    models().stream()
        .filter(model -> faults(model).isEmpty())
        .flatMap(model -> violated(model).stream())
        .filter(formula -> !isExpectedToHold(formula))
        .forEach(neverTrue::add);
    for (String name : modules.keySet()) {
      formulas.put(name, findFormulas(name));
    }
  }

  /**
   * Reads a folder of the spec.
   *
   * @throws dev.bindery.spec.SpecException if there is no manifest, or it cannot be read
   */
  public static SpecTree read(Path folder) {
    try {
      return new SpecTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it was read from. */
  public Path folder() {
    return folder;
  }

  /** The modules, sorted by name. */
  public List<ModuleText> modules() {
    return List.copyOf(modules.values());
  }

  /** A module of this folder; not one of TLC's own. */
  public ModuleText module(String name) {
    ModuleText module = modules.get(name);
    if (module == null) {
      throw new IllegalArgumentException("no module " + name + " in " + folder);
    }
    return module;
  }

  /** The models of the manifest, in its order. */
  public List<Model> models() {
    return manifest.models();
  }

  /** The cfg of a model. */
  public CfgText cfg(Model model) {
    CfgText cfg = cfgs.get(model.name());
    if (cfg == null) {
      throw new IllegalArgumentException("no model " + model.name());
    }
    return cfg;
  }

  /** The cfgs of {@code models/} that are no models for TLC, by their names. */
  public Map<String, CfgText> cfgsOutsideManifest() {
    Set<Path> inManifest =
        models().stream().map(model -> folder.resolve(model.cfg())).collect(Collectors.toSet());
    Map<String, CfgText> others = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("models"))) {
      files
          .filter(file -> file.toString().endsWith(".cfg") && !inManifest.contains(file))
          .forEach(file -> others.put(String.valueOf(file.getFileName()), CfgText.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return others;
  }

  /** The words right above an operator that a root module sees; empty if there are none. */
  public String summary(String root, String operator) {
    return operators(root).stream()
        .filter(each -> each.name().equals(operator))
        .findFirst()
        .map(Operator::summary)
        .orElse("");
  }

  /**
   * The rules that an answer of an action rests on: those at the lines of its ladders that give the
   * answer. A ladder may begin or go on in another: {@code Answer}, {@code CommitAnswerOf}.
   *
   * <p>If something is done by the answer, because it is {@code "ok"} or the action names it, then
   * also those at the action, which say what; but not those that stand at another answer. So are
   * the rules of an action without ladders.
   */
  public Set<String> rulesOf(String root, String action, String answer) {
    Set<String> ladders = ladders(root, action);
    Set<String> rules = new LinkedHashSet<>();
    Set<String> ofOthers = new LinkedHashSet<>();
    boolean does = answer.equals("ok") || ladders.isEmpty();
    Set<String> ofAction = new LinkedHashSet<>();
    for (ModuleText module : closure(root)) {
      for (Operator operator : module.operators()) {
        if (ladders.contains(operator.name())) {
          rules.addAll(module.idsBeside(answer::equals, operator));
          ofOthers.addAll(module.idsBeside(other -> !other.equals(answer), operator));
        } else if (operator.name().equals(action)) {
          ofAction.addAll(Rules.idsIn(String.join(" ", operator.remarks())));
          does = does || module.does(answer, operator);
        }
      }
    }
    if (does) {
      ofAction.removeAll(ofOthers);
      rules.addAll(ofAction);
    }
    return rules;
  }

  /** The ladders that an action names, and those that they name. */
  private Set<String> ladders(String root, String action) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(action));
    while (!open.isEmpty()) {
      String name = open.pop();
      for (ModuleText module : closure(root)) {
        module.operators().stream()
            .filter(operator -> operator.name().equals(name))
            .flatMap(operator -> module.words(operator).stream())
            .filter(word -> LADDER.matcher(word).matches() && found.add(word))
            .forEach(open::push);
      }
    }
    return found;
  }

  /** A module and all that it extends, directly or not; TLC's own modules are left out. */
  public List<ModuleText> closure(String root) {
    module(root);
    return closures.getOrDefault(root, List.of());
  }

  private void collect(String module, Set<String> closure) {
    if (modules.containsKey(module) && closure.add(module)) {
      module(module).extended().forEach(extended -> collect(extended, closure));
    }
  }

  /** What the modules of a closure define and declare. */
  public List<Operator> operators(String root) {
    return closure(root).stream().flatMap(module -> module.operators().stream()).toList();
  }

  /**
   * The formulas of a closure, which every model of it must check: all but the witnesses, and but
   * those that are never true, for which no fault has to be planted.
   */
  public Set<String> formulas(String root) {
    module(root);
    return formulas.getOrDefault(root, Set.of());
  }

  private Set<String> findFormulas(String root) {
    Set<String> theorems =
        closure(root).stream()
            .flatMap(module -> module.theorems().stream())
            .collect(Collectors.toSet());
    return names(root, name -> FORMULA.matcher(name).matches() || theorems.contains(name)).stream()
        .filter(name -> !neverTrue.contains(name) && !name.endsWith("Spec"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isExpectedToHold(String formula) {
    return models().stream()
        .anyMatch(model -> violated(model).isEmpty() && cfg(model).formulas().contains(formula));
  }

  /** The witnesses of a closure: what TLC must find violated. */
  public Set<String> witnesses(String root) {
    return names(root, name -> DEBUG.matcher(name).matches());
  }

  private Set<String> names(String root, Predicate<String> which) {
    return operators(root).stream()
        .filter(operator -> operator.kind() == Operator.Kind.DEFINITION)
        .filter(operator -> !operator.parameterised())
        .sorted(Comparator.comparing((Operator operator) -> operator.module()))
        .map(Operator::name)
        .filter(which)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What a model must find violated. */
  public static Optional<String> violated(Model model) {
    return model.expected().startsWith("violates:")
        ? Optional.of(model.expected().substring("violates:".length()))
        : Optional.empty();
  }

  /**
   * The operators that a model replaces by one of a {@code Broken…} module: its fault, if it has
   * one. Other replacements are settings.
   */
  public Set<String> faults(Model model) {
    Set<String> bad =
        operators(model.module()).stream()
            .filter(operator -> operator.module().startsWith("Broken"))
            .map(Operator::name)
            .collect(Collectors.toSet());
    return cfg(model).replacements().entrySet().stream()
        .filter(replacement -> bad.contains(replacement.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a model's cfg says, but for its faults. */
  public CfgText settings(Model model) {
    return cfg(model).without(faults(model));
  }

  /** Whether two models are about the same module, {@code MC…} and {@code Broken…} being one. */
  public static boolean areOfOneFamily(Model one, Model other) {
    return family(one.module()).equals(family(other.module()));
  }

  /** The module that a model is about. */
  public static String family(String module) {
    return module.replaceFirst("^(MC|Broken)", "");
  }

  /** The modules that can see what a module defines, itself among them. */
  public List<ModuleText> users(String module) {
    List<ModuleText> users = new ArrayList<>();
    for (ModuleText each : modules.values()) {
      boolean instance =
          closure(each.name()).stream()
              .flatMap(extended -> extended.instances().stream())
              .filter(modules::containsKey)
              .anyMatch(used -> closure(used).contains(module(module)));
      if (instance || closure(each.name()).contains(module(module))) {
        users.add(each);
      }
    }
    return users;
  }
}

package dev.bindery.spec.tree;

import dev.bindery.spec.ModelManifest.Model;
import dev.bindery.spec.tree.ModuleText.Operator;
import dev.bindery.spec.tree.MutationResults.Mutant;
import dev.bindery.spec.tree.Rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of guarantees, {@value #FILE}: for each rule where it stands, what states it, and the
 * evidence that it matters. Everything in it is found in the modules, the manifest and the last run
 * of mutation.
 */
public final class Guarantees {
  /** Its name in the folder of the spec. */
  public static final String FILE = "GUARANTEES.md";

  /** So much of a fault is told in the table. */
  private static final int ABRIDGED = 60;

  private static final Pattern ITEM = Pattern.compile("\\b15\\.\\d+\\b");

  private final SpecTree tree;
  private final Rules rules;
  private final MutationResults mutation;
  private final List<Operator> good;
  private final Set<String> formulas = new TreeSet<>();
  private final Set<String> witnesses = new TreeSet<>();

  /** Finds what there is to say. */
  public Guarantees(SpecTree tree, Rules rules, MutationResults mutation) {
    this.tree = tree;
    this.rules = rules;
    this.mutation = mutation;
    this.good =
        tree.modules().stream()
            .filter(module -> !module.name().startsWith("Broken"))
            .flatMap(module -> module.operators().stream())
            .toList();
    tree.modules().stream()
        .filter(module -> !module.name().startsWith("Broken"))
        .forEach(
            module -> {
              formulas.addAll(tree.formulas(module.name()));
              witnesses.addAll(tree.witnesses(module.name()));
            });
  }

  /** The operators, constants and variables that bear the id of a rule and are no formulas. */
  public List<Operator> carriers(String rule) {
    return bearing(rule, operator -> !isFormula(operator) && !operator.module().startsWith("MC"));
  }

  /** The formulas that bear the id of a rule. */
  public List<Operator> formulas(String rule) {
    return bearing(rule, this::isFormula);
  }

  /** The broken models that are named after a rule. */
  public List<Model> brokenModels(String rule) {
    return tree.models().stream()
        .filter(model -> model.size().equals("broken"))
        .filter(model -> Rules.namedIn(model.name()).filter(rule::equals).isPresent())
        .toList();
  }

  /** The witnesses that bear the id of a rule. */
  public List<Model> witnesses(String rule) {
    Set<String> names =
        bearing(rule, this::isWitness).stream().map(Operator::name).collect(Collectors.toSet());
    return tree.models().stream()
        .filter(model -> model.size().equals("witness"))
        .filter(model -> SpecTree.violated(model).filter(names::contains).isPresent())
        .toList();
  }

  /** What looks like the id of a rule and is none. */
  public Set<String> unknownIds() {
    Set<String> known = rules.all().stream().map(Rule::id).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Operator operator : good) {
      for (String id : Rules.idsIn(String.join(" ", operator.remarks()))) {
        if (!known.contains(id)) {
          unknown.add(operator.module() + "!" + operator.name() + ": " + id);
        }
      }
    }
    return unknown;
  }

  /** Rules about behaviour that no line carries, or of which nothing shows that they matter. */
  public Map<String, String> gaps() {
    Map<String, String> gaps = new TreeMap<>();
    for (Rule rule : rules.all()) {
      if (!rule.isBehaviour()) {
        continue;
      }
      if (carriers(rule.id()).isEmpty() && formulas(rule.id()).isEmpty()) {
        gaps.put(rule.id(), "no module carries it");
      } else if (brokenModels(rule.id()).isEmpty() && mutation.example(rule.id()).isEmpty()) {
        gaps.put(rule.id(), "no planted fault shows that it matters");
      }
    }
    return gaps;
  }

  /** The file. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # The table of guarantees

        Written by a command from the modules, the manifest and the last run of mutation (`README.md` says which);
        a test fails when it is stale. *Carried by*: the operators with a line that bears the rule's id. *Stated by*: the
        formulas that TLC checks. *Shown by*: the broken models named after the rule, each with the formula that TLC
        finds violated, and the witnesses. *Mutants*: of the faults that a program planted in lines with
        this id, how many were killed, how many of these by the exact counts of a model and by no formula, and one of
        the others with what killed it.

        | rule | in a few words | carried by | stated by | shown by | mutants |
        |---|---|---|---|---|---|
        """);
    for (Rule rule : rules.all()) {
      if (rule.isBehaviour()) {
        text.append(row(rule));
      }
    }
    text.append(
        """

        ## What must always hold

        The items of section 15 of the contract, and the formulas that say so.

        | item | formulas |
        |---|---|
        """);
    items().forEach((item, stated) -> text.append("| " + item + " | " + stated + " |\n"));
    text.append(
        """

        ## Rules that no module carries

        | rule | in a few words | why not here |
        |---|---|---|
        """);
    for (Rule rule : rules.all()) {
      if (!rule.isBehaviour()) {
        text.append("| " + rule.id() + " | " + rule.rule() + " | " + rule.elsewhere() + " |\n");
      }
    }
    return text.toString();
  }

  private String row(Rule rule) {
    String id = rule.id();
    return "| "
        + String.join(
            " | ",
            id,
            rule.rule(),
            byModule(carriers(id)),
            byModule(formulas(id)),
            evidence(id),
            mutants(id))
        + " |\n";
  }

  private String evidence(String rule) {
    List<String> shown =
        brokenModels(rule).stream()
            .map(model -> model.name() + " → `" + SpecTree.violated(model).orElse("") + "`")
            .collect(Collectors.toList());
    witnesses(rule).forEach(model -> shown.add("witness " + model.name()));
    return String.join("; ", shown);
  }

  private String mutants(String rule) {
    int planted = mutation.planted(rule);
    if (planted == 0) {
      return "";
    }
    List<Mutant> killed = mutation.killed(rule);
    long byCounts = killed.stream().filter(Mutant::isKilledByCounts).count();
    return killed.size()
        + " of "
        + planted
        + (byCounts == 0 ? "" : ", " + byCounts + " by counts")
        + mutation.example(rule).map(Guarantees::told).orElse("");
  }

  /** A fault in a cell of a table. */
  private static String told(Mutant mutant) {
    String fault = mutant.fault();
    String words = fault.length() > ABRIDGED ? fault.substring(0, ABRIDGED) + "…" : fault;
    return ": `%s`: `%s` → `%s`"
        .formatted(
            mutant.operator(),
            words.replace("|", "\\|"),
            mutant.by().substring(mutant.by().lastIndexOf(':') + 1));
  }

  private Map<String, String> items() {
    Map<Integer, List<Operator>> items = new TreeMap<>();
    for (Operator operator : good) {
      Matcher item = ITEM.matcher(operator.summary());
      while (item.find()) {
        items
            .computeIfAbsent(
                Integer.valueOf(item.group().substring(3)), unused -> new ArrayList<>())
            .add(operator);
      }
    }
    Map<String, String> told = new LinkedHashMap<>();
    items.forEach((item, operators) -> told.put("15." + item, byModule(operators)));
    return told;
  }

  private static String byModule(List<Operator> operators) {
    Map<String, Set<String>> modules = new TreeMap<>();
    operators.forEach(
        operator ->
            modules
                .computeIfAbsent(operator.module(), unused -> new LinkedHashSet<>())
                .add("`" + operator.name() + "`"));
    return modules.entrySet().stream()
        .map(module -> module.getKey() + ": " + String.join(", ", module.getValue()))
        .collect(Collectors.joining("; "));
  }

  private List<Operator> bearing(String rule, Predicate<Operator> which) {
    return good.stream().filter(which).filter(operator -> ids(operator).contains(rule)).toList();
  }

  /** Those in its remarks; a formula may also be named after its rule: {@code N1Prop}. */
  private Set<String> ids(Operator operator) {
    Set<String> ids = Rules.idsIn(String.join(" ", operator.remarks()));
    if (isFormula(operator)) {
      Rules.namedIn(operator.name()).ifPresent(ids::add);
    }
    return ids;
  }

  private boolean isFormula(Operator operator) {
    return formulas.contains(operator.name()) && !operator.parameterised();
  }

  private boolean isWitness(Operator operator) {
    return witnesses.contains(operator.name());
  }
}

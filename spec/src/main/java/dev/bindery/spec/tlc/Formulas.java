package dev.bindery.spec.tlc;

import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecFormula.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.Action;
import tlc2.tool.impl.Tool;
import tlc2.util.Vect;

/**
 * What the cfg asks for. TLC takes a property apart into what it says of the initial state, of a
 * step and of a behaviour, and names the parts by their place in the module where they have no name
 * of their own; here they are put back together.
 */
final class Formulas {
  private final ModuleNode root;
  private final List<String> properties;
  private final List<SpecFormula> all = new ArrayList<>();
  private final Map<String, List<Action>> aboutStates = new LinkedHashMap<>();
  private final Map<String, List<Action>> aboutSteps = new LinkedHashMap<>();

  Formulas(Tool tool, Comments comments) {
    this.root = tool.getRootModule();
    this.properties = names(tool.getModelConfig().getProperties());
    Set<String> temporal = new HashSet<>();
    for (String part : tool.getImpliedTemporalNames()) {
      temporal.add(owner(part));
    }
    collect(tool.getInvNames(), tool.getInvariants(), aboutStates);
    collect(tool.getImpliedInitNames(), tool.getImpliedInits(), aboutStates);
    collect(tool.getImpliedActNames(), tool.getImpliedActions(), aboutSteps);
    for (String name : tool.getInvNames()) {
      all.add(new SpecFormula(name, Kind.INVARIANT, comments.of(root.getOpDef(name))));
    }
    for (String name : properties) {
      Kind kind =
          temporal.contains(name)
              ? Kind.TEMPORAL
              : aboutSteps.containsKey(name) ? Kind.ACTION : Kind.INITIAL;
      all.add(new SpecFormula(name, kind, comments.of(root.getOpDef(name))));
    }
  }

  private static List<String> names(Vect<?> vect) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < vect.size(); i++) {
      names.add(String.valueOf(vect.elementAt(i)));
    }
    return names;
  }

  private void collect(String[] names, Action[] parts, Map<String, List<Action>> to) {
    for (int i = 0; i < names.length; i++) {
      to.computeIfAbsent(owner(names[i]), unused -> new ArrayList<>()).add(parts[i]);
    }
  }

  List<SpecFormula> all() {
    return all;
  }

  /** The parts of a formula that speak about one state; empty if it has none. */
  List<Action> aboutStates(String name) {
    return aboutStates.getOrDefault(name, List.of());
  }

  /** The parts of a formula that speak about a step; empty if it has none. */
  List<Action> aboutSteps(String name) {
    return aboutSteps.getOrDefault(name, List.of());
  }

  /**
   * The property that has a part of this name, or at this place; the part itself where there is
   * none.
   */
  String owner(String part) {
    if (!properties.contains(part)) {
      for (String property : properties) {
        if (contains(root.getOpDef(property).getBody(), part, new HashSet<>())) {
          return property;
        }
      }
    }
    return part;
  }

  /** Whether there is an expression at this place in a formula or in what it is defined by. */
  private static boolean contains(SemanticNode formula, String place, Set<SymbolNode> seen) {
    if (formula.getLocation().toString().equals(place)) {
      return true;
    }
    if (formula instanceof OpApplNode application
        && application.getOperator() instanceof OpDefNode operator
        && operator.getBody() != null
        && seen.add(operator)
        && contains(operator.getBody(), place, seen)) {
      return true;
    }
    SemanticNode[] children = formula.getChildren();
    if (children != null) {
      for (SemanticNode child : children) {
        if (contains(child, place, seen)) {
          return true;
        }
      }
    }
    return false;
  }
}

package dev.bindery.spec.tlc;

import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecAction.Parameter;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.impl.Tool;
import tlc2.value.impl.Value;

/**
 * The next-state relation as TLC splits it: one {@code Action} for each way to bind the parameters
 * of each action. Here they are found by action and by operation.
 */
final class Actions {
  private static final String ANSWER = "answer";

  /**
   * An action with all its parameters bound.
   *
   * @param operation an index into {@link #operations()}
   */
  record Bound(Action action, int operation, String answer) {}

  private final List<Bound> all = new ArrayList<>();
  private final List<Operation> operations;
  private final Map<Operation, List<Bound>> byOperation = new LinkedHashMap<>();
  private final Map<String, List<Bound>> byName = new LinkedHashMap<>();
  private final List<SpecAction> descriptions;

  /**
   * Reads the actions off a tool.
   *
   * @throws SpecException.Unsuitable if TLC did not split the relation into named actions
   */
  Actions(String module, Tool tool, ValueConverter values, Comments comments) {
    String whole = nextName(tool);
    Map<String, Table> tables = new LinkedHashMap<>();
    Map<Operation, Integer> numbers = new LinkedHashMap<>();
    for (Action action : tool.getActions()) {
      OpDefNode operator = action.getOpDef();
      if (operator == null || operator.getName().toString().equals(whole)) {
        throw new SpecException.Unsuitable(
            module
                + ": a part of "
                + (whole.isEmpty() ? "the next-state relation" : whole)
                + " is no named action; let every parameter range over a set that does not depend on the state");
      }
      if (isFalse(operator)) {
        continue;
      }
      String name = operator.getName().toString();
      List<Object> bound = new ArrayList<>();
      for (FormalParamNode parameter : operator.getParams()) {
        bound.add(values.toJava((Value) action.con.lookup(parameter)));
      }
      Table table = tables.computeIfAbsent(name, unused -> new Table(operator));
      String answer = table.add(bound);
      Operation operation = new Operation(name, bound.subList(0, table.parameters));
      int number = numbers.computeIfAbsent(operation, unused -> numbers.size());
      Bound unrolled = new Bound(action, number, answer);
      all.add(unrolled);
      byOperation.computeIfAbsent(operation, unused -> new ArrayList<>()).add(unrolled);
      byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(unrolled);
    }
    this.operations = List.copyOf(numbers.keySet());
    this.descriptions = tables.values().stream().map(table -> table.describe(comments)).toList();
  }

  /** An action that a cfg replaces by {@code FALSE} is none: TLC goes on to the built-in value. */
  private static boolean isFalse(OpDefNode operator) {
    return operator.getKind() == ASTConstants.BuiltInKind
        && operator.getName().toString().equals("FALSE");
  }

  /**
   * The name of the next-state relation's operator, or an empty string if it is not one operator.
   */
  static String nextName(Tool tool) {
    String named = tool.getModelConfig().getNext();
    if (!named.isEmpty()) {
      return named;
    }
    return tool.getNextStateSpec().pred instanceof OpApplNode application
            && application.getOperator() instanceof OpDefNode operator
            && operator.getKind() == ASTConstants.UserDefinedOpKind
        ? operator.getName().toString()
        : "";
  }

  List<Bound> all() {
    return all;
  }

  List<Operation> operations() {
    return operations;
  }

  List<SpecAction> descriptions() {
    return descriptions;
  }

  /**
   * The bound actions of an operation, one for each answer that the relation offers; empty if there
   * is no such operation.
   */
  List<Bound> of(Operation operation) {
    return byOperation.getOrDefault(operation, List.of());
  }

  /** The bound actions of this name; empty if there is no such action. */
  List<Bound> of(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** What one action's parameters were bound to. */
  private static final class Table {
    private final OpDefNode operator;
    private final List<Set<Object>> domains = new ArrayList<>();
    private final Set<String> answers = new TreeSet<>();
    private final boolean answering;
    private final int parameters;

    Table(OpDefNode operator) {
      this.operator = operator;
      FormalParamNode[] formals = operator.getParams();
      this.answering = formals.length > 0 && formals[formals.length - 1].getName().equals(ANSWER);
      this.parameters = answering ? formals.length - 1 : formals.length;
      for (int i = 0; i < parameters; i++) {
        domains.add(new TreeSet<>(Values.ORDER));
      }
    }

    /** Takes note of one binding and returns its answer. */
    String add(List<Object> bound) {
      for (int i = 0; i < parameters; i++) {
        domains.get(i).add(bound.get(i));
      }
      String answer = answering ? (String) bound.get(parameters) : "";
      answers.add(answer);
      return answer;
    }

    SpecAction describe(Comments comments) {
      List<Parameter> described = new ArrayList<>();
      for (int i = 0; i < parameters; i++) {
        described.add(
            new Parameter(
                operator.getParams()[i].getName().toString(), List.copyOf(domains.get(i))));
      }
      return new SpecAction(
          operator.getName().toString(), described, List.copyOf(answers), comments.of(operator));
    }
  }
}

package dev.bindery.spec.tlc;

import dev.bindery.spec.Evaluator;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Outcome;
import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.State;
import dev.bindery.spec.tlc.Actions.Bound;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.ModelConfig;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.IBoolValue;
import tlc2.value.impl.Value;

/**
 * The evaluator of one module, on TLC's {@code FastTool}.
 *
 * <p>TLC reports what it cannot evaluate by exceptions of many classes, and by overflowing the
 * stack: all become {@link SpecException.EvaluationError}, none is taken for an answer.
 */
public final class TlcEvaluator implements Evaluator {
  private static final int REMEMBERED = 16_384;

  private final String module;
  private final Tool tool;
  private final ModuleNode root;
  private final ValueConverter values;
  private final Comments comments;
  private final Formulas formulas;
  private @Nullable Actions actions;
  private final Map<State, TLCState> remembered = new Remembered();

  /**
   * Reads the module.
   *
   * @param folders where the modules are, the first one's before the others'
   * @param module the root module
   * @param cfg the cfg
   */
  public TlcEvaluator(List<Path> folders, String module, Path cfg) {
    this.module = module;
    this.tool = ModuleReader.read(folders, module, cfg);
    this.root = tool.getRootModule();
    this.values = new ValueConverter(root.getVariableDecls());
    this.comments = new Comments(tool.getResolver());
    this.formulas = new Formulas(tool, comments);
  }

  @Override
  public Map<String, Object> constants() {
    Map<String, Object> constants = new TreeMap<>();
    for (OpDeclNode declaration : root.getConstantDecls()) {
      Object definition = tool.lookup(declaration, Context.Empty, false);
      Object value =
          definition instanceof OpDefNode operator ? eval(operator, TLCState.Empty) : definition;
      constants.put(declaration.getName().toString(), finite(value));
    }
    return constants;
  }

  private Object finite(Object value) {
    if (value instanceof Value known) {
      try {
        return values.toJava(known);
      } catch (RuntimeException infinite) {
        return known.toString();
      }
    }
    return String.valueOf(value);
  }

  @Override
  public List<String> variables() {
    return values.variables();
  }

  @Override
  public List<SpecFormula> formulas() {
    return List.copyOf(formulas.all());
  }

  @Override
  public List<SpecAction> actions() {
    return table().descriptions();
  }

  @Override
  public List<Operation> operations() {
    return table().operations();
  }

  /** On demand: a module whose relation cannot be split can still be asked about its formulas. */
  private Actions table() {
    if (actions == null) {
      actions =
          asking(
              () -> "the actions of " + module, () -> new Actions(module, tool, values, comments));
    }
    return actions;
  }

  @Override
  public List<State> initialStates() {
    return asking(
        () -> "the initial states of " + module,
        () -> {
          Set<State> states = new LinkedHashSet<>();
          StateVec found = tool.getInitStates();
          for (int i = 0; i < found.size(); i++) {
            states.add(toJava(found.elementAt(i)));
          }
          return List.copyOf(states);
        });
  }

  @Override
  public List<Outcome> step(State state, Operation operation) {
    List<Bound> offered = table().of(operation);
    if (offered.isEmpty()) {
      throw new SpecException.UndefinedName(module, operation.toString());
    }
    return asking(
        () -> operation + " in\n" + state,
        () -> {
          Set<Outcome> outcomes = new LinkedHashSet<>();
          TLCState from = toTlc(state);
          for (Bound bound : offered) {
            StateVec found = successors(bound, from);
            for (int i = 0; i < found.size(); i++) {
              outcomes.add(new Outcome(bound.answer(), toJava(found.elementAt(i))));
            }
          }
          return List.copyOf(outcomes);
        });
  }

  private StateVec successors(Bound bound, TLCState from) {
    StateVec found = tool.getNextStates(bound.action(), from);
    for (int i = 0; i < found.size(); i++) {
      if (!found.elementAt(i).allAssigned()) {
        throw new IllegalStateException(
            bound.action().getName()
                + " leaves a variable without a value: "
                + found.elementAt(i).getUnassigned());
      }
      found.elementAt(i).deepNormalize();
    }
    return found;
  }

  @Override
  public boolean holds(String formula, State state) {
    List<Action> parts = formulas.aboutStates(formula);
    OpDefNode operator = parts.isEmpty() ? root.getOpDef(formula) : null;
    if (parts.isEmpty() && (operator == null || operator.getArity() != 0)) {
      throw new SpecException.UndefinedName(module, formula);
    }
    return asking(
        () -> formula + " in\n" + state,
        () -> {
          TLCState asked = toTlc(state);
          return operator == null
              ? parts.stream().allMatch(part -> tool.isValid(part, asked))
              : ((IBoolValue) eval(operator, asked)).getVal();
        });
  }

  @Override
  public Object value(State state, String operator, List<Object> arguments) {
    OpDefNode named = root.getOpDef(operator);
    if (named == null || named.getArity() != arguments.size()) {
      throw new SpecException.UndefinedName(module, operator);
    }
    return asking(
        () -> operator + " in\n" + state,
        () -> {
          OpDefNode meant =
              tool.lookup(named, Context.Empty, false) instanceof OpDefNode replacing
                  ? replacing
                  : named;
          Context context = Context.Empty;
          for (int i = 0; i < arguments.size(); i++) {
            context = context.cons(meant.getParams()[i], values.toTlc(arguments.get(i)));
          }
          return values.toJava((Value) tool.eval(meant.getBody(), context, toTlc(state)));
        });
  }

  @Override
  public boolean isStep(String formula, State from, State to) {
    List<Action> parts = formulas.aboutSteps(formula);
    List<Bound> bound = parts.isEmpty() ? table().of(formula) : List.of();
    boolean whole = formula.equals(Actions.nextName(tool));
    if (parts.isEmpty() && bound.isEmpty() && !whole) {
      throw new SpecException.UndefinedName(module, formula);
    }
    return asking(
        () -> formula + " from\n" + from + "\nto\n" + to,
        () -> {
          TLCState s = toTlc(from);
          TLCState t = toTlc(to);
          if (whole) {
            return tool.isValid(tool.getNextStateSpec(), s, t);
          }
          return parts.isEmpty()
              ? bound.stream().anyMatch(each -> tool.isValid(each.action(), s, t))
              : parts.stream().allMatch(part -> tool.isValid(part, s, t));
        });
  }

  @Override
  public String propertyAt(String location) {
    return formulas.owner(location);
  }

  @Override
  public void explore(Explorer explorer) {
    refuseReduction();
    List<Bound> all = table().all();
    asking(
        () -> "the graph of " + module,
        () -> {
          Map<Long, Integer> numbers = new HashMap<>();
          Queue<TLCState> frontier = new ArrayDeque<>();
          StateVec initial = tool.getInitStates();
          for (int i = 0; i < initial.size(); i++) {
            initial.elementAt(i).deepNormalize();
            meet(initial.elementAt(i), true, numbers, frontier, explorer);
          }
          int from = 0;
          for (TLCState state = frontier.poll(); state != null; state = frontier.poll()) {
            for (Bound bound : all) {
              StateVec found = successors(bound, state);
              for (int i = 0; i < found.size(); i++) {
                int to = meet(found.elementAt(i), false, numbers, frontier, explorer);
                explorer.step(from, bound.operation(), bound.answer(), to);
              }
            }
            explorer.expanded(from++);
          }
          return from;
        });
  }

  /** The number of a state, which is told and queued when it is met for the first time. */
  private int meet(
      TLCState state,
      boolean initial,
      Map<Long, Integer> numbers,
      Queue<TLCState> frontier,
      Explorer explorer) {
    Integer known = numbers.putIfAbsent(state.fingerPrint(), numbers.size());
    if (known != null) {
      return known;
    }
    explorer.state(values.toJava(state), initial);
    frontier.add(state);
    return numbers.size() - 1;
  }

  private void refuseReduction() {
    ModelConfig config = tool.getModelConfig();
    if (tool.hasSymmetry()
        || tool.getViewSpec() != null
        || config.getConstraints().size() > 0
        || config.getActionConstraints().size() > 0) {
      throw new SpecException.Unsuitable(
          module
              + ": the graph is not complete under SYMMETRY, VIEW or a constraint; use a cfg without them");
    }
  }

  private Value eval(OpDefNode operator, TLCState state) {
    return (Value) tool.eval(operator.getBody(), Context.Empty, state);
  }

  private TLCState toTlc(State state) {
    return remembered.computeIfAbsent(state, values::toTlc);
  }

  private State toJava(TLCState state) {
    state.deepNormalize();
    State converted = values.toJava(state);
    remembered.putIfAbsent(converted, state);
    return converted;
  }

  /**
   * The words are made only when they are needed: printing a state takes longer than judging it.
   */
  private static <T> T asking(Supplier<String> what, Supplier<T> question) {
    try {
      return question.get();
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      SpecException error = new SpecException.EvaluationError(what.get(), ModuleReader.oneLine(e));
      error.initCause(e);
      throw error;
    }
  }

  /**
   * The states that were asked about last, as TLC has them: the next question is about one of them
   * or its successor.
   */
  private static final class Remembered extends LinkedHashMap<State, TLCState> {
    private static final long serialVersionUID = 1;

    Remembered() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<State, TLCState> eldest) {
      return size() > REMEMBERED;
    }
  }
}

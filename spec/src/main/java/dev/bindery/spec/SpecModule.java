package dev.bindery.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;

/**
 * A module with its cfg, read by TLC and ready to be asked. Every answer is TLC's own evaluation of
 * the operators in the {@code .tla} file.
 *
 * <p>Asking is safe from any thread; one question is worked on at a time. A question that TLC
 * cannot answer, such as one about a state of the wrong type, throws {@link
 * SpecException.EvaluationError}; it never gives {@code false}.
 *
 * <p>Loading takes about a second and keeps some tens of megabytes for the life of the process: the
 * same files are loaded once and then kept. Who edits a file loads its copy from another folder.
 */
public final class SpecModule {
  private static final ConcurrentMap<List<Object>, SpecModule> LOADED = new ConcurrentHashMap<>();

  private final String name;
  private final Evaluator evaluator;

  private SpecModule(ModelFiles files) {
    this.name = files.name() + " with " + files.cfg().getFileName();
    this.evaluator = TlcLoader.evaluator(files.folders(), files.name(), files.cfg());
  }

  /**
   * Reads a module.
   *
   * @param folder where the modules are
   * @param module the name of the module, in this folder or, as {@code broken/MCName}, in one
   *     below, whose modules then come before those of the folder itself
   * @param cfg the model's file, relative to the folder or absolute
   * @throws SpecException.MissingFile if the module or the cfg is not there
   * @throws SpecException.ParseError if the module or the cfg does not parse
   * @throws SpecException.MissingConstant if the cfg gives a constant no value
   * @throws SpecException.UndefinedName if the cfg names what the module does not define
   * @throws SpecException.EvaluationError if a constant or an assumption cannot be evaluated, or an
   *     assumption is false
   * @throws SpecException.Unsuitable if TLC cannot tell the actions of the next-state relation
   *     apart
   */
  public static SpecModule load(Path folder, String module, Path cfg) {
    ModelFiles files = ModelFiles.of(folder, module, cfg);
    List<Object> key = List.of(real(files.moduleFile()), real(files.cfg()));
    return LOADED.computeIfAbsent(key, unused -> new SpecModule(files));
  }

  /**
   * The same for who asks it a few questions and no more: it is loaded anew, and not kept. To go
   * through hundreds of models with {@link #load} would take gigabytes.
   */
  public static SpecModule loadOnce(Path folder, String module, Path cfg) {
    return new SpecModule(ModelFiles.of(folder, module, cfg));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The declared constants and their values in this model, by name, sorted; one that is not finite
   * is given as its text.
   */
  public Map<String, Object> constants() {
    synchronized (evaluator) {
      return evaluator.constants();
    }
  }

  /** The names of the variables, sorted. */
  public List<String> variables() {
    synchronized (evaluator) {
      return evaluator.variables();
    }
  }

  /** What the cfg lists under {@code INVARIANT}, in its order. */
  public List<SpecFormula> invariants() {
    return formulas(true);
  }

  /** What the cfg lists under {@code PROPERTY}, in its order. */
  public List<SpecFormula> properties() {
    return formulas(false);
  }

  private List<SpecFormula> formulas(boolean invariants) {
    synchronized (evaluator) {
      return evaluator.formulas().stream()
          .filter(formula -> (formula.kind() == SpecFormula.Kind.INVARIANT) == invariants)
          .toList();
    }
  }

  /** The actions of the next-state relation, in its order. */
  public List<SpecAction> actions() {
    synchronized (evaluator) {
      return evaluator.actions();
    }
  }

  /**
   * Every operation of this model: each action with all the arguments that the next-state relation
   * gives it, in its order.
   */
  public List<Operation> operations() {
    synchronized (evaluator) {
      return evaluator.operations();
    }
  }

  /** The states in which the model may begin. */
  public List<State> initialStates() {
    synchronized (evaluator) {
      return evaluator.initialStates();
    }
  }

  /**
   * What the spec lets come of an operation: exactly one outcome in a total and deterministic spec;
   * none or several show that it is not.
   *
   * @throws SpecException.UndefinedName if {@link #operations()} does not have it
   */
  public List<Outcome> step(State state, Operation operation) {
    synchronized (evaluator) {
      return evaluator.step(state, operation);
    }
  }

  /**
   * Whether a state satisfies a predicate: an invariant, or any other operator of the module
   * without parameters that speaks about one state. Of an action property {@code Init /\ [][A]_v},
   * the part about the initial state.
   *
   * @throws SpecException.UndefinedName if there is no such operator
   */
  public boolean holds(String predicate, State state) {
    synchronized (evaluator) {
      return evaluator.holds(predicate, state);
    }
  }

  /**
   * The value of an operator of the module, as {@code value(state, "WaitsFor", now, "s1")}; of one
   * that the cfg replaces, the value of what it is replaced by.
   *
   * @param arguments in the types of {@link Values}
   * @return a value in normal form
   * @throws SpecException.UndefinedName if there is no such operator with so many parameters
   */
  public Object value(State state, String operator, Object... arguments) {
    synchronized (evaluator) {
      return evaluator.value(state, operator, List.of(arguments));
    }
  }

  /**
   * Whether two states are a step of a named action with any of its arguments, of the whole
   * next-state relation by its name ({@code Next}), or are a step that an action property {@code
   * [][A]_v} of the cfg allows.
   *
   * @throws SpecException.UndefinedName if there is no such action or action property
   */
  public boolean isStep(String actionOrProperty, State from, State to) {
    synchronized (evaluator) {
      return evaluator.isStep(actionOrProperty, from, to);
    }
  }

  /**
   * The complete graph of the model. It is explored here and now, by one thread, with no regard to
   * invariants; its counts are those of TLC's own run ({@link TlcRun}), which a test compares.
   *
   * @param limit how long it may take
   * @param progress told the number of states expanded so far, after every one
   * @throws SpecException.TimeOut when the limit is reached
   * @throws SpecException.Unsuitable if the cfg uses {@code SYMMETRY}, {@code VIEW} or a
   *     constraint: the graph would not be complete
   */
  public StateGraph graph(Duration limit, IntConsumer progress) {
    synchronized (evaluator) {
      return StateGraph.explore(name, evaluator, limit, progress);
    }
  }

  /**
   * The name of the property that owns the formula at a place of a module, or that may; see {@link
   * TlcRun}.
   */
  String propertyAt(String location) {
    synchronized (evaluator) {
      return evaluator.propertyAt(location);
    }
  }

  /** The names of module and cfg. */
  @Override
  public String toString() {
    return name;
  }

  /** Where the files of a model are: checked once, used by both ways to TLC. */
  record ModelFiles(List<Path> folders, String name, Path cfg) {
    static ModelFiles of(Path folder, String module, Path cfg) {
      Path file = folder.resolve(module + ".tla").toAbsolutePath().normalize();
      if (!Files.isRegularFile(file)) {
        throw new SpecException.MissingFile("module", file);
      }
      Path model = folder.resolve(cfg).toAbsolutePath().normalize();
      if (!Files.isRegularFile(model)) {
        throw new SpecException.MissingFile("cfg", model);
      }
      Path own = Objects.requireNonNull(file.getParent());
      Path base = folder.toAbsolutePath().normalize();
      List<Path> folders = new ArrayList<>(List.of(own));
      if (!own.equals(base)) {
        folders.add(base);
      }
      String name = Objects.requireNonNull(file.getFileName()).toString();
      return new ModelFiles(folders, name.substring(0, name.length() - ".tla".length()), model);
    }

    Path moduleFile() {
      return folders.get(0).resolve(name + ".tla");
    }
  }
}

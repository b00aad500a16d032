package dev.bindery.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * All states that a model can reach and every step between them, refusals included. Immutable.
 *
 * <p>States are numbered from 0 in the order of a breadth-first search, the initial ones first.
 * Edges are numbered from 0 in the order of the states that they leave, so the edges of state
 * {@code s} are {@code firstEdge(s) <= e < firstEdge(s + 1)}. Everything about an edge is an {@code
 * int} in an array: a graph of millions of edges costs 12 bytes for each.
 */
public final class StateGraph {
  /** The action of what leads to one of several initial states. It has no answer. */
  public static final String START = "Start";

  private static final int NONE = -1;

  private final List<State> states;
  private final int initialStates;
  private final List<Operation> operations;
  private final List<String> answers;
  private final int[] firstEdge;
  private final int[] operation;
  private final int[] answer;
  private final int[] target;

  /** The edge by which a state was first reached. */
  private final int[] reachedBy;

  private StateGraph(Builder built) {
    this.states = List.copyOf(built.states);
    this.initialStates = built.initialStates;
    this.operations = built.operations;
    this.answers = List.copyOf(built.answers.keySet());
    this.firstEdge = built.firstEdge.toArray();
    this.operation = built.operation.toArray();
    this.answer = built.answer.toArray();
    this.target = built.target.toArray();
    this.reachedBy = built.reachedBy.toArray();
  }

  static StateGraph explore(
      String model, Evaluator evaluator, Duration limit, IntConsumer progress) {
    Builder builder = new Builder(model, evaluator.operations(), limit, progress);
    evaluator.explore(builder);
    return new StateGraph(builder);
  }

  /** How many states there are. */
  public int states() {
    return states.size();
  }

  /** How many of them are initial: those with the lowest numbers. */
  public int initialStates() {
    return initialStates;
  }

  /** How many edges there are: what TLC counts as generated, less the initial states. */
  public int edges() {
    return target.length;
  }

  /** A state by its number. */
  public State state(int state) {
    return states.get(state);
  }

  /** The first edge that leaves a state; for {@link #states()}, the number of edges. */
  public int firstEdge(int state) {
    return firstEdge[state];
  }

  /** The state that an edge leaves. */
  public int source(int edge) {
    int i = Arrays.binarySearch(firstEdge, edge);
    if (i < 0) {
      return -i - 2;
    }
    // States without edges share their first edge with the next state: the last of them has it.
    while (firstEdge[i + 1] == edge) {
      i++;
    }
    return i;
  }

  /** The state that an edge leads to. */
  public int target(int edge) {
    return target[edge];
  }

  /** The operation of an edge, as an index into {@link #operations()}. */
  public int operationIndex(int edge) {
    return operation[edge];
  }

  /** The operation of an edge. */
  public Operation operation(int edge) {
    return operations.get(operation[edge]);
  }

  /** The answer of an edge. */
  public String answer(int edge) {
    return answers.get(answer[edge]);
  }

  /** Operation and answer of an edge. */
  public Step step(int edge) {
    return new Step(operation(edge), answer(edge));
  }

  /** Every operation of the model, also one that no edge carries. */
  public List<Operation> operations() {
    return operations;
  }

  /** The answers that occur, in the order in which they were met. */
  public List<String> answers() {
    return answers;
  }

  /**
   * The edge by which the search first reached a state, or -1 for an initial state: all of these
   * form a tree of shortest paths.
   */
  public int reachedBy(int state) {
    return reachedBy[state];
  }

  /** The edges of a shortest path from an initial state to this one. */
  public int[] pathTo(int state) {
    int[] path = new int[depth(state) - 1];
    int at = state;
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = reachedBy[at];
      at = source(path[i]);
    }
    return path;
  }

  /** The edges of these operations, one after the other, from the first initial state. */
  public Optional<int[]> path(List<Operation> operations) {
    int[] edges = new int[operations.size()];
    int state = 0;
    for (int i = 0; i < edges.length; i++) {
      OptionalInt edge = edge(state, operations.get(i));
      if (edge.isEmpty()) {
        return Optional.empty();
      }
      edges[i] = edge.getAsInt();
      state = target(edges[i]);
    }
    return Optional.of(edges);
  }

  private OptionalInt edge(int state, Operation operation) {
    for (int edge = firstEdge(state); edge < firstEdge(state + 1); edge++) {
      if (operation(edge).equals(operation)) {
        return OptionalInt.of(edge);
      }
    }
    return OptionalInt.empty();
  }

  /** How many states a shortest path to this state has: 1 for an initial one. */
  public int depth(int state) {
    int depth = 1;
    for (int edge = reachedBy[state]; edge != NONE; edge = reachedBy[source(edge)]) {
      depth++;
    }
    return depth;
  }

  /** The depth of the deepest state, which is what TLC reports. */
  public int depth() {
    return depth(states.size() - 1);
  }

  /**
   * The part of this graph that its initial states reach over some edges only; states and edges are
   * numbered anew.
   *
   * @param kept whether an edge, by its number here, may be taken
   */
  public StateGraph restrictedTo(IntPredicate kept) {
    Builder part = new Builder("", operations, Duration.ZERO, unused -> {});
    int[] number = new int[states()];
    Arrays.fill(number, NONE);
    int[] from = new int[states()];
    for (int state = 0; state < initialStates; state++) {
      number[state] = state;
      from[state] = state;
      part.state(state(state), true);
    }
    for (int at = 0; at < part.states.size(); at++) {
      for (int edge = firstEdge(from[at]); edge < firstEdge(from[at] + 1); edge++) {
        if (!kept.test(edge)) {
          continue;
        }
        int to = target(edge);
        if (number[to] == NONE) {
          number[to] = part.states.size();
          from[number[to]] = to;
          part.state(state(to), false);
        }
        part.step(at, operationIndex(edge), answer(edge), number[to]);
      }
      part.firstEdge.add(part.target.size());
    }
    return new StateGraph(part);
  }

  /**
   * The same graph with one initial state, before all others: from there a {@link #START} leads to
   * each that was initial. This graph itself, if it has only one.
   */
  public StateGraph fromOneState() {
    if (initialStates == 1) {
      return this;
    }
    List<Operation> all = new ArrayList<>(operations);
    starts(states.subList(0, initialStates)).forEach((operation, state) -> all.add(operation));
    Builder whole = new Builder("", all, Duration.ZERO, unused -> {});
    whole.state(State.of(Map.of()), true);
    for (int state = 0; state < initialStates; state++) {
      whole.state(state(state), false);
      whole.step(0, operations.size() + state, "", state + 1);
    }
    whole.firstEdge.add(whole.target.size());
    for (int from = 0; from < states(); from++) {
      for (int edge = firstEdge(from); edge < firstEdge(from + 1); edge++) {
        int to = target(edge);
        if (to + 1 == whole.states.size()) {
          whole.state(state(to), false);
        }
        whole.step(from + 1, operationIndex(edge), answer(edge), to + 1);
      }
      whole.firstEdge.add(whole.target.size());
    }
    return new StateGraph(whole);
  }

  /**
   * The operations by which a path begins in one of several initial states, in their order, and
   * where each leads. The argument has the variables in which these states differ.
   */
  public static Map<Operation, State> starts(List<State> initial) {
    State any = initial.get(0);
    List<String> differing =
        any.variables().stream()
            .filter(name -> initial.stream().anyMatch(s -> !s.get(name).equals(any.get(name))))
            .toList();
    Map<Operation, State> starts = new LinkedHashMap<>();
    for (State state : initial) {
      Map<String, Object> values = new LinkedHashMap<>();
      differing.forEach(name -> values.put(name, state.get(name)));
      starts.put(Operation.of(START, values), state);
    }
    return starts;
  }

  /** Collects what the evaluator meets, within the time that is allowed. */
  private static final class Builder implements Evaluator.Explorer {
    private final String model;
    private final List<Operation> operations;
    private final Duration limit;
    private final long deadlineNs;
    private final IntConsumer progress;

    private final List<State> states = new ArrayList<>();
    private int initialStates;
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private final Ints firstEdge = new Ints();
    private final Ints operation = new Ints();
    private final Ints answer = new Ints();
    private final Ints target = new Ints();
    private final Ints reachedBy = new Ints();

    Builder(String model, List<Operation> operations, Duration limit, IntConsumer progress) {
      this.model = model;
      this.operations = List.copyOf(operations);
      this.limit = limit;
      this.deadlineNs = System.nanoTime() + limit.toNanos();
      this.progress = progress;
      firstEdge.add(0);
    }

    @Override
    public void state(State state, boolean initial) {
      states.add(state.sharing(shared));
      if (initial) {
        initialStates++;
        reachedBy.add(NONE);
      } else {
        // A new state is told before the step that led to it.
        reachedBy.add(target.size());
      }
    }

    @Override
    public void step(int from, int operationIndex, String answerText, int to) {
      operation.add(operationIndex);
      answer.add(answers.computeIfAbsent(answerText, unused -> answers.size()));
      target.add(to);
    }

    @Override
    public void expanded(int from) {
      firstEdge.add(target.size());
      if (System.nanoTime() - deadlineNs > 0) {
        throw new SpecException.TimeOut("the graph of " + model, limit);
      }
      progress.accept(from + 1);
    }
  }

  /** A growing array of numbers. */
  private static final class Ints {
    private int[] elements = new int[1024];
    private int size;

    void add(int element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, size + (size >> 1));
      }
      elements[size++] = element;
    }

    int size() {
      return size;
    }

    int[] toArray() {
      return Arrays.copyOf(elements, size);
    }
  }
}

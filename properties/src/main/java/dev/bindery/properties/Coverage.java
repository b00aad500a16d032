package dev.bindery.properties;

import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What occurred in the graphs of the models: which actions were taken, and which pairs of an
 * operation and an answer. A refusal leaves the state as it is, so only a complete graph shows it.
 *
 * <p>Models of one module count together, under the module's name: what one of them cannot reach,
 * another must. Safe for several threads.
 */
final class Coverage {
  private static final String OK = "ok";
  private static final String NO_ANSWER = "";

  private final Set<String> pairs = new ConcurrentSkipListSet<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final Set<String> actions = new ConcurrentSkipListSet<>();
  private final Set<String> taken = new ConcurrentSkipListSet<>();

  /**
   * The graph of one more model.
   *
   * @param root the name of its root module
   */
  void add(String root, SpecModule module, StateGraph graph) {
    String name = SpecTree.family(root) + "!";
    for (SpecAction action : module.actions()) {
      actions.add(name + action.name());
      action.answers().stream()
          .filter(answer -> !answer.equals(NO_ANSWER))
          .forEach(answer -> pairs.add(Subject.pair(name + action.name(), answer)));
    }
    Map<String, Set<String>> given = new HashMap<>();
    Set<String> moved = new HashSet<>();
    for (int edge = 0; edge < graph.edges(); edge++) {
      String action = graph.operation(edge).action();
      given.computeIfAbsent(action, any -> new HashSet<>()).add(graph.answer(edge));
      if (graph.source(edge) != graph.target(edge)) {
        moved.add(action);
      }
    }
    given.forEach(
        (action, answers) -> {
          for (String answer : answers) {
            if (!answer.equals(NO_ANSWER)) {
              seen.add(Subject.pair(name + action, answer));
            }
            if (answer.equals(NO_ANSWER) || answer.equals(OK)) {
              taken.add(name + action);
            }
          }
        });
    moved.forEach(action -> taken.add(name + action));
  }

  /** How many pairs there are, and how many of them occurred. */
  Summary.Answers answers() {
    return new Summary.Answers(pairs.size(), seen.size());
  }

  /** How many actions there are, and how many of them did what they are for. */
  Summary.Actions actions() {
    return new Summary.Actions(actions.size(), taken.size());
  }

  /**
   * By module and action: each answer, and whether it occurred. An action without answers has the
   * empty one.
   */
  Map<String, Map<String, Map<String, Boolean>>> byModule() {
    Map<String, Map<String, Map<String, Boolean>>> modules = new TreeMap<>();
    for (String name : actions) {
      String[] parts = name.split("!", 2);
      modules.computeIfAbsent(parts[0], unused -> new TreeMap<>()).put(parts[1], answersOf(name));
    }
    return modules;
  }

  private Map<String, Boolean> answersOf(String action) {
    Map<String, Boolean> answers = new TreeMap<>();
    String before = Subject.pair(action, "");
    pairs.stream()
        .filter(pair -> pair.startsWith(before))
        .forEach(pair -> answers.put(pair.substring(before.length()), seen.contains(pair)));
    if (answers.isEmpty()) {
      answers.put(NO_ANSWER, taken.contains(action));
    }
    return answers;
  }

  /** What never occurred: pairs and actions, sorted. */
  List<String> missing() {
    Set<String> missing = new TreeSet<>(pairs);
    missing.addAll(actions);
    missing.removeAll(seen);
    missing.removeAll(taken);
    return new ArrayList<>(missing);
  }
}

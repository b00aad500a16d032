package dev.bindery.spec.tree;

import dev.bindery.spec.tree.ModuleText.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The faults that can be planted in a module, one at a time: in what the next-state relation and
 * the initial predicate are made of, and not in the formulas that TLC checks of them.
 */
final class Mutants {
  private static final List<String> ROOTS = List.of("Init", "Next");

  /**
   * A fault that can be planted.
   *
   * @param module the module
   * @param operator the operator in it
   * @param kind what is done
   * @param fault the same in the words of the module, unique in the operator
   * @param rules the rules whose ids stand in the lines that change, or else at the operator
   * @param text the module with the fault in it
   */
  record Planted(
      String module,
      String operator,
      Edit.Kind kind,
      String fault,
      List<String> rules,
      String text) {
    /** What names it in files. */
    String id() {
      return module + "!" + operator + ": " + fault;
    }
  }

  private final SpecTree tree;

  Mutants(SpecTree tree) {
    this.tree = tree;
  }

  /** All faults of a module, from the top. */
  List<Planted> of(String module) {
    String text = text(tree.folder().resolve(module + ".tla"));
    Edits edits = new Edits(text);
    Set<String> steps = steps(module);
    List<Planted> all = new ArrayList<>();
    for (Operator operator : tree.module(module).operators()) {
      if (operator.kind() == Operator.Kind.DEFINITION && steps.contains(operator.name())) {
        Map<String, Integer> times = new HashMap<>();
        for (Edit edit : edits.in(operator.line() - 1, operator.lastLine() - 1)) {
          int time = times.merge(edit.fault(), 1, Integer::sum);
          all.add(
              new Planted(
                  module,
                  operator.name(),
                  edit.kind(),
                  edit.fault() + (time > 1 ? " (" + time + ")" : ""),
                  rules(edits.remarks(edit), operator),
                  edits.apply(edit)));
        }
      }
    }
    return all;
  }

  private static List<String> rules(String remarks, Operator operator) {
    Set<String> ids = new TreeSet<>(Rules.idsIn(remarks));
    if (ids.isEmpty()) {
      ids.addAll(Rules.idsIn(String.join(" ", operator.remarks())));
    }
    return List.copyOf(ids);
  }

  /** What the steps of any module that uses this one are made of. */
  private Set<String> steps(String module) {
    Set<String> steps = new TreeSet<>();
    for (ModuleText user : tree.users(module)) {
      if (user.name().startsWith("Broken")) {
        continue;
      }
      Map<String, Set<String>> words = new HashMap<>();
      for (ModuleText part : tree.closure(user.name())) {
        for (Operator operator : part.operators()) {
          words
              .computeIfAbsent(operator.name(), unused -> new TreeSet<>())
              .addAll(part.namesIn(operator));
        }
      }
      Deque<String> open = new ArrayDeque<>(ROOTS);
      Set<String> reached = new TreeSet<>(ROOTS);
      while (!open.isEmpty()) {
        for (String word : words.getOrDefault(open.remove(), Set.of())) {
          if (words.containsKey(word) && reached.add(word)) {
            open.add(word);
          }
        }
      }
      steps.addAll(reached);
    }
    return steps;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

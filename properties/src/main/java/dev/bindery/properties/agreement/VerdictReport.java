package dev.bindery.properties.agreement;

import dev.bindery.properties.Difference;
import dev.bindery.properties.agreement.Verdicts.Rule;
import dev.bindery.properties.agreement.Verdicts.Verdict;
import dev.bindery.properties.explain.Columns;
import dev.bindery.spec.Operation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a person the verdicts: a line for each rule, then the cases, each once and short. */
public final class VerdictReport {
  private static final int MOST_CASES = 5;

  private final PrintWriter out;

  /** Tells to a writer. */
  public VerdictReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * Tells all.
   *
   * @param words what each rule says, by its id
   */
  public void tell(Verdicts verdicts, Map<String, String> words) {
    for (Rule rule : verdicts.rules()) {
      out.printf(
          "%-5s %-15s %8d of %8d transitions  %s%n",
          rule.id(),
          rule.verdict().words(),
          rule.agreed(),
          rule.transitions(),
          rule.reason().isEmpty() ? words.getOrDefault(rule.id(), "") : rule.reason());
    }
    Map<Verdict, Long> counts =
        verdicts.rules().stream()
            .collect(Collectors.groupingBy(Rule::verdict, TreeMap::new, Collectors.counting()));
    out.printf(
        "%nOf %d rules: %s%n",
        verdicts.rules().size(),
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().words())
            .collect(Collectors.joining(", ")));
    tellCases(verdicts);
    out.flush();
  }

  private void tellCases(Verdicts verdicts) {
    Map<Difference, List<String>> cases = new LinkedHashMap<>();
    for (Rule rule : verdicts.with(Verdict.DIFFERS)) {
      rule.difference()
          .ifPresent(
              found -> cases.computeIfAbsent(found, unused -> new ArrayList<>()).add(rule.id()));
    }
    int told = 0;
    for (Map.Entry<Difference, List<String>> each : cases.entrySet()) {
      if (told++ == MOST_CASES) {
        out.printf("%nAnd %d cases more.%n", cases.size() - MOST_CASES);
        return;
      }
      Difference shortest = each.getKey();
      out.printf("%n%s differs:%n%n%s", String.join(", ", each.getValue()), shortest);
      List<Operation> operations = new ArrayList<>();
      shortest.path().forEach(step -> operations.add(step.operation()));
      if (shortest.operation() != null) {
        operations.add(shortest.operation());
      }
      out.printf("%nIn T-SQL, a column for each session:%n%n");
      Columns.of(operations).forEach(out::println);
    }
  }
}

package dev.bindery.properties.agreement;

import dev.bindery.properties.Capabilities;
import dev.bindery.properties.Difference;
import dev.bindery.properties.agreement.Agreement.Tally;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Step;
import dev.bindery.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run means for each rule that an answer of its model rests on.
 *
 * <p>A difference speaks against the rules of the answer that the spec has there. But if the system
 * gives that answer elsewhere as it should, it is rather in another state than the spec: then
 * against the rules of the step before, as far as any stand at that. If one of these rules is
 * accepted, only against that.
 *
 * @param rules a verdict for each, by its id
 * @param pairs what became of each action and answer
 * @param accepted those of them whose difference is accepted
 */
public record Verdicts(List<Rule> rules, Map<Pair, Tally> pairs, Set<Pair> accepted) {
  /** Stands for the rules of an answer at which none stands: as {@code closed}. */
  private static final String NO_RULE = "other";

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing((String id) -> id.replaceAll("\\d", ""))
          .thenComparingInt(id -> Integer.parseInt("0" + id.replaceAll("\\D", "")));

  /** What a run says of a rule. */
  public enum Verdict {
    /** Every transition that rests on it was done, and answered as the spec says. */
    AGREES,
    /** One was answered otherwise. */
    DIFFERS,
    /** The same, and somebody accepts it. */
    ACCEPTED,
    /** The system does what it is about, and cannot tell the answers. */
    NOT_OBSERVABLE,
    /** The system cannot do what it is about, or be led there. */
    NOT_SUPPORTED,
    /** Not all that rests on it was done: the time was over, or a difference is in the way. */
    NOT_REACHED;

    /** In the words of a report. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * A rule and what is said of it.
   *
   * @param id as {@code N3}
   * @param transitions that rest on it
   * @param agreed how many of them agreed
   * @param reason why a deviation is accepted; else empty
   * @param difference the shortest case; none unless it differs or is accepted
   */
  public record Rule(
      String id,
      Verdict verdict,
      long transitions,
      long agreed,
      String reason,
      Optional<Difference> difference) {}

  /** Copies what it is given. */
  public Verdicts {
    rules = List.copyOf(rules);
    pairs = Map.copyOf(pairs);
    accepted = Set.copyOf(accepted);
  }

  /**
   * Judges a run.
   *
   * @param root the module of its model
   */
  public static Verdicts of(
      Agreement.Result run,
      Capabilities capabilities,
      Accepted accepted,
      SpecTree tree,
      String root) {
    Set<String> excusedRules = accepted.reasons().keySet();
    Set<Pair> excusedPairs = new TreeSet<>();
    Map<Pair, List<Difference>> against = new TreeMap<>();
    run.tallies()
        .forEach(
            (pair, tally) ->
                tally
                    .first()
                    .ifPresent(
                        difference -> {
                          Pair blamed =
                              blamed(
                                  pair,
                                  tally,
                                  difference,
                                  step -> !rulesOf(tree, root, step).contains(NO_RULE));
                          against
                              .computeIfAbsent(blamed, unused -> new ArrayList<>())
                              .add(difference);
                          if (!Collections.disjoint(rulesOf(tree, root, blamed), excusedRules)) {
                            excusedPairs.add(pair);
                          }
                        }));
    Map<String, List<Evidence>> byRule = new TreeMap<>(BY_NUMBER);
    new TreeMap<>(run.tallies())
        .forEach(
            (pair, tally) -> {
              Set<String> rules = rulesOf(tree, root, pair);
              Set<String> excused = new LinkedHashSet<>(rules);
              excused.retainAll(excusedRules);
              boolean shown = capabilities.shows(Operation.of(pair.action()), pair.answer());
              List<Difference> differences = against.getOrDefault(pair, List.of());
              for (String rule : rules) {
                boolean blamed = excused.isEmpty() || excused.contains(rule);
                byRule
                    .computeIfAbsent(rule, unused -> new ArrayList<>())
                    .add(new Evidence(tally, shown, blamed ? differences : List.of()));
              }
            });
    List<Rule> rules = new ArrayList<>();
    byRule.forEach((rule, evidence) -> rules.add(rule(rule, evidence, accepted)));
    return new Verdicts(rules, run.tallies(), excusedPairs);
  }

  private static Set<String> rulesOf(SpecTree tree, String root, Pair pair) {
    Set<String> rules = tree.rulesOf(root, pair.action(), pair.answer());
    return rules.isEmpty() ? Set.of(NO_RULE) : rules;
  }

  /**
   * The pair whose rules a difference speaks against; steps on which no rule stands are no cause.
   */
  private static Pair blamed(
      Pair pair, Tally tally, Difference difference, Predicate<Pair> hasRules) {
    List<Step> path = difference.path();
    for (int i = path.size() - 1; i >= 0 && tally.agreed() > 0; i--) {
      Pair before = new Pair(path.get(i).operation().action(), path.get(i).answer());
      if (hasRules.test(before)) {
        return before;
      }
    }
    return pair;
  }

  /**
   * @param shown whether the answer can be told
   * @param against the differences that speak against the rule
   */
  private record Evidence(Tally tally, boolean shown, List<Difference> against) {}

  private static Rule rule(String id, List<Evidence> evidence, Accepted accepted) {
    long transitions = evidence.stream().mapToLong(each -> each.tally().transitions()).sum();
    long agreed = evidence.stream().mapToLong(each -> each.tally().agreed()).sum();
    Optional<Difference> difference =
        evidence.stream()
            .flatMap(each -> each.against().stream())
            .min(Comparator.comparingInt(each -> each.path().size()));
    String reason = accepted.reasons().getOrDefault(id, "");
    return new Rule(
        id,
        difference.isPresent()
            ? reason.isEmpty() ? Verdict.DIFFERS : Verdict.ACCEPTED
            : withoutDifference(evidence),
        transitions,
        agreed,
        difference.isPresent() ? reason : "",
        difference);
  }

  private static Verdict withoutDifference(List<Evidence> evidence) {
    List<Evidence> supported =
        evidence.stream().filter(each -> each.tally().supported() > 0).toList();
    if (supported.isEmpty()) {
      return Verdict.NOT_SUPPORTED;
    }
    if (supported.stream().noneMatch(Evidence::shown)) {
      return Verdict.NOT_OBSERVABLE;
    }
    boolean all =
        supported.stream()
            .allMatch(
                each ->
                    each.tally().agreed() == each.tally().supported()
                        || each.tally().first().isPresent());
    return all ? Verdict.AGREES : Verdict.NOT_REACHED;
  }

  /** The rules with a verdict. */
  public List<Rule> with(Verdict verdict) {
    return rules.stream().filter(rule -> rule.verdict() == verdict).toList();
  }
}

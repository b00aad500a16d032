package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Each rule has a test, and a fault under which that test is red. The README shows the table. */
class EngineFaultTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- rules: written by EngineFaultTest -->\n";
  private static final String END = "<!-- end of rules -->";

  /** Rules of the contract that are about an engine in process. */
  private static final List<String> RULES =
      Stream.of(
              numbered("N", 9),
              numbered("S", 5),
              numbered("T", 9),
              numbered("B", 12),
              numbered("X", 9),
              numbered("L", 11),
              numbered("I", 5),
              numbered("A", 8),
              numbered("E", 4),
              numbered("P", 3),
              Stream.of("14"))
          .flatMap(rules -> rules)
          .toList();

  /** Those that are not there, each with the reason; the list only shrinks. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "T8", "a matter of T-SQL: `impl/tsql`",
          "I4", "a matter of T-SQL, until there are row versions: `impl/tsql`");

  static List<EngineFault> faults() {
    return EngineFault.ALL.stream().filter(EngineFault::hasTest).toList();
  }

  @Tag("thorough")
  @ParameterizedTest
  @MethodSource("faults")
  void theTestOfTheRuleIsRedUnderTheFault(EngineFault fault) {
    assertEquals(1, assertTimeoutPreemptively(LIMIT, () -> failures(fault)), fault.test());
  }

  @Tag("thorough")
  @Test
  void withoutAFaultTheCopyIsGreen() throws Exception {
    for (String test : faults().stream().map(EngineFault::test).distinct().toList()) {
      assertEquals(0, failures(new EngineFault("", "nothing", test, List.of())), test);
    }
  }

  @Test
  void everyRuleIsInTheTableAndTheReadmeShowsIt() throws IOException {
    Map<String, List<EngineFault>> byRule = new TreeMap<>();
    faults()
        .forEach(
            fault ->
                fault
                    .eachRule()
                    .forEach(
                        rule ->
                            byRule.merge(
                                rule,
                                List.of(fault),
                                (a, b) -> Stream.concat(a.stream(), b.stream()).toList())));
    String rows =
        RULES.stream()
            .map(
                rule ->
                    ELSEWHERE.containsKey(rule)
                        ? "| " + rule + " | | " + ELSEWHERE.get(rule) + " |"
                        : byRule.getOrDefault(rule, List.of()).stream()
                            .map(fault -> row(rule, fault))
                            .collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n"));
    List<String> missing =
        RULES.stream()
            .filter(rule -> !byRule.containsKey(rule) && !ELSEWHERE.containsKey(rule))
            .toList();
    assertEquals(List.of(), missing);
    String table = "| rule | shown by | red when |\n|---|---|---|\n" + rows + "\n";
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    int to = readme.indexOf(END);
    if (Boolean.getBoolean("bindery.write")) {
      Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
    } else {
      assertEquals(table, readme.substring(from, to), "write it: -Dbindery.write=true");
    }
  }

  private static String row(String rule, EngineFault fault) {
    return "| %s | `%s` | %s |".formatted(rule, fault.test(), fault.what());
  }

  private static Stream<String> numbered(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
  }

  /** How often the fault's test fails on the copy: 0 or 1. */
  private static int failures(EngineFault fault) throws ClassNotFoundException {
    String[] test = fault.test().split("#", -1);
    Class<?> type = new FaultyEngine(fault).loadClass("dev.bindery.engine." + test[0], false);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(type, test[1]))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    assertEquals(1, summary.getSummary().getTestsFoundCount(), fault.test());
    return Math.toIntExact(summary.getSummary().getTestsFailedCount());
  }
}

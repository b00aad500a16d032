package dev.bindery.properties;

import dev.bindery.properties.agreement.Accepted;
import dev.bindery.properties.agreement.Agreement;
import dev.bindery.properties.agreement.JunitXml;
import dev.bindery.properties.agreement.VerdictReport;
import dev.bindery.properties.agreement.Verdicts;
import dev.bindery.properties.corpus.Answerer;
import dev.bindery.properties.jdbc.JdbcSystem;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.tree.Rules;
import dev.bindery.spec.tree.SpecTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bindery-check} about a system that gets a verdict for each rule. */
final class SystemOptions {
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  @Option(
      names = "--rules",
      description = "With --corpus: a verdict for each rule that the answers of its model rest on.")
  private boolean rules;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "With --corpus: a server that speaks T-SQL instead of the engine. Its driver is on the"
              + " class path.")
  private @Nullable String jdbc;

  @Option(names = "--user", paramLabel = "NAME", description = "With --jdbc: the login.")
  private @Nullable String user;

  @Option(
      names = "--password",
      arity = "0..1",
      interactive = true,
      description = "With --jdbc: asks for the password.")
  private char @Nullable [] password;

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description =
          "What the system cannot do: actions of the spec, as SetLevel, or answers of them, as"
              + " 'Begin 701'. The rest is reached without them.")
  private Set<String> without = Set.of();

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description = "Deviations that are accepted: a line for each, the rule's id and the reason.")
  private @Nullable Path accepted;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes what became of each action and answer as a JUnit report.")
  private @Nullable Path junit;

  SystemOptions() {}

  /** Whether one of them is given. */
  boolean isGiven() {
    return rules
        || jdbc != null
        || user != null
        || password != null
        || !without.isEmpty()
        || accepted != null
        || junit != null;
  }

  /** What makes the systems that are asked for; those of a class, unless it is a server. */
  UnderTest.Maker maker(@Nullable String className, Walked walked) {
    if (jdbc == null) {
      if (user != null || password != null) {
        throw new IllegalArgumentException("--user and --password need --jdbc");
      }
      return walked.maker(className);
    }
    if (walked.type() != SystemUnderTest.class) {
      throw new IllegalArgumentException("--jdbc needs a corpus of a model of BoundSessions");
    }
    if (className != null) {
      throw new IllegalArgumentException("--jdbc and --system exclude each other");
    }
    String url = jdbc;
    Properties login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", new String(password));
    }
    try {
      DriverManager.getConnection(url, login).close();
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "no connection by --jdbc: SQLState %s, error %d"
              .formatted(e.getSQLState(), e.getErrorCode()),
          e);
    }
    return JdbcSystem.on(() -> DriverManager.getConnection(url, login)).maker();
  }

  /**
   * Tries a system and tells the verdicts.
   *
   * @param root the module of the model
   * @param time null for as long as it takes
   * @return the exit code
   */
  int run(
      String model,
      String root,
      SpecModule module,
      StateGraph graph,
      UnderTest.Maker systems,
      Path spec,
      @Nullable Duration time,
      PrintWriter out)
      throws InterruptedException, IOException {
    without.forEach(name -> requireKnown(name, graph));
    if (junit != null) {
      requireWritable(junit);
    }
    SpecTree tree = SpecTree.read(spec);
    Rules all = Rules.read(spec);
    Accepted deviations = accepted == null ? Accepted.NOTHING : Accepted.read(accepted, all);
    Capabilities capabilities = systems.capabilities().without(without);
    Supplier<Answerer> fresh = Walked.of(root).answerers(module, systems);
    Agreement.Result run;
    try (Progress progress = Progress.of(graph.edges())) {
      run =
          Agreement.of(graph, capabilities, fresh, time == null ? NO_LIMIT : time, progress::done);
    }
    Verdicts verdicts = Verdicts.of(run, capabilities, deviations, tree, root);
    run.broken().ifPresent(out::print);
    new VerdictReport(out)
        .tell(
            verdicts,
            all.all().stream().collect(Collectors.toMap(Rules.Rule::id, Rules.Rule::rule)));
    if (junit != null) {
      JunitXml.write(model, verdicts, junit);
    }
    if (run.broken().isPresent() || !verdicts.with(Verdicts.Verdict.DIFFERS).isEmpty()) {
      return 1;
    }
    return run.outOfTime() ? BinderyCheck.OUT_OF_TIME : 0;
  }

  /** Before anything runs: minutes of work must not be lost for a file that cannot be written. */
  private static void requireWritable(Path file) {
    try {
      Files.newBufferedWriter(file).close();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write --junit " + file, e);
    }
  }

  private static void requireKnown(String name, StateGraph graph) {
    String[] parts = name.split(" ", 2);
    boolean isAction =
        parts[0].equals("*")
            || graph.operations().stream().anyMatch(each -> each.action().equals(parts[0]));
    if (!isAction || (parts.length > 1 && !graph.answers().contains(parts[1]))) {
      throw new IllegalArgumentException(
          "--without: the model has no action or answer '" + name + "'");
    }
  }
}

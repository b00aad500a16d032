package dev.bindery.properties;

import dev.bindery.spec.SpecAction;
import dev.bindery.spec.SpecFormula;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes the jqwik sources of a module and a cfg: a class with one property for each invariant and
 * action property that the cfg names, under that name, and one that every step is a step of the
 * spec; and a class with one action for each action of the spec. The actions call the module's
 * {@link UnderTest} by name, so an action without a method there does not compile.
 *
 * <p>An operation is possible in any state and its arguments come from small constant sets. So
 * every part of a failing run is a run, and jqwik shrinks it without a precondition.
 *
 * <p>An action is drawn as often as it has answers, since what has many answers needs many tries;
 * but sessions connect often and seldom end what others need.
 */
public final class PropertySources {
  static final String PACKAGE = "dev.bindery.properties.generated";

  /** What leads far, often; what ends it, seldom. Others by the number of their answers. */
  private static final Map<String, Integer> WEIGHTS =
      Map.ofEntries(
          Map.entry("Connect", 16),
          Map.entry("ConnectFrom", 2),
          Map.entry("Disconnect", 1),
          Map.entry("Kill", 1),
          Map.entry("Begin", 20),
          Map.entry("Bind", 20),
          Map.entry("Leave", 1),
          Map.entry("Open", 9),
          Map.entry("Close", 1),
          Map.entry("Cancel", 1),
          Map.entry("Save", 18),
          Map.entry("RollbackTo", 12),
          Map.entry("Write", 18),
          Map.entry("SetLevel", 5),
          Map.entry("SetXactAbort", 24),
          Map.entry("Fail", 20),
          Map.entry("Call", 20),
          Map.entry("Return", 12),
          Map.entry("SrvGetBindToken", 1));

  private static final int RUN_LENGTH = 100;

  /** What may bind, against garbage. */
  private static final int WEIGHT_OF_TOKENS = 6;

  /** An option that is on, and an error that is caught: both are needed for a doom. */
  private static final int WEIGHT_OF_TRUE = 6;

  /** The interface whose methods take tokens. */
  private static final String TOKENS = SystemUnderTest.class.getSimpleName();

  private static final List<String> WORDS_OF_THE_TEMPLATE =
      List.of("operation", "run", "system", "Run", "Token");

  /** So many times fewer runs show no less of most faults, and take that much less time. */
  private static final int FEWER = 8;

  private final SpecModule spec;
  private final String module;
  private final String cfg;
  private final String base;
  private final @Nullable String seed;
  private final int tries;
  private final boolean thorough;
  private final String type;

  private PropertySources(
      SpecModule spec,
      String module,
      String cfg,
      @Nullable String seed,
      int tries,
      boolean thorough) {
    this.spec = spec;
    this.module = module;
    this.cfg = cfg;
    this.seed = seed;
    this.tries = tries;
    this.thorough = thorough;
    base = baseName(cfg);
    type = Walked.of(module).type().getSimpleName();
  }

  /**
   * Writes the sources.
   *
   * @param args the folder to write to, then modules, each with a cfg, after how many runs each
   *     pair of action and answer has occurred, and whether its properties are for thorough runs
   *     only. {@code -Dbindery.seed=N} fixes the seed of every property
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 5 || args.length % 4 != 1) {
      throw new IllegalArgumentException("Usage: FOLDER [MODULE CFG TRIES always|thorough]...");
    }
    String seed = System.getProperty("bindery.seed", "");
    for (int i = 1; i < args.length; i += 4) {
      write(
          Specs.load(args[i], args[i + 1]),
          args[i],
          args[i + 1],
          seed.isEmpty() ? null : seed,
          Integer.parseInt(args[i + 2]),
          isThorough(args[i + 3]),
          Path.of(args[0]));
    }
  }

  private static boolean isThorough(String when) {
    return switch (when) {
      case "always" -> false;
      case "thorough" -> true;
      default -> throw new IllegalArgumentException("always or thorough, not " + when);
    };
  }

  /**
   * Writes the two sources of a module and a cfg.
   *
   * @param seed of every property; null for a new one in each run
   * @param tries runs of the property about steps, which must reach every pair; those of the others
   *     are configured
   * @param thorough whether they are for thorough runs only
   * @param folder the root of the sources
   * @return their paths
   */
  static List<Path> write(
      SpecModule spec,
      String module,
      String cfg,
      @Nullable String seed,
      int tries,
      boolean thorough,
      Path folder)
      throws IOException {
    PropertySources sources = new PropertySources(spec, module, cfg, seed, tries, thorough);
    Path packageFolder = Files.createDirectories(folder.resolve(PACKAGE.replace('.', '/')));
    return List.of(
        Files.writeString(packageFolder.resolve(sources.base + "Actions.java"), sources.actions()),
        Files.writeString(
            packageFolder.resolve(sources.base + "Properties.java"), sources.properties()));
  }

  /**
   * {@code models/BoundSmall.cfg} is {@code BoundSmall}, {@code BoundProperties.cfg} is {@code
   * Bound}.
   */
  static String baseName(String cfg) {
    return cfg.substring(cfg.lastIndexOf('/') + 1).replaceFirst("(Properties)?\\.cfg$", "");
  }

  private String properties() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package %1$s;

        import dev.bindery.properties.Run;
        import dev.bindery.properties.Subject;
        import java.util.List;
        import java.util.function.Consumer;
        import net.jqwik.api.Arbitrary;
        import net.jqwik.api.ForAll;
        import net.jqwik.api.Property;
        import net.jqwik.api.Provide;
        import net.jqwik.api.Tag;
        import net.jqwik.api.state.ActionChain;
        import net.jqwik.api.statistics.Statistics;
        import net.jqwik.api.statistics.StatisticsReport;

        /**
         * What {@code %3$s} says of {@code %2$s}, held against a system at
         * random. Generated: do not edit.
         */
        %7$spublic class %4$sProperties {
          private static final Subject SUBJECT = Subject.of("%2$s", "%3$s");
          private static final List<String> PAIRS = SUBJECT.pairs();

          /** Every step is a step of the spec, with its answer. */
          @Property(tries = %8$d%5$s)
          void everyStepIsAStepOfTheSpec(@ForAll("runs") ActionChain<Run> runs) {
            check(runs.withInvariant("everyStepIsAStepOfTheSpec", Run::isStepOfTheSpec));
          }

          /** The same in so many runs that every pair of action and answer occurs. */
          @Tag("thorough")
          @Property(tries = %6$d%5$s)
          @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
          void everyPairOfActionAndAnswerOccurs(@ForAll("runs") ActionChain<Run> runs) {
            check(
                runs.withInvariant(
                    "everyStepIsAStepOfTheSpec",
                    run -> {
                      run.isStepOfTheSpec();
                      Statistics.label("pairs").collect(run.pair());
                    }));
            Statistics.label("pairs")
                .coverage(
                    coverage -> PAIRS.forEach(pair -> coverage.check(pair).count(n -> n > 0)));
          }
        """
            .formatted(
                PACKAGE,
                module,
                cfg,
                base,
                seed == null ? "" : ", seed = \"" + seed + "\"",
                tries,
                thorough ? "@Tag(\"thorough\")\n" : "",
                tries / FEWER));
    spec.invariants().forEach(invariant -> text.append(property(invariant, "holds")));
    for (SpecFormula property : spec.properties()) {
      switch (property.kind()) {
        case ACTION -> text.append(property(property, "keeps"));
        case INITIAL -> text.append(property(property, "starts"));
        case TEMPORAL -> text.append(drain(property));
        case INVARIANT -> throw new IllegalArgumentException(property + " is no property");
      }
    }
    text.append(
        """

          private static void check(ActionChain<Run> runs) {
            check(runs, run -> {});
          }

          private static void check(ActionChain<Run> runs, Consumer<Run> atTheEnd) {
            try {
              atTheEnd.accept(runs.run());
            } finally {
              runs.finalState().ifPresent(Run::close);
            }
          }

          /** Random runs. */
          @Provide
          public Arbitrary<ActionChain<Run>> runs() {
            return ActionChain.<Run>startWith(SUBJECT::fresh)
        """);
    for (SpecAction action : spec.actions()) {
      text.append(
          "        .withAction(%d, new %sActions.%s())%n"
              .formatted(weight(action), base, action.name()));
    }
    text.append(
        """
                .withMaxTransformations(%d);
          }
        }
        """
            .formatted(RUN_LENGTH));
    return text.toString();
  }

  private static int weight(SpecAction action) {
    return WEIGHTS.getOrDefault(action.name(), action.answers().size());
  }

  /**
   * Of two sessions or names the first is drawn more often: so that few meet often, not many
   * seldom.
   */
  private static int weight(Object argument, int last) {
    if (argument instanceof Token token) {
      return token.transaction() > 0 ? WEIGHT_OF_TOKENS : 1;
    }
    return Boolean.TRUE.equals(argument) ? WEIGHT_OF_TRUE : last;
  }

  private String annotation() {
    return seed == null ? "" : "(seed = \"" + seed + "\")";
  }

  private String property(SpecFormula formula, String judge) {
    return """

          /** %1$s */
          @Property%4$s
          void %2$s(@ForAll("runs") ActionChain<Run> runs) {
            check(runs.withInvariant("%2$s", run -> run.%3$s("%2$s")));
          }
        """
        .formatted(javadoc(formula.comment(), formula.name()), formula.name(), judge, annotation());
  }

  /** Of whole behaviours a run shows no more than its end. */
  private String drain(SpecFormula formula) {
    return """

          /** %1$s At the end of a run all others go, and then nobody waits. */
          @Property%3$s
          void %2$s(@ForAll("runs") ActionChain<Run> runs) {
            check(runs, run -> run.drains(dev.bindery.properties.%4$s.class));
          }
        """
        .formatted(javadoc(formula.comment(), formula.name()), formula.name(), annotation(), type);
  }

  private String actions() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package %1$s;

        import static dev.bindery.properties.Run.operation;

        import dev.bindery.properties.Run;
        import dev.bindery.properties.%5$s;
        %6$s
        import dev.bindery.spec.Operation;
        import net.jqwik.api.Arbitraries;
        import net.jqwik.api.Arbitrary;
        import net.jqwik.api.Combinators;
        import net.jqwik.api.Tuple;
        import net.jqwik.api.state.Action;
        import net.jqwik.api.state.Transformer;

        /**
         * The actions of {@code %2$s} with the domains of {@code %3$s}.
         * Generated: do not edit.
         */
        final class %4$sActions {
          private %4$sActions() {}
        """
            .formatted(
                PACKAGE,
                module,
                cfg,
                base,
                type,
                type.equals(TOKENS) ? "import dev.bindery.properties.Token;" : ""));
    spec.actions().forEach(action -> text.append(action(action)));
    return text.append("}\n").toString();
  }

  private String action(SpecAction action) {
    List<String> names = action.parameters().stream().map(p -> javaName(p.name())).toList();
    return """

          /** %1$s */
          static final class %2$s implements Action.Independent<Run> {
            @Override
            public Arbitrary<Transformer<Run>> transformer() {
              return %3$s {
                        Operation operation = operation(%4$s);
                        return Transformer.<Run>mutate(
                            operation.toString(),
                            run -> run.step(operation, %7$s.class, system -> system.%5$s(%6$s)));
                      });
            }
          }
        """
        .formatted(
            javadoc(action.comment(), action.name()),
            action.name(),
            draw(names, action.parameters().stream().map(SpecAction.Parameter::domain).toList()),
            String.join(", ", prepend(literal(action.name()), names)),
            Calls.methodName(action.name()),
            String.join(", ", names),
            type);
  }

  /** The head of the expression that draws the arguments, up to the arrow of its lambda. */
  private static String draw(List<String> names, List<List<Object>> domains) {
    List<String> sets = new ArrayList<>();
    for (List<Object> domain : domains) {
      StringJoiner values = new StringJoiner(", ", "Arbitraries.frequency(", ")");
      for (int i = 0; i < domain.size(); i++) {
        Object argument = Calls.argument(domain.get(i));
        int weight = weight(argument, domain.size() - i);
        values.add("Tuple.of(" + weight + ", " + literal(argument) + ")");
      }
      sets.add(values.toString());
    }
    return switch (names.size()) {
      case 0 -> "Arbitraries.just(true).map(nothing ->";
      case 1 -> sets.get(0) + ".map(" + names.get(0) + " ->";
      default ->
          "Combinators.combine(%s).as((%s) ->"
              .formatted(String.join(", ", sets), String.join(", ", names));
    };
  }

  private static List<String> prepend(String head, List<String> tail) {
    List<String> all = new ArrayList<>(tail);
    all.add(0, head);
    return all;
  }

  private static String javaName(String parameter) {
    return WORDS_OF_THE_TEMPLATE.contains(parameter) ? parameter + "_" : Calls.javaName(parameter);
  }

  /** A value as a Java expression. */
  private static String literal(Object value) {
    if (value instanceof Token token) {
      return "new Token(" + token.transaction() + ", " + literal(token.kind()) + ")";
    }
    if (value instanceof String string) {
      return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    if (value instanceof Integer || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException("No method of SystemUnderTest takes the value " + value);
  }

  private static String javadoc(String comment, String name) {
    if (comment.isBlank()) {
      return "{@code " + name + "} of the spec.";
    }
    return comment
        .strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("\\u", "&#92;u")
        .replaceAll("\\s+", " ");
  }
}

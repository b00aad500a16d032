package dev.bindery.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from TLC's own words why it could not read a model. The same words come from its process
 * and from its classes in this one.
 */
public final class Diagnosis {
  private static final Pattern NO_VALUE =
      Pattern.compile("The constant parameter (\\S+) is not assigned a value");
  private static final List<Pattern> UNDEFINED =
      List.of(
          Pattern.compile(
              "The [\\w ]+? (\\S+) specified in the configuration file\\s+is not defined"),
          Pattern.compile("substitutes for \\S+ with the undefined identifier (\\S+?)\\.?\\s"),
          Pattern.compile("the identifier (\\S+) does not appear in the specification"));
  private static final Pattern SEMANTIC =
      Pattern.compile(
          "(?s)\\*\\*\\* Errors: \\d+\\s+line (\\d+), col \\d+ to [^\\n]* of module (\\S+)\\s+(.*?)\\n\\s*\\n");
  private static final Pattern NO_MODULE =
      Pattern.compile("Cannot find source file for module (\\S+) imported in module (\\w+)");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?s)(?:\\*\\*\\*Parse Error\\*\\*\\*\\s+|(?=Lexical error))(.*? at line (\\d+)[^\\n]*)");
  private static final Pattern IN_MODULE = Pattern.compile("Could not parse module (\\w+)");
  private static final Pattern FALSE_ASSUMPTION =
      Pattern.compile("(Assumption line [^\\n]* is false)");

  private static final Pattern EVALUATION =
      Pattern.compile(
          "(?s)(?:(?:^|\\n)(?=Attempted to|Successor state is not completely|In evaluation)"
              + "|The exception was a java\\.lang\\.RuntimeException\\s*:\\s*)"
              + "(.*?)\\n(?:While working on|The behavior up to|The error occurred|\\s*\\n)");

  private Diagnosis() {}

  /**
   * The reason, if it is one of those that a file can be blamed for.
   *
   * @param module the name of the root module
   * @param cfg the name of the cfg
   * @param output all that TLC wrote
   */
  public static Optional<SpecException> of(String module, String cfg, String output) {
    Matcher found = NO_VALUE.matcher(output);
    if (found.find()) {
      return Optional.of(new SpecException.MissingConstant(cfg, found.group(1)));
    }
    for (Pattern undefined : UNDEFINED) {
      found = undefined.matcher(output);
      if (found.find()) {
        return Optional.of(new SpecException.UndefinedName(cfg, found.group(1)));
      }
    }
    found = FALSE_ASSUMPTION.matcher(output);
    if (found.find()) {
      return Optional.of(new SpecException.EvaluationError(cfg, found.group(1)));
    }
    return parseError(module, output);
  }

  /** The reason, if it is that an expression could not be evaluated. */
  static Optional<SpecException> evaluation(String what, String output) {
    Matcher found = EVALUATION.matcher(output);
    return found.find()
        ? Optional.of(
            new SpecException.EvaluationError(what, found.group(1).strip().replaceAll("\\s+", " ")))
        : Optional.empty();
  }

  private static Optional<SpecException> parseError(String module, String output) {
    Matcher found = SEMANTIC.matcher(output);
    if (found.find()) {
      return error(found.group(2), found.group(1), found.group(3));
    }
    found = NO_MODULE.matcher(output);
    if (found.find()) {
      return error(found.group(2), "0", "no module " + found.group(1));
    }
    found = SYNTAX.matcher(output);
    if (found.find()) {
      Matcher where = IN_MODULE.matcher(output);
      return error(where.find() ? where.group(1) : module, found.group(2), found.group(1));
    }
    if (output.contains("Parsing or semantic analysis failed")) {
      return error(module, "0", "does not parse");
    }
    return Optional.empty();
  }

  private static Optional<SpecException> error(String module, String line, String message) {
    return Optional.of(
        new SpecException.ParseError(
            module, Integer.parseInt(line), message.strip().replaceAll("\\s+", " ")));
  }
}

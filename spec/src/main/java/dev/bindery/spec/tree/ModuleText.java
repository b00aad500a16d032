package dev.bindery.spec.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A module as its author wrote it. Definitions begin in the first column, as everywhere in this
 * tree.
 */
public final class ModuleText {
  private static final Pattern ANSWER = Pattern.compile("\"([^\"]*)\"\\)*\\s*(?:\\\\\\*.*)?$");
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern HEAD =
      Pattern.compile("(?:LOCAL\\s+)?([A-Za-z]\\w*)\\s*(\\(.*?\\)|\\[.*?\\])?\\s*==(?!=).*");
  private static final Pattern EXTENDS = Pattern.compile("(?m)^EXTENDS\\s+([\\w, \\n]+?)\\s*$");
  private static final Pattern INSTANCE = Pattern.compile("\\bINSTANCE\\s+(\\w+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");
  private static final Pattern DECLARATION = Pattern.compile("(CONSTANT|VARIABLE)S?\\b(.*)");

  /**
   * What a module defines or declares at its top level.
   *
   * @param module the module's name
   * @param name its own
   * @param kind what it is
   * @param parameterised whether it takes arguments
   * @param line the line of its name, from 1
   * @param lastLine the last line of its body
   * @param remarks the words behind {@code \*} above it and in it, line by line
   * @param summary the words right above it, as one line
   */
  public record Operator(
      String module,
      String name,
      Kind kind,
      boolean parameterised,
      int line,
      int lastLine,
      List<String> remarks,
      String summary) {
    /** What stands at the top level of a module. */
    public enum Kind {
      /** A definition. */
      DEFINITION,
      /** A declared constant. */
      CONSTANT,
      /** A variable. */
      VARIABLE
    }

    /** Copies the remarks. */
    public Operator {
      remarks = List.copyOf(remarks);
    }
  }

  private final String name;
  private final List<String> lines;
  private final Masked masked;
  private final String code;
  private final List<Operator> operators = new ArrayList<>();
  private final Map<String, Long> words;
  private final Set<String> instances;

  private ModuleText(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
    this.masked = Masked.of(text);
    this.code = String.join("\n", masked.code());
    findOperators();
    this.words =
        WORD.matcher(code)
            .results()
            .collect(Collectors.groupingBy(MatchResult::group, Collectors.counting()));
    this.instances =
        INSTANCE
            .matcher(code)
            .results()
            .map(instance -> instance.group(1))
            .collect(Collectors.toUnmodifiableSet());
  }

  static ModuleText read(Path file) {
    try {
      String fileName = String.valueOf(file.getFileName());
      return of(fileName.substring(0, fileName.length() - ".tla".length()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModuleText of(String name, String text) {
    return new ModuleText(name, text);
  }

  /** The module's name. */
  public String name() {
    return name;
  }

  /** What it defines and declares, from the top. */
  public List<Operator> operators() {
    return List.copyOf(operators);
  }

  /** The modules that it names after {@code EXTENDS}. */
  public List<String> extended() {
    Matcher names = EXTENDS.matcher(code);
    return names.find() ? Arrays.asList(names.group(1).trim().split("[,\\s]+")) : List.of();
  }

  /** The modules of which it makes an instance. */
  public Set<String> instances() {
    return instances;
  }

  /** How often it uses a name, definitions and declarations not counted. */
  public long uses(String word) {
    long written = words.getOrDefault(word, 0L);
    long recursive =
        masked.code().stream().filter(line -> line.startsWith("RECURSIVE " + word + "(")).count();
    long own = operators.stream().filter(operator -> operator.name().equals(word)).count();
    return written - recursive - own;
  }

  /** The names in the definition of an operator of this module, its own among them. */
  Set<String> namesIn(Operator operator) {
    return masked.code().subList(operator.line() - 1, operator.lastLine()).stream()
        .flatMap(line -> WORD.matcher(line).results().map(MatchResult::group))
        .collect(Collectors.toSet());
  }

  /** The words in the code of an operator. */
  Set<String> words(Operator operator) {
    return masked.code().subList(operator.line() - 1, operator.lastLine()).stream()
        .flatMap(NO_WORD::splitAsStream)
        .collect(Collectors.toSet());
  }

  /** The rules in the remarks of those lines of a ladder that end in an answer. */
  Set<String> idsBeside(Predicate<String> answer, Operator ladder) {
    return IntStream.range(ladder.line() - 1, ladder.lastLine())
        .filter(
            line -> {
              Matcher end = ANSWER.matcher(lines.get(line));
              return end.find() && answer.test(end.group(1));
            })
        .mapToObj(line -> masked.remarks().get(line))
        .flatMap(remark -> Rules.idsIn(remark).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether an action says what it does with an answer, other than nothing. */
  boolean does(String answer, Operator action) {
    return lines.subList(action.line() - 1, action.lastLine()).stream()
        .anyMatch(line -> line.contains('"' + answer + '"') && !line.contains("UNCHANGED"));
  }

  /** The names in its theorems. */
  public Set<String> theorems() {
    List<String> code = masked.code();
    return IntStream.range(0, code.size())
        .filter(line -> code.get(line).startsWith("THEOREM"))
        .mapToObj(line -> String.join(" ", code.subList(line, lastLine(line) + 1)))
        .flatMap(theorem -> WORD.matcher(theorem).results().map(MatchResult::group))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void findOperators() {
    List<String> code = masked.code();
    for (int line = 0; line < code.size(); line++) {
      Matcher head = HEAD.matcher(code.get(line));
      Matcher declaration = DECLARATION.matcher(code.get(line));
      if (head.matches()) {
        int first = firstRemark(line);
        int last = lastLine(line);
        operators.add(
            new Operator(
                name,
                head.group(1),
                Operator.Kind.DEFINITION,
                head.group(2) != null,
                line + 1,
                last + 1,
                remarks(first, last),
                String.join(" ", remarks(first, line - 1))));
      } else if (declaration.matches()) {
        declared(line, Operator.Kind.valueOf(declaration.group(1)), declaration.start(2));
      }
    }
  }

  /** A block of declarations: a name or several in a line, with a remark behind. */
  private void declared(int first, Operator.Kind kind, int column) {
    for (int line = first; line <= lastLine(first); line++) {
      String names = masked.code().get(line);
      Matcher words = WORD.matcher(line == first ? names.substring(column) : names);
      while (words.find()) {
        List<String> remarks = remarks(line, line);
        operators.add(
            new Operator(
                name,
                words.group(),
                kind,
                false,
                line + 1,
                line + 1,
                remarks,
                String.join(" ", remarks)));
      }
    }
  }

  /** Goes up while there is nothing but remarks, or the announcement that it is recursive. */
  private int firstRemark(int line) {
    int first = line;
    while (first > 0
        && (masked.code().get(first - 1).startsWith("RECURSIVE")
            || (masked.code().get(first - 1).isEmpty()
                && !masked.remarks().get(first - 1).isEmpty()))) {
      first--;
    }
    return first;
  }

  /** Goes down to the last line of code before the next line that begins in the first column. */
  private int lastLine(int line) {
    int last = line;
    for (int next = line + 1; next < masked.code().size(); next++) {
      String code = masked.code().get(next);
      if (!code.isEmpty() && !Character.isWhitespace(code.charAt(0))) {
        break;
      }
      if (!code.isEmpty()) {
        last = next;
      }
    }
    return last;
  }

  private List<String> remarks(int first, int last) {
    return masked.remarks().subList(first, last + 1).stream()
        .map(remark -> remark.strip().replaceFirst("^\\\\\\*", "").strip())
        .filter(remark -> !remark.isEmpty())
        .toList();
  }
}

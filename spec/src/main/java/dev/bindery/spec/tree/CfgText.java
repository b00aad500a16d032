package dev.bindery.spec.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cfg as its author wrote it.
 *
 * @param constants the values that it assigns, by name, as text without blanks
 * @param replacements what takes the place of what: {@code Good <- Bad}
 * @param invariants what stands under {@code INVARIANT}
 * @param properties what stands under {@code PROPERTY}
 * @param others every other keyword with what follows it, as {@code SPECIFICATION Spec}
 */
public record CfgText(
    Map<String, String> constants,
    Map<String, String> replacements,
    List<String> invariants,
    List<String> properties,
    List<String> others) {
  private static final Pattern SECTION =
      Pattern.compile(
          "(?s)\\b(SPECIFICATION|INIT|NEXT|CONSTANTS?|INVARIANTS?|PROPERT(?:Y|IES)|SYMMETRY|VIEW"
              + "|CONSTRAINTS?|ACTION_CONSTRAINTS?|CHECK_DEADLOCK)\\b(.*?)(?=\\b(?:SPECIFICATION|INIT"
              + "|NEXT|CONSTANTS?|INVARIANTS?|PROPERT(?:Y|IES)|SYMMETRY|VIEW|CONSTRAINTS?"
              + "|ACTION_CONSTRAINTS?|CHECK_DEADLOCK)\\b|$)");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?s)(\\w+)\\s*(=|<-)\\s*(.*?)(?=\\s\\w+\\s*(?:=|<-)|\\s*$)");

  /** Copies all. */
  public CfgText {
    constants = Map.copyOf(constants);
    replacements = Map.copyOf(replacements);
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
    others = List.copyOf(others);
  }

  static CfgText read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CfgText of(String text) {
    Map<String, String> constants = new LinkedHashMap<>();
    Map<String, String> replacements = new LinkedHashMap<>();
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Matcher sections = SECTION.matcher(withoutComments(text));
    while (sections.find()) {
      String keyword = sections.group(1);
      String body = sections.group(2).strip();
      if (keyword.startsWith("CONSTANT")) {
        Matcher assignments = ASSIGNMENT.matcher(body);
        while (assignments.find()) {
          (assignments.group(2).equals("=") ? constants : replacements)
              .put(assignments.group(1), assignments.group(3).replaceAll("\\s+", ""));
        }
      } else if (keyword.startsWith("INVARIANT")) {
        invariants.addAll(words(body));
      } else if (keyword.startsWith("PROPERT")) {
        properties.addAll(words(body));
      } else {
        others.add(keyword + " " + String.join(" ", words(body)));
      }
    }
    return new CfgText(constants, replacements, invariants, properties, others);
  }

  /** What it lists under {@code INVARIANT} and {@code PROPERTY}. */
  public List<String> formulas() {
    List<String> formulas = new ArrayList<>(invariants);
    formulas.addAll(properties);
    return List.copyOf(formulas);
  }

  /** The same without these replacements. */
  CfgText without(Iterable<String> replaced) {
    Map<String, String> fewer = new LinkedHashMap<>(replacements);
    replaced.forEach(fewer::remove);
    return new CfgText(constants, fewer, invariants, properties, others);
  }

  private static List<String> words(String body) {
    return body.isEmpty() ? List.of() : List.of(body.split("\\s+"));
  }

  private static String withoutComments(String text) {
    return text.replaceAll("(?s)\\(\\*.*?\\*\\)", " ").replaceAll("\\\\\\*.*", "");
  }
}

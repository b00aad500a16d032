package dev.bindery.properties.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindery.spec.tree.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The deviations that somebody accepts: a file with a line for each, the id of the rule and then
 * the reason. Empty lines and lines that begin with {@code #} say nothing.
 *
 * @param reasons by the id of the rule
 */
public record Accepted(Map<String, String> reasons) {
  /** Nothing is accepted. */
  public static final Accepted NOTHING = new Accepted(Map.of());

  /** Copies the map. */
  public Accepted {
    reasons = Map.copyOf(reasons);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if there is no such file, or a line has no rule of the spec,
   *     no reason, or one that was there before; with the number of the line
   */
  public static Accepted read(Path file, Rules rules) throws IOException {
    Set<String> known = rules.all().stream().map(Rules.Rule::id).collect(Collectors.toSet());
    Map<String, String> reasons = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split("\\s+", 2);
      String problem =
          !known.contains(parts[0])
              ? "no rule " + parts[0]
              : parts.length < 2 ? parts[0] + " has no reason" : "";
      if (problem.isEmpty() && reasons.put(parts[0], parts[1]) != null) {
        problem = parts[0] + " is there twice";
      }
      if (!problem.isEmpty()) {
        throw new IllegalArgumentException("%s, line %d: %s".formatted(file, number, problem));
      }
    }
    return new Accepted(reasons);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    }
  }
}

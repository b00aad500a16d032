package dev.bindery.spec.tree;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bindery.spec.JsonFile;
import dev.bindery.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of the faults that a program planted in the modules, {@value #FILE}: the last full run.
 *
 * @param mutants in the order of modules and lines
 */
public record MutationResults(List<Mutant> mutants) {
  /** Its name in the folder of the spec. */
  public static final String FILE = "mutation.json";

  /** A model failed because of it. */
  public static final String KILLED = "killed";

  /**
   * What killed a fault that violates no formula: a model has other counts than the manifest, and
   * the build fails for that.
   */
  static final String COUNTS = "its counts move";

  /** No model failed, and nobody has said why. */
  public static final String SURVIVED = "survived";

  /** No model can fail because of it; the reason is listed. */
  public static final String EQUIVALENT = "equivalent";

  /**
   * A planted fault and its end.
   *
   * @param module the module that it was planted in
   * @param operator the operator that it was planted in
   * @param fault what was done: {@code ses[s].cnt > 1 -> ses[s].cnt >= 1}
   * @param rules the rules whose ids stand in the lines that were changed, or else at the operator
   * @param end {@code killed}, {@code equivalent} or {@code survived}
   * @param by of a killed one: the model and the formula, or that its counts move; of an equivalent
   *     one: the reason; of a survivor: nothing
   */
  public record Mutant(
      String module, String operator, String fault, List<String> rules, String end, String by) {
    /** Copies the list. */
    public Mutant {
      rules = List.copyOf(rules);
    }

    /** What names it in messages. */
    String id() {
      return module + "!" + operator + ": " + fault;
    }

    /** Of a killed one: the model that failed. */
    String killer() {
      return by.substring(0, by.indexOf(':'));
    }

    /** Whether it changes counts and violates no formula. */
    @JsonIgnore
    public boolean isKilledByCounts() {
      return isKilled() && by.endsWith(": " + COUNTS);
    }

    /** Whether a model failed because of it. */
    @JsonIgnore
    public boolean isKilled() {
      return end.equals(KILLED);
    }
  }

  /** Copies the list. */
  public MutationResults {
    mutants = List.copyOf(mutants);
  }

  /**
   * Reads the results of a folder of the spec; there are none before the first run.
   *
   * @throws SpecException.ParseError if they cannot be read
   */
  public static MutationResults read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return new MutationResults(List.of());
    }
    return new MutationResults(JsonFile.read(file, new TypeReference<List<Mutant>>() {}));
  }

  /** The model that killed this fault, or nothing. */
  String killer(String id) {
    return mutants.stream()
        .filter(mutant -> mutant.isKilled() && mutant.id().equals(id))
        .map(Mutant::killer)
        .findFirst()
        .orElse("");
  }

  /** How many came to such an end, as of {@link Mutant#end}. */
  public int ended(String end) {
    return (int) mutants.stream().filter(mutant -> mutant.end().equals(end)).count();
  }

  void write(Path folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> rows = new ArrayList<>();
    for (Mutant mutant : mutants) {
      rows.add("  " + mapper.writeValueAsString(mutant));
    }
    Files.writeString(folder.resolve(FILE), "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  /** How many were planted in lines of a rule. */
  public int planted(String rule) {
    return (int) mutants.stream().filter(mutant -> mutant.rules().contains(rule)).count();
  }

  /** Those of them that were killed. */
  List<Mutant> killed(String rule) {
    return mutants.stream()
        .filter(mutant -> mutant.rules().contains(rule))
        .filter(Mutant::isKilled)
        .toList();
  }

  /** One of them that violates a formula, the shortest to tell. */
  Optional<Mutant> example(String rule) {
    return killed(rule).stream()
        .filter(mutant -> mutant.by().contains("violates:"))
        .min(Comparator.comparing(mutant -> mutant.id().length()));
  }
}

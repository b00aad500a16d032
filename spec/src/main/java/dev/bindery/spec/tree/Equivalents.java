package dev.bindery.spec.tree;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bindery.spec.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are none, {@value #FILE}: a module with such a fault says the same, or the same
 * to everybody outside it, and why.
 *
 * @param all in any order
 */
record Equivalents(List<Equivalent> all) {
  static final String FILE = "equivalents.json";

  /**
   * Such a fault.
   *
   * @param module as of a {@link MutationResults.Mutant}
   * @param operator as of a {@link MutationResults.Mutant}
   * @param fault as of a {@link MutationResults.Mutant}
   * @param reason why no model can fail because of it
   */
  record Equivalent(String module, String operator, String fault, String reason) {
    boolean is(String otherModule, String otherOperator, String otherFault) {
      return module.equals(otherModule)
          && operator.equals(otherOperator)
          && fault.equals(otherFault);
    }
  }

  Equivalents {
    all = List.copyOf(all);
  }

  static Equivalents read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return new Equivalents(List.of());
    }
    return new Equivalents(JsonFile.read(file, new TypeReference<List<Equivalent>>() {}));
  }

  /** Why it is none, if it is listed. */
  Optional<String> reason(String module, String operator, String fault) {
    return all.stream()
        .filter(each -> each.is(module, operator, fault))
        .map(Equivalent::reason)
        .findFirst();
  }
}

package dev.bindery.spec.tree;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bindery.spec.JsonFile;
import dev.bindery.spec.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules, {@value #FILE}: what bound sessions must obey, in a few words each.
 *
 * @param all in the order of the file
 */
public record Rules(List<Rule> all) {
  /** Their name in the folder of the spec. */
  public static final String FILE = "rules.json";

  private static final Pattern ID = Pattern.compile("\\b(?:[NSTBXLIADE]\\d{1,2}|SQL_7)\\b");
  private static final Pattern PREFIX = Pattern.compile("([NSTBXLIADE]\\d{1,2}|Sql7)[A-Z].*");

  /**
   * A rule.
   *
   * @param id as in the remarks of the modules
   * @param rule what it says
   * @param elsewhere why no module carries it, or null if one does
   */
  public record Rule(String id, String rule, @Nullable String elsewhere) {
    /** Whether it is about what a session does, and so has to be in a module. */
    public boolean isBehaviour() {
      return elsewhere == null;
    }
  }

  /** Copies the list. */
  public Rules {
    all = List.copyOf(all);
  }

  /**
   * Reads the rules of a folder of the spec.
   *
   * @throws SpecException.MissingFile if there are none
   * @throws SpecException.ParseError if they cannot be read
   */
  public static Rules read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new SpecException.MissingFile("rules", file);
    }
    return new Rules(JsonFile.read(file, new TypeReference<List<Rule>>() {}));
  }

  /** What looks like the id of a rule in a text, in its order. */
  public static Set<String> idsIn(String text) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher found = ID.matcher(text);
    while (found.find()) {
      ids.add(found.group());
    }
    return ids;
  }

  /** The rule that a name begins with: {@code B7} of {@code B7LeaveNeedsAccess}. */
  public static Optional<String> namedIn(String name) {
    Matcher prefix = PREFIX.matcher(name);
    return prefix.matches()
        ? Optional.of(prefix.group(1).replace("Sql7", "SQL_7"))
        : Optional.empty();
  }
}

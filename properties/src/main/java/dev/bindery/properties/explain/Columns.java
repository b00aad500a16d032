package dev.bindery.properties.explain;

import dev.bindery.properties.Token;
import dev.bindery.properties.TokenNames;
import dev.bindery.spec.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Operations of {@code BoundSessions} as T-SQL to be pasted: a column for each session, to be run
 * from above, each line when the lines above it in all columns are done.
 */
public final class Columns {
  private static final int WIDTH = 46;
  private static final String BAR = " | ";

  private Columns() {}

  /** The lines; what T-SQL has no words for stands there as a remark. */
  public static List<String> of(List<Operation> operations) {
    Set<String> sessions = new LinkedHashSet<>();
    operations.forEach(operation -> sessions.add(session(operation)));
    List<String> order = List.copyOf(sessions);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.join(BAR, order.stream().map(name -> padded("-- session " + name)).toList())
            .stripTrailing());
    Set<String> kinds = new LinkedHashSet<>();
    operations.forEach(operation -> kind(operation).ifPresent(kinds::add));
    for (Operation operation : operations) {
      String batch = batch(operation, kinds);
      int column = order.indexOf(session(operation));
      for (String line : batch.split("\n", -1)) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
          cells.add(padded(i == column ? line : ""));
        }
        lines.add(String.join(BAR, cells).stripTrailing());
      }
    }
    return lines;
  }

  private static String session(Operation operation) {
    return String.valueOf(operation.arguments().get(0));
  }

  /** Who begins asks for the tokens by which others bind; a batch declares a variable once. */
  private static String batch(Operation operation, Set<String> kinds) {
    StringBuilder batch =
        new StringBuilder(Tsql.batch(operation, Columns::letters).orElse("-- " + operation));
    if (operation.action().equals("Begin")) {
      kinds.forEach(kind -> batch.append("\nGO\n").append(Tsql.getToken(kind)));
    }
    return batch.indexOf("DECLARE") < 0 ? batch.toString() : batch.append("\nGO").toString();
  }

  /** The kind of the token that is needed to bind. */
  private static Optional<String> kind(Operation operation) {
    return Optional.of(operation)
        .filter(each -> each.action().equals("Bind"))
        .map(each -> Tsql.token(each.arguments().get(1)))
        .filter(token -> token.transaction() != 0)
        .map(Token::kind);
  }

  private static String letters(Token token) {
    return token.transaction() == 0
        ? new TokenNames().letters(token)
        : "(" + token.kind() + " token of transaction " + token.transaction() + ")";
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, WIDTH - text.length()));
  }
}

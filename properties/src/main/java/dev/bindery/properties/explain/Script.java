package dev.bindery.properties.explain;

import dev.bindery.properties.Token;
import dev.bindery.properties.TokenNames;
import dev.bindery.properties.explain.Story.Scene;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A story of {@code BoundSessions} as the script that {@code bindery run} takes: each step is a
 * batch of its session. Not everything can be said: a write needs tables, and a call its procedure.
 */
final class Script {
  private static final String MODULE = "BoundSessions";
  private static final String GO = "GO\n";

  private final StringBuilder text = new StringBuilder();
  private final Set<String> unsayable = new LinkedHashSet<>();
  private final Set<String> needed = new LinkedHashSet<>();

  private Script() {}

  /** Whether stories of a module can be told so, perhaps. */
  static boolean tells(String module) {
    return module.equals(MODULE);
  }

  static Script of(List<Scene> scenes) {
    Script script = new Script();
    script.write(scenes);
    return script;
  }

  /** The operations that T-SQL has no words for; without any, {@link #text()} is the story. */
  Set<String> unsayable() {
    return unsayable;
  }

  String text() {
    return text.toString();
  }

  /** The story; empty if not all of it can be said. */
  String wholeText() {
    return unsayable.isEmpty() ? text() : "";
  }

  private void write(List<Scene> scenes) {
    for (Scene scene : scenes) {
      Step step = scene.step();
      if (step != null
          && step.operation().action().equals("Bind")
          && step.operation().arguments().get(1) instanceof List<?> pair) {
        needed.add(variable(Token.of(pair)));
      }
    }
    int begun = 0;
    for (Scene scene : scenes) {
      Step step = scene.step();
      int before = begun;
      begun = begun(scene.state());
      if (step != null) {
        text.append("-- ").append(step).append('\n');
        statement(step);
        if (before < begun) {
          tokens(begun, String.valueOf(step.operation().arguments().get(0)));
        }
      }
    }
  }

  /** How many transactions have begun: they are numbered in that order. */
  private static int begun(State state) {
    return (int)
        ((List<?>) state.get("tran"))
            .stream().filter(tran -> !"unused".equals(((Map<?, ?>) tran).get("status"))).count();
  }

  private void statement(Step step) {
    String session = String.valueOf(step.operation().arguments().get(0));
    switch (step.operation().action()) {
      case "Connect" -> batch(session, "PRINT 'connected'");
      case "Disconnect" -> text.append(":disconnect ").append(session).append('\n');
      case "Close" -> text.append(":close ").append(session).append('\n');
      case "Cancel" -> text.append(":cancel ").append(session).append('\n');
      default ->
          Tsql.batch(step.operation(), Script::letters)
              .ifPresentOrElse(
                  statement -> batch(session, statement),
                  () -> unsayable.add(step.operation().action()));
    }
  }

  private void batch(String session, String statement) {
    text.append(":session ").append(session).append('\n').append(statement).append('\n').append(GO);
  }

  /** Who has begun a transaction asks for the tokens by which others will bind to it. */
  private void tokens(int transaction, String session) {
    for (String kind : List.of("ordinary", "xp")) {
      String variable = variable(new Token(transaction, kind));
      if (needed.contains(variable)) {
        batch(session, Tsql.getToken(kind));
        text.append(":capture ")
            .append(variable, "$(".length(), variable.length() - 1)
            .append('\n');
      }
    }
  }

  private static String letters(Token token) {
    return token.transaction() == 0 ? new TokenNames().letters(token) : variable(token);
  }

  private static String variable(Token token) {
    return "$(TOKEN" + token.transaction() + token.kind().toUpperCase(Locale.ROOT) + ")";
  }
}

package dev.bindery.properties.explain;

import dev.bindery.properties.explain.Story.Scene;
import dev.bindery.spec.State;
import dev.bindery.spec.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A story of {@code BoundSessions} as the script that {@code bindery run} takes: each step is a
 * batch of its session. Not everything can be said: a write needs tables, and a call its procedure.
 */
final class Script {
  private static final String GO = "GO\n";

  private final StringBuilder text = new StringBuilder();
  private final Set<String> unsayable = new LinkedHashSet<>();
  private final Set<String> needed = new LinkedHashSet<>();

  private Script() {}

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

  private void write(List<Scene> scenes) {
    for (Scene scene : scenes) {
      Step step = scene.step();
      if (step != null && step.operation().action().equals("Bind")) {
        token(step).ifPresent(needed::add);
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
    List<Object> arguments = new ArrayList<>(step.operation().arguments());
    String session = String.valueOf(arguments.remove(0));
    String first = arguments.isEmpty() ? "" : String.valueOf(arguments.get(0));
    switch (step.operation().action()) {
      case "Connect" -> batch(session, "PRINT 'connected'");
      case "Disconnect" -> text.append(":disconnect ").append(session).append('\n');
      case "Begin" -> batch(session, first.equals("none") ? "BEGIN TRAN" : "BEGIN TRAN " + first);
      case "Commit" -> batch(session, "COMMIT");
      case "Rollback" -> batch(session, "ROLLBACK");
      case "RollbackTo" -> batch(session, "ROLLBACK TRAN " + first);
      case "Save" -> batch(session, "SAVE TRAN " + first);
      case "GetToken" -> batch(session, getToken(first));
      case "Bind" -> batch(session, "EXEC sp_bindsession '" + token(step).orElse("") + "'");
      case "Leave" -> batch(session, "EXEC sp_bindsession ''");
      case "SetLevel" -> batch(session, "SET TRANSACTION ISOLATION LEVEL " + first);
      case "SetXactAbort" ->
          batch(session, "SET XACT_ABORT " + (first.equalsIgnoreCase("true") ? "ON" : "OFF"));
      case "Close" -> text.append(":close ").append(session).append('\n');
      case "Cancel" -> text.append(":cancel ").append(session).append('\n');
      default -> unsayable.add(step.operation().action());
    }
  }

  private void batch(String session, String statement) {
    text.append(":session ").append(session).append('\n').append(statement).append('\n').append(GO);
  }

  /** Who has begun a transaction asks for the tokens by which others will bind to it. */
  private void tokens(int transaction, String session) {
    for (String kind : List.of("ordinary", "xp")) {
      String variable = "TOKEN" + transaction + kind.toUpperCase(Locale.ROOT);
      if (needed.contains("$(" + variable + ")")) {
        batch(session, getToken(kind) + "\nSELECT @token AS Token");
        text.append(":capture ").append(variable).append('\n');
      }
    }
  }

  private static String getToken(String kind) {
    String flag =
        switch (kind) {
          case "xp" -> ", 1";
          case "bad" -> ", 2";
          default -> "";
        };
    return "DECLARE @token varchar(255)\nEXEC sp_getbindtoken @token OUTPUT" + flag;
  }

  /** A token is a pair: a transaction and a kind, or 0 and the shape of what is none. */
  private static Optional<String> token(Step bind) {
    if (!(bind.operation().arguments().get(1) instanceof List<?> pair)) {
      return Optional.empty();
    }
    String kind = String.valueOf(pair.get(1));
    return Optional.of(
        switch (kind) {
          case "short" -> "x".repeat(31);
          case "dashes" -> "-".repeat(32);
          case "other" -> "x".repeat(32);
          default -> "$(TOKEN" + pair.get(0) + kind.toUpperCase(Locale.ROOT) + ")";
        });
  }
}

package dev.bindery.server;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.Instance;
import dev.bindery.engine.SqlError;
import dev.bindery.server.ScriptException.Problem;
import dev.bindery.tsql.BatchListener;
import dev.bindery.tsql.Message;
import dev.bindery.tsql.TsqlOptions;
import dev.bindery.tsql.TsqlSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one script, on an instance of its own. */
final class ScriptRunner implements AutoCloseable {
  private final Path file;
  private final Instance instance;
  private final TsqlOptions options;
  private final EventWriter writer;
  private final Map<String, TsqlSession> sessions = new LinkedHashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final LastValue lastValue = new LastValue();
  private String current = ScriptParser.FIRST_SESSION;
  private boolean leaveOpen;

  /** The instance is the runner's from now on: it closes it. */
  ScriptRunner(Path file, Instance instance, TsqlOptions options, EventWriter writer) {
    this.file = file;
    this.instance = instance;
    this.options = options;
    this.writer = writer;
  }

  /**
   * Runs a script to its end, whatever SQL errors it meets.
   *
   * @throws ScriptException if there is nothing to be captured where the script says so
   */
  void run(List<Step> steps) throws ScriptException {
    for (Step step : steps) {
      run(step);
    }
  }

  private void run(Step step) throws ScriptException {
    if (step instanceof Step.Batch batch) {
      run(batch);
    } else if (step instanceof Step.Use use) {
      current = use.session();
    } else if (step instanceof Step.Open) {
      leaveOpen = true;
    } else if (step instanceof Step.Capture capture) {
      variables.put(capture.variable(), value(capture));
    } else if (step instanceof Step.Disconnect disconnect) {
      disconnect(disconnect.session());
    } else if (step instanceof Step.Close close) {
      TsqlSession session = sessions.get(close.session());
      if (session != null) {
        session.close();
      }
    } else if (step instanceof Step.Cancel cancel) {
      TsqlSession session = sessions.get(cancel.session());
      if (session != null) {
        session.cancel();
      }
    }
  }

  private void run(Step.Batch batch) {
    BatchListener listener =
        lastValue.watching(writer.batch(current, batch.number(), batch.line()));
    TsqlSession session = session(listener);
    boolean open = leaveOpen;
    leaveOpen = false;
    if (session == null) {
      return;
    }
    String text = withValues(batch.text());
    if (open) {
      session.open(text, listener);
    } else {
      session.run(text, listener);
    }
  }

  /**
   * The current session, connected if it is not; null, and told to the listener, if it is refused
   * (17809).
   */
  private @Nullable TsqlSession session(BatchListener listener) {
    TsqlSession session = sessions.get(current);
    if (session != null) {
      return session;
    }
    Answer answer = instance.connect(current);
    if (answer instanceof Connected connected) {
      session = new TsqlSession(connected.session(), options);
      sessions.put(current, session);
      return session;
    }
    if (answer instanceof SqlError refused) {
      listener.error(Message.of(refused, null, 1));
      listener.done(null);
      return null;
    }
    throw new AssertionError("The instance of a script is open until its end.");
  }

  private void disconnect(String name) {
    TsqlSession session = sessions.remove(name);
    if (session != null) {
      session.cancel();
      session.session().disconnect();
    }
  }

  private String value(Step.Capture capture) throws ScriptException {
    String value = lastValue.value();
    if (value == null) {
      String what = lastValue.seen() ? "the value is NULL" : "no result has been read yet";
      throw new ScriptException(
          file,
          List.of(new Problem(capture.line(), "':capture " + capture.variable() + "': " + what)));
    }
    return value;
  }

  private String withValues(String text) {
    return ScriptParser.REFERENCE
        .matcher(text)
        .replaceAll(
            reference ->
                Matcher.quoteReplacement(
                    variables.getOrDefault(reference.group(1), reference.group())));
  }

  /** Cancels what is unread and disconnects every session. */
  @Override
  public void close() {
    List.copyOf(sessions.keySet()).forEach(this::disconnect);
    instance.close();
  }
}

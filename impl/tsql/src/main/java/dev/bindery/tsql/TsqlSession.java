package dev.bindery.tsql;

import dev.bindery.engine.Opened;
import dev.bindery.engine.Request;
import dev.bindery.engine.Session;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * T-SQL on a session of the engine. A batch is one request: it is compiled as a whole, then its
 * statements run, each seeing what the ones before it did. Every batch tells its listener exactly
 * one {@link BatchListener#done}.
 *
 * <p>For one thread at a time, like a connection of a driver.
 */
public final class TsqlSession {
  private final Session session;
  private final TsqlOptions options;
  private final SessionState state = new SessionState();
  private @Nullable UnreadBatch unread;

  public TsqlSession(Session session, TsqlOptions options) {
    this.session = Objects.requireNonNull(session, "session");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The engine's session, whose number is {@code @@SPID}. */
  public Session session() {
    return session;
  }

  /**
   * Runs a batch and hands all its results over; then it holds no access (rule X2). What an earlier
   * batch left unread is discarded.
   *
   * @return false if the session is disconnected: then nothing ran
   */
  public boolean run(String batch, BatchListener listener) {
    boolean ran = open(batch, listener);
    close();
    return ran;
  }

  /**
   * Runs a batch and leaves its last result unread: until it is read or cancelled, the request
   * keeps the access that it has (rule X2). What came before the last result is told at once. What
   * an earlier batch left unread is discarded.
   *
   * @return false if the session is disconnected: then nothing ran
   */
  public boolean open(String batch, BatchListener listener) {
    discard();
    if (!(session.open() instanceof Opened opened)) {
      return false;
    }
    Request request = opened.request();
    try {
      run(request, batch, listener);
    } catch (RuntimeException listenerFailed) {
      request.close(); // Else nobody would ever give its access up.
      throw listenerFailed;
    }
    return true;
  }

  private void run(Request request, String batch, BatchListener listener) {
    Output output = new Output(listener);
    Integer returnStatus = runIn(request, batch, output);
    List<Runnable> rest = output.endingWith(() -> listener.done(returnStatus));
    if (request.isOpen()) {
      unread = new UnreadBatch(request, rest.iterator(), listener, state);
    } else {
      rest.forEach(Runnable::run); // An error has ended the request: nothing is left to be held.
    }
  }

  /** Reads the rest of the batch that was left unread; whether there was one. */
  public boolean close() {
    UnreadBatch batch = unread;
    unread = null;
    if (batch != null) {
      batch.readToEnd();
    }
    return batch != null;
  }

  /**
   * Cancels the batch that was left unread: its last result is lost, and with XACT_ABORT on its
   * transaction (rule A6); whether there was one.
   */
  public boolean cancel() {
    UnreadBatch batch = unread;
    unread = null;
    if (batch != null) {
      batch.cancel();
    }
    return batch != null;
  }

  private void discard() {
    UnreadBatch batch = unread;
    unread = null;
    if (batch != null) {
      batch.discard();
    }
  }

  private @Nullable Integer runIn(Request request, String batch, Output output) {
    try {
      Program program = Compiler.compile(batch);
      EngineRequest engine =
          new EngineRequest(session, request, output, options.endedByAnotherIsError());
      return new Interpreter(session, state, engine, output, options).run(program);
    } catch (CompileException notCompiled) {
      state.lastError = notCompiled.errors().get(0).number();
      notCompiled.errors().forEach(output::error);
    } catch (FencedException cancelled) {
      // Nobody waits for what it would have said (rule X9); the end is told by who asked for the
      // batch.
    }
    return null;
  }
}

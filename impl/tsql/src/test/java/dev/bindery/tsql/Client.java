package dev.bindery.tsql;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.Instance;
import java.util.List;

/** A session with its T-SQL, and what it was told by its last batch. */
final class Client {
  private final TsqlSession tsql;
  private Recorder last = new Recorder();

  Client(Instance instance) {
    this(instance, TsqlOptions.DEFAULT);
  }

  Client(Instance instance, TsqlOptions options) {
    Answer answer = instance.connect("tester");
    if (!(answer instanceof Connected connected)) {
      throw new AssertionError(answer.code());
    }
    tsql = new TsqlSession(connected.session(), options);
  }

  TsqlSession tsql() {
    return tsql;
  }

  /** The events of the last batch, those told since included. */
  Recorder last() {
    return last;
  }

  /** Runs a batch; its events. */
  List<String> run(String... lines) {
    last = new Recorder();
    tsql.run(String.join("\n", lines), last);
    return last.events;
  }

  /**
   * Runs a batch and leaves its last result unread; the events told so far, to which the later ones
   * are added.
   */
  List<String> open(String... lines) {
    last = new Recorder();
    tsql.open(String.join("\n", lines), last);
    return last.events;
  }

  /** The value of one expression. */
  String select(String expression) {
    run("SELECT " + expression);
    return String.valueOf(last.lastValue);
  }

  int count() {
    return tsql.session().tranCount();
  }

  /** Begins a transaction and gives its token. */
  String begin() {
    return token("BEGIN TRAN");
  }

  /** Runs a statement, and gives the token of the transaction. */
  String token(String first) {
    run(
        first,
        "DECLARE @token varchar(255)",
        "EXEC sp_getbindtoken @token OUTPUT",
        "SELECT @token");
    return String.valueOf(last.lastValue);
  }

  /** Binds to a token; the events. */
  List<String> bind(String token) {
    return run("EXEC sp_bindsession '" + token + "'");
  }
}

package dev.bindery.properties;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Calling;
import dev.bindery.engine.Connected;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.EndedByAnother;
import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.Instance;
import dev.bindery.engine.IsolationLevel;
import dev.bindery.engine.Key;
import dev.bindery.engine.Limits;
import dev.bindery.engine.PendingStatement;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.ProcedureCall;
import dev.bindery.engine.RequestState;
import dev.bindery.engine.Row;
import dev.bindery.engine.Rows;
import dev.bindery.engine.Session;
import dev.bindery.engine.Snapshot.SessionView;
import dev.bindery.engine.SqlError;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import dev.bindery.engine.TokenIssued;
import dev.bindery.engine.TokenKind;
import dev.bindery.engine.TokenSource;
import dev.bindery.engine.TransactionStatus;
import dev.bindery.engine.Waiting;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Our engine held against {@code LockSpaces}, through its public interface only. One thread drives
 * all sessions: it runs on what waited as soon as that is ready.
 */
public final class EngineLocks implements LocksUnderTest {
  private static final String WAITING = "waiting";
  private static final int SOME_TIME_MS = 1000;

  private final Constants constants;
  private final Instance instance;
  private final Table table;
  private final Session observer;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, ProcedureCall> calls = new HashMap<>();
  private final TokenNames tokens = new TokenNames();

  /** Those that wait, in the order in which they began to. */
  private final List<PendingStatement> waiting = new ArrayList<>();

  private final Map<PendingStatement, String> answers = new HashMap<>();
  private String unexpected = "";

  private EngineLocks(Constants constants) {
    this.constants = constants;
    List<String> names = constants.names("Session");
    instance =
        Instance.create(
            Limits.DEFAULT
                .withSessions(names.size() + 1)
                .withNesting(1)
                .withTransactions(constants.number("MaxTran"))
                .withSavepoints(constants.number("MaxSaves"))
                .withUndoRecords(constants.number("MaxUndo"))
                .withLocks(constants.number("MaxLocks")),
            TokenSource.repeatable(1));
    table = instance.createTable(TableDefinition.keyValue("rows", String.class, Integer.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    observer = ((Connected) instance.connect("observer")).session();
    for (String row : constants.names("Row")) {
      observer.run(DataStatement.insert(table, Row.of(row, 0)));
    }
    observer.setIsolationLevel(IsolationLevel.READ_UNCOMMITTED);
    names.forEach(this::connect);
  }

  /** A source of fresh engines with the constants of {@code LockSpaces} as their limits. */
  public static Function<State, LocksUnderTest> within(Map<String, Object> constants) {
    Constants read = new Constants(constants);
    return initial -> new EngineLocks(read);
  }

  private void connect(String name) {
    if (instance.connect(name) instanceof Connected connected) {
      enter(name, connected.session());
    }
  }

  private void enter(String name, Session session) {
    sessions.put(name, session);
    session.setIsolationLevel(level(constants.text("DefaultLevel")));
    if (constants.names("Impatient").contains(name)) {
      session.setLockTimeout(0);
    } else if (!constants.names("Patient").contains(name)) {
      session.setLockTimeout(SOME_TIME_MS);
    }
    session.setDeadlockPriority(constants.names("Low").contains(name) ? -5 : 0);
  }

  // Reading and writing

  @Override
  public String read(String session, String on) {
    boolean whole = on.equals("table");
    return run(
        session, whole ? DataStatement.readAll(table) : DataStatement.read(table, Key.of(on)));
  }

  @Override
  public String write(String session, String on) {
    int value = Math.toIntExact(transactionOf(session(session)));
    return run(session, DataStatement.update(table, Key.of(on), Row.of(on, value)));
  }

  private String run(String name, DataStatement statement) {
    Session session = session(name);
    Answer answer = session.run(statement);
    if (!(answer instanceof Waiting begun)) {
      return settled(told(session, answer));
    }
    PendingStatement pending = begun.statement();
    waiting.add(pending);
    String settled = settled(WAITING);
    String came = answers.remove(pending);
    return settled.equals(WAITING) && came != null ? came : settled;
  }

  /** An operation that may set others in motion. */
  private String does(String name, Function<Session, Answer> operation) {
    Session session = session(name);
    return settled(told(session, operation.apply(session)));
  }

  /** What an operation answers, once all that it set in motion has come to rest. */
  private String settled(String answer) {
    unexpected = "";
    Optional<PendingStatement> next = ready();
    while (next.isPresent()) {
      PendingStatement pending = next.get();
      waiting.remove(pending);
      Answer came = pending.resume();
      if (came instanceof Waiting) {
        waiting.add(pending);
      } else {
        answers.put(pending, told(pending.session(), came));
      }
      next = ready();
    }
    replaceClosed();
    return unexpected.isEmpty() ? answer : answer + ", but " + unexpected;
  }

  private Optional<PendingStatement> ready() {
    return waiting.stream()
        .filter(PendingStatement::isVictim)
        .findFirst()
        .or(() -> waiting.stream().filter(PendingStatement::isReady).findFirst());
  }

  private void replaceClosed() {
    for (String name : constants.names("Session")) {
      if (!session(name).isConnected()) {
        connect(name);
      }
    }
  }

  /** An answer in the words of the spec. */
  private String told(Session session, Answer answer) {
    if (answer instanceof EndedByAnother ended) {
      ended.acknowledge();
    }
    if (answer instanceof Rows rows) {
      return rows.rows().stream().anyMatch(row -> isDirty(session, row)) ? "dirty" : "ok";
    }
    boolean busyItself =
        answer instanceof SqlError error
            && error.error() == ErrorCode.IN_USE
            && error.details().get(0).equals(session.id());
    return busyItself ? WAITING : answer.code();
  }

  private boolean isDirty(Session session, Row row) {
    long writer = writer(row);
    return writer != 0
        && writer != transactionOf(session)
        && instance.snapshot().transactions().stream()
            .anyMatch(
                transaction ->
                    transaction.number() == writer
                        && transaction.status() == TransactionStatus.LIVE);
  }

  private static long writer(Row row) {
    return row.value(1) instanceof Integer number ? number : -1;
  }

  // Calls

  @Override
  public String call(String session, String opened) {
    Session caller = session(session);
    boolean fresh = !session.equals(opened) && isFresh(session(opened));
    Answer answer = caller.call();
    if (!(answer instanceof Calling calling)) {
      return told(caller, answer);
    }
    if (fresh) {
      session(opened).disconnect();
    }
    Answer connected = calling.call().srvProc().connect(opened);
    if (connected instanceof Connected guest) {
      calls.put(session, calling.call());
      enter(opened, guest.session());
    } else {
      calling.call().end();
    }
    return settled(connected.code());
  }

  private boolean isFresh(Session session) {
    SessionView view = view(session);
    return view.transaction() == SessionView.NO_TRANSACTION
        && !view.owed()
        && view.waiting() == null
        && view.home() == SessionView.NO_SESSION
        && view.request() == RequestState.IDLE
        && view.isolationLevel() == level(constants.text("DefaultLevel"));
  }

  @Override
  public String return_(String session) {
    ProcedureCall call = calls.remove(session);
    return call == null ? "none" : settled(call.end().code());
  }

  // Fates

  @Override
  public String timeout(String session) {
    PendingStatement pending = session(session).pending();
    if (pending == null) {
      return "none";
    }
    String answer = pending.timeOut().code();
    forgetEnded();
    return settled(answer);
  }

  @Override
  public String cancel(String session) {
    String answer = session(session).cancelRequest().code();
    forgetEnded();
    return settled(answer);
  }

  /** What was ended is not resumed any more. */
  private void forgetEnded() {
    waiting.removeIf(pending -> pending.session().pending() != pending);
  }

  // Transactions

  @Override
  public String begin(String session) {
    Session client = session(session);
    String answer = told(client, client.begin(null));
    if (answer.equals("ok") && client.getToken(TokenKind.ORDINARY) instanceof TokenIssued issued) {
      tokens.began(session);
      answer = tokens.told(session, Token.ORDINARY, issued.token().text());
    }
    return settled(answer);
  }

  @Override
  public String commit(String session) {
    return does(session, Session::commit);
  }

  @Override
  public String rollback(String session) {
    return does(session, Session::rollback);
  }

  @Override
  public String save(String session, String name) {
    return does(session, client -> client.save(name));
  }

  @Override
  public String rollbackTo(String session, String name) {
    return does(session, client -> client.rollbackTo(name));
  }

  @Override
  public String bind(String session, int transaction) {
    String letters = tokens.letters(new Token(transaction, Token.ORDINARY));
    return does(session, client -> client.bind(letters));
  }

  @Override
  public String leave(String session) {
    if (calls.remove(session) != null) {
      session(session).cancelRequest();
    }
    String answer = told(session(session), session(session).leave());
    forgetEnded();
    return settled(answer);
  }

  @Override
  public String disconnect(String session) {
    calls.remove(session);
    Session gone = session(session);
    int caller = view(gone).home();
    String answer = gone.disconnect().code();
    forgetEnded();
    endCallOf(caller);
    return settled(answer);
  }

  /** The procedure's session is gone: it returns. */
  private void endCallOf(int caller) {
    for (String name : constants.names("Session")) {
      ProcedureCall call = session(name).id() == caller ? calls.remove(name) : null;
      if (call != null) {
        call.end();
      }
    }
  }

  @Override
  public String setLevel(String session, String level) {
    return does(session, client -> client.setIsolationLevel(level(level)));
  }

  @Override
  public Optional<State> snapshot() {
    Map<String, Integer> data = new HashMap<>();
    if (observer.run(DataStatement.readAll(table)) instanceof Rows rows) {
      rows.rows().forEach(row -> data.put((String) row.value(0), Math.toIntExact(writer(row))));
    }
    return Optional.of(new LocksProjection(constants, observer.id()).of(instance.snapshot(), data));
  }

  @Override
  public void close() {
    instance.close();
  }

  private Session session(String name) {
    Session session = sessions.get(name);
    if (session == null) {
      throw new IllegalArgumentException("No session " + name + " in the cfg");
    }
    return session;
  }

  private SessionView view(Session session) {
    return instance.snapshot().sessions().stream()
        .filter(view -> view.id() == session.id())
        .findFirst()
        .orElseThrow();
  }

  private long transactionOf(Session session) {
    return view(session).transaction();
  }

  private static IsolationLevel level(String name) {
    return IsolationLevel.valueOf(name.replace(' ', '_'));
  }
}

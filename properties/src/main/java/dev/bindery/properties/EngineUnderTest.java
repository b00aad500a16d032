package dev.bindery.properties;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Calling;
import dev.bindery.engine.Connected;
import dev.bindery.engine.EndedByAnother;
import dev.bindery.engine.Instance;
import dev.bindery.engine.IsolationLevel;
import dev.bindery.engine.Limits;
import dev.bindery.engine.ProcedureCall;
import dev.bindery.engine.Request;
import dev.bindery.engine.Session;
import dev.bindery.engine.SrvProc;
import dev.bindery.engine.Statements;
import dev.bindery.engine.TokenIssued;
import dev.bindery.engine.TokenKind;
import dev.bindery.engine.TokenSource;
import dev.bindery.spec.State;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Our engine as a system under test, through its public interface only. A statement of a session
 * that has an open request joins it; any other is a request of one statement. A session that is not
 * inside a call has the handle of one that is over, so that the engine itself answers for it.
 *
 * <p>What the spec calls token {@code <<2, "xp">>} is remembered here: it is asked for right after
 * the second transaction's {@code BEGIN}. Letters of tokens stay inside (T9).
 */
public final class EngineUnderTest implements SystemUnderTest {
  private final Instance instance;
  private final Projection projection;
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, ProcedureCall> calls = new HashMap<>();
  private final TokenNames tokens = new TokenNames();

  private EngineUnderTest(Limits limits, Projection projection, Collection<String> names) {
    instance = Instance.create(limits, TokenSource.repeatable(1));
    this.projection = projection;
    for (String name : names) {
      neverConnected(name);
    }
  }

  /** A source of fresh engines with the constants of {@code BoundSessions} as their limits. */
  public static Supplier<SystemUnderTest> within(Map<String, Object> constants) {
    Constants read = new Constants(constants);
    List<String> names = read.names("Session");
    int transactions = read.number("MaxTran");
    Limits limits =
        Limits.DEFAULT
            .withSessions(names.size())
            .withNesting(read.number("MaxNest"))
            .withTransactions(transactions)
            .withSavepoints(read.number("MaxSaves"))
            .withUndoRecords(read.number("MaxUndo"));
    Projection projection = new Projection(names, transactions);
    return () -> new EngineUnderTest(limits, projection, names);
  }

  /** The same, for the one initial state. */
  static Function<State, SystemUnderTest> startingWithin(Map<String, Object> constants) {
    Supplier<SystemUnderTest> fresh = within(constants);
    return initial -> fresh.get();
  }

  /** So that the engine itself answers for a session that is not connected, from the beginning. */
  private void neverConnected(String name) {
    connect(name);
    disconnect(name);
  }

  @Override
  public String connect(String session) {
    return connected(session, instance.connect(session));
  }

  private String connected(String name, Answer answer) {
    if (answer instanceof Connected connected) {
      sessions.put(name, connected.session());
      call(name);
      return_(name);
    }
    return answer.code();
  }

  @Override
  public String kill(String session) {
    return instance.kill(session(session).id()).code();
  }

  @Override
  public String disconnect(String session) {
    return session(session).disconnect().code();
  }

  @Override
  public String begin(String session, String name) {
    boolean first = session(session).tranCount() == 0;
    String answer = told(statements(session).begin(name.equals("none") ? null : name));
    if (first && answer.equals("ok")) {
      tokens.began(session);
      for (String kind : List.of(Token.ORDINARY, Token.XP)) {
        String asked = getToken(session, kind);
        if (!asked.equals("ok")) {
          return "ok, but sp_getbindtoken answers " + asked;
        }
      }
    }
    return answer;
  }

  @Override
  public String commit(String session) {
    return told(statements(session).commit());
  }

  @Override
  public String rollback(String session) {
    return told(statements(session).rollback());
  }

  @Override
  public String rollbackTo(String session, String name) {
    return told(statements(session).rollbackTo(name));
  }

  @Override
  public String save(String session, String name) {
    return told(statements(session).save(name));
  }

  @Override
  public String write(String session) {
    return told(statements(session).write());
  }

  @Override
  public String fail(String session, boolean caught) {
    return told(statements(session).fail(caught));
  }

  @Override
  public String getToken(String session, String kind) {
    Answer answer = statements(session).getToken(tokenKind(kind));
    if (answer instanceof TokenIssued issued) {
      return tokens.told(session, kind, issued.token().text());
    }
    return told(answer);
  }

  @Override
  public String bind(String session, Token token) {
    return tokens.bound(session, token, told(statements(session).bind(tokens.letters(token))));
  }

  @Override
  public String leave(String session) {
    return told(statements(session).leave());
  }

  @Override
  public String setLevel(String session, String level) {
    return told(
        statements(session).setIsolationLevel(IsolationLevel.valueOf(level.replace(' ', '_'))));
  }

  @Override
  public String setXactAbort(String session, boolean abort) {
    return told(statements(session).setXactAbort(abort));
  }

  @Override
  public String open(String session) {
    return session(session).open().code();
  }

  @Override
  public String close(String session) {
    return session(session).closeRequest().code();
  }

  @Override
  public String cancel(String session) {
    return session(session).cancelRequest().code();
  }

  @Override
  public String call(String session) {
    Answer answer = statements(session).call();
    if (answer instanceof Calling calling) {
      calls.put(session, calling.call());
    }
    return told(answer);
  }

  @Override
  public String return_(String session) {
    return lastCall(session).end().code();
  }

  @Override
  public String srvGetBindToken(String session) {
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    if (SrvProc.getBindToken(lastCall(session).srvProc(), buffer) == SrvProc.FAIL) {
      return Arrays.equals(buffer, new byte[SrvProc.BUFFER_BYTES]) ? "fail" : "fail, and a token";
    }
    String letters = new String(buffer, US_ASCII);
    return tokens.told(session, Token.XP, letters.substring(0, letters.indexOf('\0')));
  }

  @Override
  public String connectFrom(String session, String by) {
    return connected(session, lastCall(by).srvProc().connect(session));
  }

  @Override
  public Optional<State> snapshot() {
    return Optional.of(projection.of(instance.snapshot()));
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

  private ProcedureCall lastCall(String name) {
    ProcedureCall call = calls.get(name);
    if (call == null) {
      throw new IllegalArgumentException("No session " + name + " in the cfg");
    }
    return call;
  }

  /** The session's open request, or the session itself: then it is a request of one statement. */
  private Statements statements(String name) {
    Session session = session(name);
    Request request = session.request();
    return request == null ? session : request;
  }

  /** The answer; a client that is told of the end of its transaction has read it (B9). */
  private static String told(Answer answer) {
    if (answer instanceof EndedByAnother ended) {
      ended.acknowledge();
    }
    return answer.code();
  }

  private static TokenKind tokenKind(String kind) {
    return switch (kind) {
      case Token.ORDINARY -> TokenKind.ORDINARY;
      case Token.XP -> TokenKind.XP;
      default -> TokenKind.BAD;
    };
  }
}

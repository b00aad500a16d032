package dev.bindery.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An instance for one test, and the validator at its end. */
final class Engine implements AfterEachCallback {
  private static final long SEED = 1;

  private Instance instance = Instance.create(Limits.DEFAULT, TokenSource.repeatable(SEED));

  Instance limited(Limits limits) {
    instance = Instance.create(limits, TokenSource.repeatable(SEED));
    return instance;
  }

  Instance limited(Limits limits, InstantSource clock) {
    instance = Instance.create(limits, TokenSource.repeatable(SEED), clock);
    return instance;
  }

  Instance limited(Limits limits, EngineListener listener) {
    instance =
        Instance.create(limits, TokenSource.repeatable(SEED), InstantSource.system(), listener);
    return instance;
  }

  /** A table of numbers, key and value, that everybody may use. */
  Table table(String name) {
    Table table =
        instance.createTable(TableDefinition.keyValue(name, Integer.class, Integer.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    return table;
  }

  Instance instance() {
    return instance;
  }

  Session session() {
    return assertInstanceOf(Connected.class, instance.connect("login")).session();
  }

  /** A new session that is a member of the transaction of another one. */
  Session boundTo(Session member) {
    Session bound = session();
    answers("ok", bound.bind(token(member)));
    return bound;
  }

  Snapshot.SessionView view(Session session) {
    return instance.snapshot().sessions().stream()
        .filter(view -> view.id() == session.id())
        .findFirst()
        .orElseThrow();
  }

  /** The only transaction of the snapshot. */
  Snapshot.TransactionView transaction() {
    List<Snapshot.TransactionView> all = instance.snapshot().transactions();
    assertEquals(1, all.size(), all::toString);
    return all.get(0);
  }

  static String token(Statements member) {
    return token(member, TokenKind.ORDINARY);
  }

  static String token(Statements member, TokenKind kind) {
    return assertInstanceOf(TokenIssued.class, member.getToken(kind)).token().text();
  }

  /** A call that has begun. */
  static ProcedureCall call(Statements caller) {
    return assertInstanceOf(Calling.class, caller.call()).call();
  }

  /** What srv_getbindtoken writes for a procedure that this call runs. */
  static String xpToken(ProcedureCall call) {
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    assertEquals(SrvProc.SUCCEED, SrvProc.getBindToken(call.srvProc(), buffer));
    return new String(buffer, 0, Tokens.LENGTH, US_ASCII);
  }

  /** A session that the procedure of this call opens. */
  static Session opened(ProcedureCall call) {
    return assertInstanceOf(Connected.class, call.srvProc().connect("procedure")).session();
  }

  static Request open(Session session) {
    return assertInstanceOf(Opened.class, session.open()).request();
  }

  /** The operation answered that word of the specification. */
  static void answers(String code, Answer answer) {
    assertEquals(code, answer.code(), answer::toString);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertEquals(List.of(), Validator.faults(instance));
  }
}

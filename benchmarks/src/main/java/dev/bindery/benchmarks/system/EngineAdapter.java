package dev.bindery.benchmarks.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bindery.engine.Affected;
import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.Done;
import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Key;
import dev.bindery.engine.Opened;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Request;
import dev.bindery.engine.Row;
import dev.bindery.engine.Rows;
import dev.bindery.engine.Session;
import dev.bindery.engine.Snapshot;
import dev.bindery.engine.SqlError;
import dev.bindery.engine.SrvProc;
import dev.bindery.engine.Statements;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import dev.bindery.engine.TokenIssued;
import dev.bindery.engine.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps, done by the engine through its public interface. */
public final class EngineAdapter
    implements Savepoints, BoundSessions, Lending, Crowd, AutoCloseable {
  private static final String SAVEPOINT = "s";
  private static final String PROCEDURE = "xp_write";

  private final Instance instance = Instance.create();
  private final Table table =
      instance.createTable(TableDefinition.keyValue("t", Integer.class, Integer.class));
  private final Session owner = connected(instance.connect("owner"));
  private final Session guest = connected(instance.connect("guest"));
  private final List<Session> crowd = new ArrayList<>();
  private Session[] parties = {};
  private @Nullable Request held;
  private boolean shared;
  private int value;

  public EngineAdapter() {
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    for (int key = 0; key < ROWS; key++) {
      checkWritten(owner.run(DataStatement.insert(table, Row.of(key, 0))));
    }
    instance.register(PROCEDURE, (srvProc, arguments) -> borrow(srvProc));
  }

  @Override
  public void begin() {
    check(owner.begin(null));
  }

  @Override
  public void commit() {
    check(owner.commit());
  }

  @Override
  public int depth() {
    return owner.tranCount();
  }

  @Override
  public void write() {
    checkWritten(write(owner, 0, ++value));
  }

  @Override
  public void save() {
    check(owner.save(SAVEPOINT));
  }

  @Override
  public void rollbackToSave() {
    check(owner.rollbackTo(SAVEPOINT));
  }

  @Override
  public long writes() {
    return transaction(owner).undoRecords();
  }

  @Override
  public void put(int key, int written) {
    checkWritten(write(owner, key, written));
  }

  @Override
  public int get(int key) {
    if (owner.run(DataStatement.read(table, Key.of(key))) instanceof Rows rows
        && rows.rows().get(0).value(1) instanceof Integer found) {
      return found;
    }
    throw new IllegalStateException("no row " + key);
  }

  // Sharing

  @Override
  public void share(int wanted) {
    if (shared) {
      end();
    }
    int known = parties.length;
    if (known < wanted) {
      parties = Arrays.copyOf(parties, wanted);
      for (int party = known; party < wanted; party++) {
        parties[party] = connected(instance.connect("party"));
      }
    }
    check(parties[0].begin(null));
    if (wanted > 1) {
      String token = issued(parties[0].getToken(TokenKind.ORDINARY));
      for (int party = 1; party < wanted; party++) {
        check(parties[party].bind(token));
      }
    }
    shared = true;
  }

  @Override
  public void turn(int party) {
    Request request = opened(parties[party]);
    Answer answer = write(request, party % ROWS, value);
    while (isInUse(answer)) {
      Thread.onSpinWait();
      request = opened(parties[party]); // X3: 3917 has ended the batch
      answer = write(request, party % ROWS, value);
    }
    checkWritten(answer);
    request.close();
  }

  @Override
  public void end() {
    for (int party = 1; party < parties.length; party++) {
      check(parties[party].leave());
    }
    check(parties[0].commit());
    shared = false;
  }

  @Override
  public long sharedWrites() {
    return shared ? transaction(parties[0]).undoRecords() : 0;
  }

  // Bound sessions

  @Override
  public String token() {
    return issued(owner.getToken(TokenKind.ORDINARY));
  }

  @Override
  public boolean bind(String token) {
    return guest.bind(token) == Done.OK;
  }

  @Override
  public void leave() {
    check(guest.leave());
  }

  @Override
  public int members() {
    return transaction(owner).members().size();
  }

  @Override
  public void takeAccess() {
    Request request = opened(owner);
    checkWritten(write(request, 0, ++value));
    held = request;
  }

  @Override
  public void releaseAccess() {
    if (held == null) {
      throw new IllegalStateException("no access");
    }
    held.close();
    held = null;
  }

  @Override
  public boolean tryToWrite() {
    return write(guest, 0, value) instanceof Affected;
  }

  // Lending

  @Override
  public void callWithLentSession() {
    check(owner.execute(PROCEDURE, List.of()));
  }

  private void borrow(SrvProc srvProc) {
    Session inner = connected(srvProc.connect("procedure"));
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    if (SrvProc.getBindToken(srvProc, buffer) != SrvProc.SUCCEED) {
      throw new IllegalStateException("no token");
    }
    int length = 0;
    while (buffer[length] != 0) {
      length++;
    }
    check(inner.bind(new String(buffer, 0, length, US_ASCII)));
    checkWritten(write(inner, 0, ++value));
  }

  // A crowd

  @Override
  public void rows(int wanted) {
    for (int key = ROWS; key < wanted; key++) {
      checkWritten(owner.run(DataStatement.insert(table, Row.of(key, 0))));
    }
  }

  @Override
  public long locks() {
    Snapshot snapshot = instance.snapshot();
    return snapshot.locks().stream()
        .filter(lock -> lock.key() != null && lock.session() == owner.id())
        .count();
  }

  @Override
  public void connect(int sessions) {
    for (int i = 0; i < sessions; i++) {
      Session session = connected(instance.connect("one of many"));
      check(session.begin(null));
      crowd.add(session);
    }
  }

  @Override
  public void commitOf(int session) {
    check(crowd.get(session).commit());
  }

  @Override
  public void beginOf(int session) {
    check(crowd.get(session).begin(null));
  }

  @Override
  public int working() {
    return (int) crowd.stream().filter(session -> session.tranCount() > 0).count();
  }

  @Override
  public void close() {
    instance.close();
  }

  private Snapshot.TransactionView transaction(Session member) {
    return instance.snapshot().transactions().stream()
        .filter(transaction -> transaction.members().contains(member.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Session connected(Answer answer) {
    if (answer instanceof Connected connected) {
      return connected.session();
    }
    throw refused(answer);
  }

  private static Request opened(Session session) {
    Answer answer = session.open();
    if (answer instanceof Opened opened) {
      return opened.request();
    }
    throw refused(answer);
  }

  private static String issued(Answer answer) {
    if (answer instanceof TokenIssued issued) {
      return issued.token().text();
    }
    throw refused(answer);
  }

  private Answer write(Statements by, int key, int written) {
    return by.run(DataStatement.update(table, Key.of(key), Row.of(key, written)));
  }

  private static void checkWritten(Answer answer) {
    if (!(answer instanceof Affected affected && affected.rows() == 1)) {
      throw refused(answer);
    }
  }

  private static boolean isInUse(Answer answer) {
    return answer instanceof SqlError error && error.error() == ErrorCode.IN_USE;
  }

  private static void check(Answer answer) {
    if (answer != Done.OK) {
      throw refused(answer);
    }
  }

  private static IllegalStateException refused(Answer answer) {
    return new IllegalStateException("refused: " + answer.code());
  }
}

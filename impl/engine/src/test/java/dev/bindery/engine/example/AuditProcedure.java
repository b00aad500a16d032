package dev.bindery.engine.example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.ExtendedProcedure;
import dev.bindery.engine.Key;
import dev.bindery.engine.Row;
import dev.bindery.engine.Rows;
import dev.bindery.engine.Session;
import dev.bindery.engine.SrvProc;
import dev.bindery.engine.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extended procedure that reads a row of its caller's transaction, not yet committed, and writes
 * into it who has looked at it. To do that its session must be in that transaction: bound by the
 * caller's token it shares the locks; not bound it would wait for its caller, which waits for it,
 * and so it is told 1205 at once (source 003, Using Bound Sessions).
 */
final class AuditProcedure implements ExtendedProcedure {
  private final Table table;
  private final boolean binds;

  /** What its statement was answered. */
  private @Nullable Answer answer;

  AuditProcedure(Table table, boolean binds) {
    this.table = table;
    this.binds = binds;
  }

  @Nullable Answer answer() {
    return answer;
  }

  @Override
  public void execute(SrvProc srvProc, List<@Nullable Object> arguments) {
    if (!(srvProc.connect("auditor") instanceof Connected connected)) {
      throw new IllegalStateException("no session is to be had");
    }
    Session session = connected.session(); // it is closed when the procedure returns (X7)
    if (binds) {
      byte[] token = new byte[SrvProc.BUFFER_BYTES];
      SrvProc.getBindToken(srvProc, token);
      session.bind(new String(token, US_ASCII).trim());
    }
    Key key = Key.of((Integer) arguments.get(0));
    answer = session.run(DataStatement.read(table, key));
    if (answer instanceof Rows found) {
      Row row = found.rows().get(0);
      answer =
          session.run(
              DataStatement.update(table, key, Row.of(row.value(0), row.value(1) + ", audited")));
    }
  }
}

package dev.bindery.engine.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Key;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Row;
import dev.bindery.engine.Rows;
import dev.bindery.engine.Session;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why an extended procedure binds its session to its caller's transaction (E, L11, X7). */
class AuditProcedureTest {
  @Test
  void boundItReadsAndWritesTheCallersUncommittedRows() {
    try (Instance instance = Instance.create()) {
      Table table = table(instance);
      AuditProcedure audit = new AuditProcedure(table, true);
      Session caller = callerOf(instance, table, audit);
      assertEquals("ok", code(audit.answer()));
      Answer row = caller.run(DataStatement.read(table, Key.of(1)));
      assertEquals(new Rows(List.of(Row.of(1, "mine, audited"))), row);
      assertEquals("ok", caller.rollback().code());
      assertEquals(new Rows(List.of()), caller.run(DataStatement.readAll(table)));
    }
  }

  @Test
  void notBoundItFallsAtOnceForItsCallerWaitsForIt() {
    try (Instance instance = Instance.create()) {
      Table table = table(instance);
      AuditProcedure audit = new AuditProcedure(table, false);
      Session caller = callerOf(instance, table, audit);
      assertEquals("1205", code(audit.answer()));
      assertEquals(1, caller.tranCount());
      Answer row = caller.run(DataStatement.read(table, Key.of(1)));
      assertEquals(new Rows(List.of(Row.of(1, "mine"))), row);
    }
  }

  private static Table table(Instance instance) {
    Table table = instance.createTable(TableDefinition.keyValue("t", Integer.class, String.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    return table;
  }

  private static Session callerOf(Instance instance, Table table, AuditProcedure audit) {
    instance.register("xp_audit", audit);
    Session caller = ((Connected) instance.connect("caller")).session();
    caller.begin(null);
    caller.run(DataStatement.insert(table, Row.of(1, "mine")));
    assertEquals("ok", caller.execute("xp_audit", List.of(1)).code());
    return caller;
  }

  private static String code(@Nullable Answer answer) {
    return answer == null ? "none" : answer.code();
  }
}

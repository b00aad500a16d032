package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bindery.engine.Connected;
import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Limits;
import dev.bindery.engine.SqlError;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every error of the catalogue is given by a batch, or stands in a list of those not built yet. The
 * list only shrinks.
 */
class CatalogueTest {

  /** Errors of locks, data, permissions, logins and coordinators. */
  private static final Set<Integer> NOT_BUILT_YET =
      Set.of(
          208, 229, 266, 1204, 1205, 1222, 2627, 3919, 3920, 3927, 3933, 3971, 3976, 8501, 8519,
          8525, 18456);

  private final Set<Integer> given = new TreeSet<>();

  @Test
  void everyErrorIsGivenOrNotBuiltYet() {
    giveCompileErrors();
    giveErrorsOfOneSession();
    giveErrorsOfSeveralSessions();
    giveErrorsOfLimits();
    giveErrorsOfDoom();
    giveErrorsOfCallsAndKill();

    Set<Integer> expected =
        Arrays.stream(ErrorCode.values()).map(ErrorCode::number).collect(Collectors.toSet());
    expected.removeAll(NOT_BUILT_YET);
    assertEquals(new TreeSet<>(expected), given);
  }

  private void giveCompileErrors() {
    Client client = new Client(Instance.create());
    give(client, "nonsense");
    give(client, "SAVE TRAN " + "n".repeat(33));
    give(client, "PRINT '");
    give(client, "/*");
    give(client, "DECLARE @a int, @a int PRINT @b");
    give(client, "SELECT " + "(".repeat(1000));
    give(client, "EXEC sp_getbindtoken");
    give(client, "EXEC sp_getbindtoken 'x'");
    give(client, "EXEC sp_getbindtoken 'x', 'y', 'z'");
    give(client, "EXEC sp_getbindtoken @none = 1");
    give(client, "EXEC sp_getbindtoken @for_xp_flag = 1, 2");
    give(client, "EXEC sp_getbindtoken @for_xp_flag = 1, @for_xp_flag = 1");
    give(client, "DECLARE @m varchar(max) EXEC sp_getbindtoken @m OUTPUT");
    give(client, "DECLARE @t varchar(255) EXEC sp_bindsession @t OUTPUT");
  }

  private void giveErrorsOfOneSession() {
    Client client = new Client(Instance.create());
    give(client, "COMMIT ROLLBACK SAVE TRAN s USE nowhere EXEC nothing EXEC sp_bindsession 'x'");
    give(client, "SELECT 'x' + 1 SELECT 1 / 0 SELECT 2147483647 + 1 SELECT 'a' * 'b'");
    give(client, "DECLARE @t varchar(255) EXEC sp_getbindtoken @t OUTPUT");
    give(client, "DECLARE @t varchar(255) EXEC sp_getbindtoken @t OUTPUT, 2");
    give(
        client,
        "DECLARE @n varchar(9), @i int BEGIN TRAN SAVE TRAN @n SAVE TRAN @i ROLLBACK TRAN x");
    give(client, "BEGIN DISTRIBUTED TRAN SAVE TRAN s");
  }

  private void giveErrorsOfSeveralSessions() {
    Instance instance = Instance.create();
    Client a = new Client(instance);
    Client b = new Client(instance);
    Client c = new Client(instance);
    String token = a.begin();
    a.run("DECLARE @t varchar(255) EXEC sp_getbindtoken @t OUTPUT, 1 SELECT @t");
    give(b, "EXEC sp_bindsession '" + a.last().lastValue + "'");
    give(b, "BEGIN TRAN EXEC sp_bindsession '" + token + "'");
    a.open("SAVE TRAN s");
    give(b, "COMMIT");
    give(c, "EXEC sp_bindsession '" + token + "'");
    a.run("COMMIT");
    give(b, "EXEC sp_bindsession '" + token + "'");
  }

  private void giveErrorsOfLimits() {
    Instance instance =
        Instance.create(Limits.DEFAULT.withNesting(1).withSessions(1).withSavepoints(0));
    Client client = new Client(instance);
    give(client, "BEGIN TRAN BEGIN TRAN SAVE TRAN s");
    given.add(assertInstanceOf(SqlError.class, instance.connect("one too many")).number());
    assertEquals(false, instance.connect("still") instanceof Connected);
  }

  private void giveErrorsOfDoom() {
    Client client = new Client(Instance.create());
    String doom =
        "SET XACT_ABORT ON BEGIN TRAN SAVE TRAN s BEGIN TRY SELECT 1/0 END TRY BEGIN CATCH";
    give(client, doom + " ROLLBACK TRAN s END CATCH");
    give(client, doom + " COMMIT END CATCH");
  }

  private void giveErrorsOfCallsAndKill() {
    Instance instance = Instance.create();
    instance.register(
        "xp",
        (srvProc, arguments) -> {
          throw new IllegalStateException();
        });
    Client client = new Client(instance);
    give(client, "EXEC xp KILL 99 BEGIN TRAN KILL 99 COMMIT");
    give(client, "KILL " + client.tsql().session().id());
  }

  private void give(Client client, String batch) {
    client.run(batch);
    client.last().messages.forEach(message -> given.add(message.number()));
  }
}

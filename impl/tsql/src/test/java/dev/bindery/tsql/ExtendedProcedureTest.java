package dev.bindery.tsql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.engine.Connected;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Session;
import dev.bindery.engine.SrvProc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Extended procedures called with EXEC (rules E1 to E4), and KILL (rule B11). */
class ExtendedProcedureTest {
  private final Instance instance = Instance.create();
  private final Client a = new Client(instance);

  /** Saves in the caller's transaction, in a session of its own that runs T-SQL. */
  private static void save(SrvProc srvProc, List<@Nullable Object> arguments) {
    byte[] buffer = new byte[SrvProc.BUFFER_BYTES];
    if (SrvProc.getBindToken(srvProc, buffer) == SrvProc.FAIL) {
      throw new IllegalStateException("no transaction");
    }
    String token = new String(buffer, 0, 32, US_ASCII);
    Session session = ((Connected) srvProc.connect("procedure")).session();
    TsqlSession inner = new TsqlSession(session, TsqlOptions.DEFAULT);
    inner.run("EXEC sp_bindsession '" + token + "' SAVE TRAN fromInside", new Recorder());
  }

  @Test
  void procedureSharesItsCallersTransaction() { // E2 X7
    instance.register("xp_save", ExtendedProcedureTest::save);
    assertEquals(
        List.of("row 0 1", "done 0"),
        a.run(
            "BEGIN TRAN DECLARE @rc int = 9",
            "EXEC @rc = master..XP_SAVE",
            "ROLLBACK TRAN fromInside SELECT @rc, @@TRANCOUNT"));
    assertEquals(1, instance.snapshot().sessions().size());
  }

  @Test
  void argumentsArePassedByPosition() { // E1
    List<@Nullable Object> given = new ArrayList<>();
    instance.register("xp", (srvProc, arguments) -> given.addAll(arguments));
    a.run("DECLARE @v varchar(9) = 'v' EXEC xp 1, 'x', @v, NULL, -2");
    assertEquals(Arrays.asList(1L, "x", "v", null, -2L), given);
    assertEquals(List.of("error 8145.1 line 1", "done 1"), a.run("EXEC xp @p = 1 PRINT 'never'"));
    assertEquals(
        List.of("error 8162.1 line 1", "done 1"),
        a.run("DECLARE @v int EXEC xp @v OUTPUT PRINT 'never'"));
  }

  @Test
  void exceptionIsAnErrorOfTheStatement() { // E4
    instance.register("xp_save", ExtendedProcedureTest::save);
    assertEquals(
        List.of("error 18002.1 line 1", "print on", "done 1"), a.run("EXEC xp_save PRINT 'on'"));
    assertEquals(
        List.of("row 18002", "done 1"),
        a.run("BEGIN TRY EXEC xp_save END TRY BEGIN CATCH SELECT @@ERROR END CATCH"));
  }

  @Test
  void procedureInAnotherSchemaIsNotFound() { // 2812
    instance.register("xp", (srvProc, arguments) -> {});
    assertEquals(List.of("error 2812.1 line 1", "done"), a.run("EXEC master.mine.xp"));
    assertEquals(List.of("done 0"), a.run("EXEC master.dbo.xp"));
  }

  @Test
  void procedureThatCancelsItsCallerEndsTheBatch() { // X9
    instance.register("xp", (srvProc, arguments) -> a.tsql().session().cancelRequest());
    assertEquals(List.of("done"), a.run("BEGIN TRAN EXEC xp PRINT 'never'"));
    assertEquals(1, a.count());
  }

  @Test
  void killEndsASession() { // B11
    Client b = new Client(instance);
    b.run("BEGIN TRAN");
    int number = b.tsql().session().id();
    assertEquals(List.of("done"), a.run("KILL " + number));
    assertEquals(false, b.tsql().run("COMMIT", new Recorder()));
    assertEquals(List.of("error 6106.1 line 1", "done"), a.run("KILL " + number));
    assertEquals(List.of("error 6106.1 line 1", "done"), a.run("KILL 9999999999"));
  }

  @Test
  void killNeitherEndsItselfNorRunsInATransaction() {
    int number = a.tsql().session().id();
    assertEquals(List.of("error 6104.1 line 1", "done"), a.run("KILL " + number));
    assertEquals(List.of("error 6115.1 line 1", "done"), a.run("BEGIN TRAN KILL 1"));
  }
}

package dev.bindery.engine;

import java.time.Instant;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Operations of two sessions of one transaction from two and three threads, in every order that
 * their accesses to memory can be switched in, up to a bound: each answers as if they were called
 * one after the other (Lincheck, model checking mode).
 */
@Tag("thorough")
@Isolated // it weaves itself into the classes that the other tests use
@Param(name = "session", gen = IntGen.class, conf = "0:1")
public class InterleavingsTest {
  private static final int SESSIONS = 2;
  private final Instance instance =
      Instance.create(Limits.DEFAULT, TokenSource.repeatable(1), () -> Instant.EPOCH);
  private final Session[] sessions = new Session[SESSIONS];
  private final Table table;
  private final String token;

  public InterleavingsTest() {
    table = instance.createTable(TableDefinition.keyValue("t", Integer.class, Integer.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    for (int i = 0; i < SESSIONS; i++) {
      sessions[i] = ((Connected) instance.connect("login")).session();
      sessions[i].setLockTimeout(0);
    }
    sessions[0].begin(null);
    token = Engine.token(sessions[0]);
    sessions[1].bind(token);
  }

  @Operation
  public String commit(@Param(name = "session") int session) {
    return sessions[session].commit().code();
  }

  @Operation
  public String bind(@Param(name = "session") int session) {
    return sessions[session].bind(token).code();
  }

  @Operation
  public String leave(@Param(name = "session") int session) {
    return sessions[session].leave().code();
  }

  @Operation
  public String write(@Param(name = "session") int session) {
    return sessions[session].run(DataStatement.insert(table, Row.of(1, session))).code();
  }

  @Operation
  public String read(@Param(name = "session") int session) {
    Answer answer = sessions[session].run(DataStatement.readAll(table));
    return answer instanceof Rows rows ? rows.rows().toString() : answer.code();
  }

  @Test
  void twoThreadsAreAnsweredAsIfOneCalledAfterTheOther() { // 15.6
    explore(2, 1, 24);
  }

  @Test
  void threeThreadsAreAnsweredAsIfOneCalledAfterTheOther() {
    explore(3, 1, 3);
  }

  private static void explore(int threads, int actors, int scenarios) {
    new ModelCheckingOptions()
        .iterations(scenarios)
        .invocationsPerIteration(100)
        .threads(threads)
        .actorsPerThread(actors)
        .actorsBefore(0)
        .actorsAfter(0)
        .check(InterleavingsTest.class);
  }
}

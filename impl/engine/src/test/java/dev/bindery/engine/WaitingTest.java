package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads that wait for locks and for access, and all the ways in which a wait ends. */
class WaitingTest {
  private static final long LIMIT_S = 60;

  @RegisterExtension final Engine engine = new Engine();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Thread> waiter = new AtomicReference<>();

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    threads.shutdown();
    assertTrue(threads.awaitTermination(LIMIT_S, TimeUnit.SECONDS));
  }

  @Test
  void threadWaitsUntilTheLockIsFree() throws Exception { // L9
    Table table = table();
    BlockingSession holder = connect();
    holder.begin();
    holder.change(set(table, 1, 10));
    Future<List<Row>> reader = waits(() -> connect().read(get(table, 1)));
    holder.commit();
    assertEquals(List.of(Row.of(1, 10)), result(reader));
  }

  @Test
  void threadWaitsAsLongAsItsLockTimeout() throws Exception { // L7
    Table table = table();
    BlockingSession holder = connect();
    holder.begin();
    holder.change(set(table, 1, 10));
    BlockingSession impatient = connect();
    impatient.setLockTimeout(20);
    Future<List<Row>> reader = threads.submit(() -> impatient.read(get(table, 1)));
    SqlException late = assertThrows(SqlException.class, () -> result(reader));
    answers("1222", late.refusal());
    holder.commit();
  }

  @Test
  void interruptCancelsTheStatementAndIsRestored() throws Exception {
    Table table = table();
    BlockingSession holder = connect();
    holder.begin();
    holder.change(set(table, 1, 10));
    BlockingSession interrupted = connect();
    Future<Boolean> reader =
        waits(
            () -> {
              assertThrows(SqlException.class, () -> interrupted.read(get(table, 1)));
              return Thread.interrupted();
            });
    Objects.requireNonNull(waiter.get()).interrupt();
    assertTrue(result(reader));
    holder.commit();
    assertEquals(List.of(Row.of(1, 10)), interrupted.read(get(table, 1)));
  }

  @Test
  void whoeverEndsTheWaitTheThreadGoesOn() throws Exception { // L10 B11
    Table table = table();
    BlockingSession holder = connect();
    holder.begin();
    holder.change(set(table, 1, 10));
    List<Callable<Answer>> ends = new ArrayList<>();
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      BlockingSession session = connect();
      ends.add(
          List.<Callable<Answer>>of(
                  session.session()::cancelRequest,
                  session.session()::disconnect,
                  () -> engine.instance().kill(session.session().id()))
              .get(i));
      waiting.add(waits(() -> session.read(get(table, 1))));
    }
    for (Callable<Answer> end : ends) {
      answers("ok", end.call());
    }
    for (Future<?> each : waiting) {
      assertThrows(SqlException.class, () -> result(each));
    }
    holder.commit();
  }

  @Test
  void closingTheInstanceLetsEverybodyGo() throws Exception {
    Table table = table();
    BlockingSession first = connect(); // is closed first: the lock is never free for it
    BlockingSession holder = connect();
    holder.begin();
    holder.change(set(table, 1, 10));
    Future<List<Row>> reader = waits(() -> first.read(get(table, 1)));
    engine.instance().close();
    SqlException closed = assertThrows(SqlException.class, () -> result(reader));
    answers("closed", closed.refusal());
    assertEquals("closed", assertThrows(SqlException.class, holder::commit).refusal().code());
  }

  @Test
  void deadlockOfTwoThreadsEndsOneTransactionAndLetsTheOtherGo() throws Exception { // L8
    Table table = table();
    BlockingSession one = connect();
    BlockingSession other = connect();
    one.begin();
    other.begin();
    one.change(set(table, 1, 10));
    other.change(set(table, 2, 20));
    Future<Integer> first = waits(() -> one.change(set(table, 2, 10)));
    SqlException victim = assertThrows(SqlException.class, () -> other.change(set(table, 1, 20)));
    answers("1205", victim.refusal());
    assertEquals(1, result(first));
    one.commit();
  }

  @Test
  void accessIsAwaitedInTurn() throws Exception { // X3 X4
    BlockingSession holder = connect();
    holder.begin();
    String token = holder.getToken().text();
    BlockingSession member = connect();
    member.bind(token);
    Request batch = Engine.open(holder.session());
    answers("ok", batch.write());
    Duration longer = Duration.ofSeconds(LIMIT_S);
    Future<Boolean> binds = threads.submit(() -> connect().bind(token, longer));
    Future<String> commits =
        threads.submit(
            () ->
                member.awaitAccess(
                    longer,
                    () -> {
                      member.save("mine");
                      return "saved";
                    }));
    SqlException late =
        assertThrows(
            SqlException.class,
            () -> member.awaitAccess(Duration.ofMillis(5), () -> member.bind(token)));
    assertTrue(late.isInUse());
    answers("ok", batch.end());
    assertEquals("saved", result(commits));
    assertEquals(false, result(binds));
  }

  @Test
  void transactionThatNobodyUsesForTooLongIsRolledBack() { // B9
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource clock = now::get;
    Instance instance = engine.limited(Limits.DEFAULT, clock);
    Session idle = engine.session();
    answers("ok", idle.begin(null));
    Session busy = engine.session();
    answers("ok", busy.begin(null));
    Duration limit = Duration.ofMinutes(5);
    assertEquals(0, instance.rollBackIdle(limit));
    now.set(Instant.EPOCH.plus(limit));
    answers("ok", busy.write());
    assertEquals(1, instance.rollBackIdle(limit));
    assertEquals(0, idle.tranCount());
    EndedByAnother told = assertInstanceOf(EndedByAnother.class, idle.commit());
    told.acknowledge();
    answers("3902", idle.commit());
    answers("ok", busy.commit());
  }

  @Test
  void listenerIsToldAndWhatItThrowsChangesNothing() {
    List<String> events = new ArrayList<>();
    EngineListener listener =
        new EngineListener() {
          @Override
          public void bound(int session, long transaction) {
            events.add("bound " + session);
          }

          @Override
          public void left(int session, long transaction) {
            events.add("left " + session);
          }

          @Override
          public void ended(long transaction, TransactionStatus outcome) {
            events.add("ended " + outcome);
          }

          @Override
          public void waited(int session, String resource, LockMode mode) {
            events.add("waited " + session + " " + mode.text());
          }

          @Override
          public void victim(int session, String cycle) {
            events.add("victim " + session);
          }

          @Override
          public void refused(int session, SqlError error) {
            events.add("refused " + session + " " + error.number());
            throw new IllegalStateException("a listener that throws");
          }
        };
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    Instance instance = engine.limited(Limits.DEFAULT, listener);
    Table table = table();
    Session one = engine.session();
    answers("3902", one.commit());
    answers("ok", one.begin(null));
    Session two = engine.boundTo(one);
    answers("ok", two.leave());
    answers("ok", one.run(set(table, 1, 10)));
    answers("ok", two.begin(null));
    answers("ok", two.run(set(table, 2, 10)));
    LocksTest.waits(one.run(set(table, 2, 10)));
    answers("1205", two.run(set(table, 1, 10)));
    instance.close();
    int first = one.id();
    int second = two.id();
    assertEquals(
        List.of(
            "refused " + first + " 3902",
            "bound " + second,
            "left " + second,
            "waited " + first + " X",
            "waited " + second + " X",
            "victim " + second,
            "ended ROLLED_BACK",
            "refused " + second + " 1205",
            "left " + first,
            "ended ROLLED_BACK"),
        events);
    assertEquals(2, uncaught.size());
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  private BlockingSession connect() {
    return BlockingSession.connect(engine.instance(), "login");
  }

  private Table table() {
    Table table = engine.table("t");
    BlockingSession session = connect();
    session.change(DataStatement.insert(table, Row.of(1, 0)));
    session.change(DataStatement.insert(table, Row.of(2, 0)));
    return table;
  }

  private static DataStatement set(Table table, int key, int value) {
    return DataStatement.update(table, Key.of(key), Row.of(key, value));
  }

  private static DataStatement get(Table table, int key) {
    return DataStatement.read(table, Key.of(key));
  }

  /** Starts something and returns once it waits for a lock. */
  private <T> Future<T> waits(Callable<T> work) {
    int before = waiting();
    Future<T> future =
        threads.submit(
            () -> {
              waiter.set(Thread.currentThread());
              return work.call();
            });
    while (waiting() == before && !future.isDone()) {
      Thread.onSpinWait();
    }
    return future;
  }

  private int waiting() {
    return engine.instance().waits().inOrder().size();
  }

  /** The result, within a limit; what it threw is thrown as it is. */
  private static <T> T result(Future<T> future) throws Exception {
    try {
      return future.get(LIMIT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

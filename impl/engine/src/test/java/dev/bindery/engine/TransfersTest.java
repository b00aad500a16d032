package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Threads move money between rows, alone and as two members of one transaction, while others count
 * it and still others cancel, kill and disconnect. Whatever happens, no money comes or goes. For a
 * soak: {@code -Dtransfers.seconds=600}.
 */
@Execution(ExecutionMode.CONCURRENT)
class TransfersTest {
  private static final long SECONDS = Long.getLong("transfers.seconds", 3);
  private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(60);
  private static final int MOVERS = 4;
  private static final int ACCOUNTS = 6;
  private static final int EACH = 100;

  @RegisterExtension final Engine engine = new Engine();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReferenceArray<Session> sessions = new AtomicReferenceArray<>(2 * MOVERS);
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final long seed = new Random().nextLong();
  private final long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
  private Table accounts =
      new Table(TableDefinition.keyValue("none", Integer.class, Integer.class));

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS), "a thread is left");
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noMoneyComesOrGoes() throws Exception { // 15.9 I1 L8
    System.out.println("TransfersTest seed " + seed + ", " + SECONDS + " s");
    accounts = engine.table("accounts");
    Session bank = engine.session();
    for (int account = 0; account < ACCOUNTS; account++) {
      Engine.answers("ok", bank.run(DataStatement.insert(accounts, Row.of(account, EACH))));
    }
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < MOVERS; i++) {
      int mover = i;
      running.add(threads.submit(() -> move(mover, new Random(seed + mover))));
    }
    running.add(threads.submit(() -> count(new Random(seed - 1))));
    running.add(threads.submit(() -> disturb(new Random(seed - 2))));
    for (Future<?> each : running) {
      each.get(SECONDS + 120, TimeUnit.SECONDS);
    }
    System.out.println("TransfersTest " + answers);
    assertEquals(List.of(), Validator.faults(engine.instance()));
    for (int i = 0; i < sessions.length(); i++) {
      sessions.get(i).disconnect();
    }
    assertEquals(ACCOUNTS * EACH, sum(bank.run(DataStatement.readAll(accounts))));
    assertEquals(List.of(), engine.instance().snapshot().locks());
    assertTrue(answers.containsKey("committed"), "nothing was ever moved");
  }

  private boolean isTime() {
    return System.nanoTime() - endNs < 0;
  }

  // Who moves money

  private void move(int mover, Random random) {
    int place = 2 * mover;
    while (isTime()) {
      Session one = connected(place);
      Session other = connected(place + 1);
      one.setIsolationLevel(level(random));
      one.setLockTimeout(random.nextInt(3) == 0 ? 1 + random.nextInt(5) : -1);
      one.setDeadlockPriority(random.nextInt(3) - 1);
      boolean moved = moves(one, random.nextBoolean() ? other : one, random);
      told(moved ? "committed" : "given up");
      goesOn(one);
      goesOn(other);
    }
    connected(place);
    connected(place + 1);
  }

  private static IsolationLevel level(Random random) {
    return random.nextBoolean() ? IsolationLevel.SERIALIZABLE : IsolationLevel.REPEATABLE_READ;
  }

  /** One transfer; the deposit may be made by a second member of the transaction. */
  private boolean moves(Session one, Session other, Random random) {
    int from = random.nextInt(ACCOUNTS);
    int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    int amount = random.nextInt(EACH);
    if (one.begin(null) != Done.OK) {
      return false;
    }
    if (other != one) {
      if (!(one.getToken(TokenKind.ORDINARY) instanceof TokenIssued issued)
          || other.bind(issued.token().text()) != Done.OK) {
        return false;
      }
    }
    return adds(one, from, -amount, random) && adds(other, to, amount, random) && commits(one);
  }

  private boolean commits(Session session) {
    return session.tranCount() == 1 && session.commit() == Done.OK;
  }

  private boolean adds(Session session, int account, int amount, Random random) {
    Key key = Key.of(account);
    DataStatement read =
        random.nextBoolean()
            ? DataStatement.readForUpdate(accounts, key)
            : DataStatement.read(accounts, key);
    if (session.setIsolationLevel(IsolationLevel.REPEATABLE_READ) != Done.OK
        || !(drive(session, read) instanceof Rows rows)
        || session.tranCount() != 1) {
      return false;
    }
    int balance = (Integer) rows.rows().get(0).values().get(1);
    Row row = Row.of(account, balance + amount);
    return drive(session, DataStatement.update(accounts, key, row)) instanceof Affected;
  }

  /** Whatever it was in the middle of is rolled back. */
  private static void goesOn(Session session) {
    if (session.rollback() instanceof EndedByAnother ended) {
      ended.acknowledge();
    }
    session.closeRequest();
  }

  private Session connected(int place) {
    Session known = sessions.get(place);
    if (known == null || !known.isConnected()) {
      known = engine.session();
      sessions.set(place, known);
    }
    return known;
  }

  // Who counts it

  private void count(Random random) {
    Session session = engine.session();
    while (isTime()) {
      session.setIsolationLevel(level(random));
      boolean inTransaction = random.nextBoolean() && session.begin(null) == Done.OK;
      DataStatement all =
          random.nextBoolean()
              ? DataStatement.readAll(accounts)
              : DataStatement.readRange(accounts.primary(), KeyRange.ALL);
      if (drive(session, all) instanceof Rows rows) {
        assertEquals(ACCOUNTS * EACH, sum(rows), () -> "seed " + seed);
        told(inTransaction ? "counted" : "counted alone");
      }
      session.rollback();
    }
  }

  private static int sum(Answer answer) {
    return ((Rows) answer).rows().stream().mapToInt(row -> (Integer) row.values().get(1)).sum();
  }

  // Who disturbs

  private void disturb(Random random) {
    while (isTime()) {
      Session session = sessions.get(random.nextInt(sessions.length()));
      if (session != null) {
        switch (random.nextInt(8)) {
          case 0 -> engine.instance().kill(session.id());
          case 1 -> session.disconnect();
          case 2 -> engine.instance().snapshot();
          default -> session.cancelRequest();
        }
      }
      LockSupport.parkNanos(random.nextInt(200_000));
    }
  }

  // Waiting

  /** Runs a statement to its end, in this thread, which parks while the statement waits. */
  private Answer drive(Session session, DataStatement statement) {
    Answer answer = session.run(statement);
    while (answer instanceof Waiting waiting) {
      told("waited");
      PendingStatement pending = waiting.statement();
      answer = isOver(pending) ? pending.resume() : pending.timeOut();
      if (answer == Done.NONE && pending.session().pending() == pending) {
        answer = pending.resume(); // it was granted before it could time out
      }
    }
    told(answer.code());
    return answer;
  }

  private boolean isOver(PendingStatement pending) {
    long startNs = System.nanoTime();
    Thread me = Thread.currentThread();
    pending.onReady(() -> LockSupport.unpark(me));
    long waitMs = pending.session().lockTimeoutMs();
    long limitNs = waitMs < 0 ? LONGEST_WAIT_NS : TimeUnit.MILLISECONDS.toNanos(waitMs);
    long leftNs = limitNs;
    while (!pending.isReady() && leftNs > 0) {
      LockSupport.parkNanos(leftNs);
      leftNs = limitNs - (System.nanoTime() - startNs);
    }
    assertTrue(pending.isReady() || waitMs >= 0, () -> pending + " is not woken, seed " + seed);
    return pending.isReady();
  }

  private void told(String what) {
    answers.computeIfAbsent(what, unknown -> new LongAdder()).increment();
  }
}

package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real threads on one instance. Every wait here has an end. */
@Timeout(60)
class ThreadsTest {
  private static final int ROUNDS = 500;

  /**
   * After which no further round begins: on a busy machine it takes long until two threads meet.
   */
  private static final long ROUNDS_NS = TimeUnit.SECONDS.toNanos(15);

  private static final int WRITES = 100_000;
  private static final long MEETING_NS = TimeUnit.SECONDS.toNanos(30);

  @RegisterExtension final Engine engine = new Engine();

  private final long startNs = System.nanoTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void oneOfTwoConcurrentRequestsIsRefused() throws Exception { // X1, X3
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    int rounds = 0;
    for (int i = 0; isTimeFor(i); i++) {
      Request one = open(originator);
      Request other = open(bound);
      List<String> codes = together(() -> one.write().code(), () -> other.write().code());
      assertEquals(Set.of("ok", "3917"), Set.copyOf(codes), "round " + i);
      one.close();
      other.close();
      rounds++;
    }
    assertEquals(rounds, engine.transaction().undoRecords());
  }

  @Test
  void concurrentRequestsOfOneStatementAreServedOneAfterTheOther() throws Exception { // X3
    Session originator = engine.session();
    originator.begin(null);
    Session bound = engine.boundTo(originator);
    together(() -> writes(originator), () -> writes(bound));
    assertEquals(2 * WRITES, engine.transaction().undoRecords());
  }

  private static String writes(Session session) {
    for (int i = 0; i < WRITES; i++) {
      answers("ok", session.write());
    }
    return "ok";
  }

  @Test
  void oneOfTwoConcurrentCommitsEndsItAndTheOtherIsTold() throws Exception { // N3, B9
    for (int i = 0; isTimeFor(i); i++) {
      Session originator = engine.session();
      originator.begin(null);
      Session bound = engine.boundTo(originator);
      List<String> codes = together(() -> originator.commit().code(), () -> bound.commit().code());
      assertEquals(Set.of("ok", "3926"), Set.copyOf(codes), "round " + i);
      originator.disconnect();
      bound.disconnect();
    }
  }

  @Test
  void twoWhoLeaveTogetherRollItBack() throws Exception { // B6
    for (int i = 0; isTimeFor(i); i++) {
      Session originator = engine.session();
      originator.begin(null);
      String token = token(originator);
      Session bound = engine.boundTo(originator);
      together(() -> originator.leave().code(), () -> bound.leave().code());
      assertEquals("3922", originator.bind(token).code(), "round " + i);
      originator.disconnect();
      bound.disconnect();
    }
  }

  @Test
  void whoJoinsWhileTheLastMemberLeavesJoinsOrFindsItDead() throws Exception { // B4, B6
    for (int i = 0; isTimeFor(i); i++) {
      Session originator = engine.session();
      Session other = engine.session();
      originator.begin(null);
      String token = token(originator);
      int spins = i;
      List<String> codes =
          together(() -> other.bind(token).code(), () -> leaveLater(originator, spins));
      assertTrue(Set.of("ok", "3922").contains(codes.get(0)), codes::toString);
      assertEquals(codes.get(0).equals("ok") ? 1 : 0, other.tranCount());
      originator.disconnect();
      other.disconnect();
    }
  }

  private boolean isTimeFor(int round) {
    return round < ROUNDS && System.nanoTime() - startNs < ROUNDS_NS;
  }

  /** Somewhat later, as a bind reads its token before it looks at the transaction. */
  private static String leaveLater(Session session, int spins) {
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
    return session.leave().code();
  }

  @Test
  void randomStatementsOfManyThreadsLeaveAnInstanceThatFitsTogether() throws Exception {
    long seed = new Random().nextLong();
    Session lender = engine.session();
    lender.begin(null);
    Session second = engine.session();
    second.begin(null);
    List<String> tokens = List.of(token(lender), token(second));
    List<Callable<String>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Session session = engine.session();
      Random random = new Random(seed + i);
      actors.add(() -> randomly(session, random, tokens));
    }
    actors.add(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            consistent(engine.instance().snapshot());
          }
          return "ok";
        });
    System.out.println("ThreadsTest seed " + seed);
    together(actors);
  }

  private static String randomly(Session session, Random random, List<String> tokens) {
    for (int i = 0; i < ROUNDS; i++) {
      Request open = session.request();
      Statements on = open == null ? session : open;
      Answer answer =
          switch (random.nextInt(10)) {
            case 0 -> on.begin(null);
            case 1, 2 -> on.bind(tokens.get(random.nextInt(tokens.size())));
            case 3 -> on.leave();
            case 4 -> on.save("a");
            case 5 -> on.rollbackTo("a");
            case 6 -> session.open();
            case 7 -> session.closeRequest();
            case 8 -> on.getToken(TokenKind.ORDINARY);
            default -> on.write();
          };
      if (answer instanceof EndedByAnother ended) {
        ended.acknowledge();
      }
    }
    return "ok";
  }

  @Test
  void randomCallsOfManyThreadsLeaveAnInstanceThatFitsTogether() throws Exception { // X7
    long seed = new Random().nextLong();
    Session lender = engine.session();
    lender.begin(null);
    List<String> tokens = List.of(token(lender, TokenKind.XP), token(lender));
    List<Callable<String>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Session session = engine.session();
      Random random = new Random(seed + i);
      actors.add(() -> callsRandomly(session, random, tokens));
    }
    actors.add(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            consistent(engine.instance().snapshot());
            engine.instance().cancelCallsBegunBefore(Instant.MAX); // every call, guests' too
          }
          return "ok";
        });
    System.out.println("ThreadsTest seed of calls " + seed);
    together(actors);
  }

  private static String callsRandomly(Session session, Random random, List<String> tokens) {
    ProcedureCall call = null;
    for (int i = 0; i < ROUNDS; i++) {
      Request open = session.request();
      Statements on = open == null ? session : open;
      Answer answer =
          switch (random.nextInt(8)) {
            case 0, 1 -> on.bind(tokens.get(random.nextInt(tokens.size())));
            case 2 -> on.call();
            case 3 -> call == null ? Done.NONE : call.end();
            case 4 -> call == null ? Done.NONE : call.srvProc().connect("procedure");
            case 5 -> session.open();
            case 6 -> on.leave();
            default -> on.write();
          };
      if (answer instanceof Calling calling) {
        call = calling.call();
      } else if (answer instanceof Connected inner) {
        inner.session().bind(tokens.get(0));
        writesPerhaps(inner.session(), random);
      } else if (answer instanceof EndedByAnother ended) {
        ended.acknowledge();
      }
    }
    session.disconnect();
    return "ok";
  }

  /** It may be closed already: the call may be over. */
  private static void writesPerhaps(Session inner, Random random) {
    if (random.nextBoolean() && inner.open() instanceof Opened opened) {
      opened.request().write();
    }
  }

  private static void consistent(Snapshot snapshot) {
    for (Snapshot.TransactionView transaction : snapshot.transactions()) {
      long busy =
          snapshot.sessions().stream()
              .filter(session -> session.transaction() == transaction.number())
              .filter(session -> session.request() == RequestState.BUSY)
              .count();
      assertTrue(busy <= 1, snapshot::toString);
    }
  }

  private List<String> together(Callable<String> one, Callable<String> other)
      throws InterruptedException, ExecutionException, TimeoutException {
    return together(List.of(one, other));
  }

  /** Runs all at the same time, and gives what each returned. */
  private List<String> together(List<Callable<String>> actors)
      throws InterruptedException, ExecutionException, TimeoutException {
    AtomicInteger missing = new AtomicInteger(actors.size());
    List<Future<String>> running = new ArrayList<>();
    for (Callable<String> actor : actors) {
      running.add(
          threads.submit(
              () -> {
                meet(missing);
                return actor.call();
              }));
    }
    List<String> results = new ArrayList<>();
    for (Future<String> each : running) {
      results.add(each.get(30, TimeUnit.SECONDS));
    }
    return results;
  }

  /**
   * Waits for the others by spinning: a barrier that parks wakes its threads microseconds apart,
   * which is longer than an operation takes, and then nothing ever meets.
   */
  private static void meet(AtomicInteger missing) {
    long start = System.nanoTime();
    missing.decrementAndGet();
    while (missing.get() > 0) {
      assertTrue(System.nanoTime() - start < MEETING_NS, "somebody never came");
      Thread.onSpinWait();
    }
  }
}

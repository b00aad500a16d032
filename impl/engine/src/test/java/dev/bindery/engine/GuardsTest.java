package dev.bindery.engine;

import static dev.bindery.engine.Engine.open;
import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The table of guards, operation by operation: whoever looks at a shared transaction takes its
 * monitor. A race that hits a missing guard is rare; a thread that does not stop at a monitor that
 * somebody else has is certain.
 */
class GuardsTest {
  private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(30);

  @RegisterExtension final Engine engine = new Engine();
  private Session member = engine.session();
  private Transaction shared = new Transaction(1, null, false);
  private String token = "";

  @BeforeEach
  void share() {
    Session originator = engine.session();
    originator.begin(null);
    token = token(originator);
    member = engine.boundTo(originator);
    shared = Objects.requireNonNull(originator.membership().transaction());
  }

  @Test
  void statementsStopAtTheMonitor() throws Exception {
    stops(() -> member.begin(null));
    stops(() -> member.write());
    stops(() -> member.getToken(TokenKind.ORDINARY));
    stops(() -> member.setIsolationLevel(IsolationLevel.SERIALIZABLE));
    stops(() -> member.fail(false));
    stops(() -> member.setXactAbort(true));
    stops(member::tranCount);
    stops(member::xactState);
    stops(member::commit);
  }

  @Test
  void callsStopAtTheMonitor() throws Exception {
    stops(() -> member.call());
    ProcedureCall call = Objects.requireNonNull(member.runningCall());
    stops(() -> SrvProc.getBindToken(call.srvProc(), new byte[SrvProc.BUFFER_BYTES]));
    Session stranger = engine.session();
    String xpToken = Engine.xpToken(call);
    stops(() -> stranger.bind(xpToken));
    stops(call::end);
  }

  @Test
  void cancellingStopsAtTheMonitor() throws Exception {
    open(member).write();
    stops(() -> member.cancelRequest());
  }

  @Test
  void openingAndClosingStopAtTheMonitor() throws Exception {
    open(member).write();
    stops(() -> member.open());
    stops(() -> member.closeRequest());
  }

  @Test
  void leavingStopsAtTheMonitor() throws Exception {
    stops(() -> member.leave());
  }

  @Test
  void disconnectingStopsAtTheMonitor() throws Exception {
    stops(() -> member.disconnect());
  }

  @Test
  void joiningStopsAtTheMonitor() throws Exception {
    Session stranger = engine.session();
    stops(() -> stranger.bind(token));
  }

  @Test
  void movingStopsAtTheMonitorOfTheOldAndOfTheNew() throws Exception {
    Session other = engine.session();
    other.begin(null);
    String elsewhere = token(other);
    stops(() -> member.bind(elsewhere));
    stops(() -> member.bind(token));
  }

  @Test
  void whatIsNotSharedStopsAtNoMonitor() throws Exception {
    Session alone = engine.session();
    alone.begin(null);
    Transaction own = Objects.requireNonNull(alone.membership().transaction());
    Thread thread = new Thread(() -> alone.begin(null));
    synchronized (own) {
      thread.start();
      assertFalse(stopsAt(own, thread));
    }
  }

  /** The operation waits while somebody else has the monitor, and goes on when it is free. */
  private void stops(Runnable operation) throws InterruptedException {
    Thread thread = new Thread(operation);
    Transaction monitor = shared;
    synchronized (monitor) {
      thread.start();
      assertTrue(stopsAt(monitor, thread));
    }
    thread.join(TimeUnit.NANOSECONDS.toMillis(LIMIT_NS));
    assertEquals(Thread.State.TERMINATED, thread.getState());
  }

  /** Whether it stops at that monitor; else it ends. */
  private static boolean stopsAt(Transaction monitor, Thread thread) {
    long start = System.nanoTime();
    while (thread.getState() != Thread.State.TERMINATED) {
      assertTrue(System.nanoTime() - start < LIMIT_NS, "it neither stops there nor ends");
      ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
      LockInfo waitsFor = info == null ? null : info.getLockInfo();
      if (waitsFor != null
          && waitsFor.getClassName().equals(Transaction.class.getName())
          && waitsFor.getIdentityHashCode() == System.identityHashCode(monitor)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }
}

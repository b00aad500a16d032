package dev.bindery.benchmarks.system;

import com.arjuna.ats.arjuna.AtomicAction;
import com.arjuna.ats.arjuna.ObjectType;
import com.arjuna.ats.arjuna.coordinator.ActionStatus;
import com.arjuna.ats.arjuna.state.InputObjectState;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.txoj.Lock;
import com.arjuna.ats.txoj.LockManager;
import com.arjuna.ats.txoj.LockMode;
import com.arjuna.ats.txoj.LockResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The steps, done by ArjunaCore's nested actions on lockable objects: the locks of a nested action
 * pass to the one around it. Parties hand an action over by suspending and resuming it.
 */
public final class ArjunaAdapter implements Nesting, Data, HandingOver, Rivals {
  /**
   * Who must wait for a lock asks again after this time: the waits of {@code setlock} miss their
   * wake-up, or are refused, when two threads contend.
   */
  private static final long ASK_AGAIN_NS = 1_000_000;

  private static final int MOST_ASKED = 60_000;

  private final Cell[] rows = new Cell[ROWS];
  private final Deque<AtomicAction> open = new ArrayDeque<>();
  private final ReentrantLock mutex = new ReentrantLock();
  private OpenTransactions<AtomicAction> rivals = new OpenTransactions<>(0);
  private @Nullable AtomicAction shared;

  /** An object in memory with locks and an undo record. */
  private static final class Cell extends LockManager {
    private int value;

    Cell() {
      super(ObjectType.RECOVERABLE);
    }

    void put(int written) {
      lock(LockMode.WRITE);
      value = written;
    }

    int get() {
      lock(LockMode.READ);
      return value;
    }

    private void lock(int mode) {
      int asked = 1;
      while (setlock(new Lock(mode), 0) != LockResult.GRANTED) {
        if (asked == MOST_ASKED) {
          throw new IllegalStateException("no lock");
        }
        asked++;
        LockSupport.parkNanos(this, ASK_AGAIN_NS);
      }
    }

    @Override
    public boolean save_state(OutputObjectState state, int type) {
      try {
        state.packInt(value);
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public boolean restore_state(InputObjectState state, int type) {
      try {
        value = state.unpackInt();
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public String type() {
      return "/StateManager/LockManager/Cell";
    }
  }

  public ArjunaAdapter() {
    Narayana.configure();
    for (int key = 0; key < ROWS; key++) {
      rows[key] = new Cell();
    }
  }

  @Override
  public void begin() {
    open.push(begun());
  }

  @Override
  public void commit() {
    commit(open.pop());
  }

  @Override
  public int depth() {
    AtomicAction innermost = open.peek();
    return innermost == null ? 0 : innermost.hierarchyDepth();
  }

  @Override
  public void put(int key, int value) {
    rows[key].put(value);
  }

  @Override
  public int get(int key) {
    return rows[key].get();
  }

  @Override
  public void share(int parties) {
    if (shared != null) {
      end();
    }
    shared = begun();
    AtomicAction.suspend();
  }

  @Override
  public void turn(int party) {
    mutex.lock();
    try {
      AtomicAction.resume(shared);
      Cell row = rows[party % ROWS];
      row.put(row.value + 1);
      AtomicAction.suspend();
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public void end() {
    AtomicAction.resume(shared);
    commit(Objects.requireNonNull(shared));
    shared = null;
    for (Cell row : rows) {
      row.value = 0;
    }
  }

  @Override
  public long sharedWrites() {
    long sum = 0;
    for (int key = 0; key < ROWS && shared != null; key++) {
      sum += rows[key].value;
    }
    return sum;
  }

  // Rivals: an action belongs to the thread that begins it

  @Override
  public void meet(int parties) {
    rivals = new OpenTransactions<>(parties);
  }

  @Override
  public void beginAs(int party) {
    rivals.begun(party, begun());
  }

  @Override
  public void putAs(int party, int key, int value) {
    put(key, value);
  }

  @Override
  public void commitAs(int party) {
    commit(rivals.taken(party));
  }

  @Override
  public int working() {
    return rivals.count();
  }

  @Override
  public int committed(int key) {
    return rows[key].value;
  }

  private static AtomicAction begun() {
    AtomicAction action = new AtomicAction();
    if (action.begin() != ActionStatus.RUNNING) {
      throw new IllegalStateException("not begun");
    }
    return action;
  }

  private static void commit(AtomicAction action) {
    if (action.commit() != ActionStatus.COMMITTED) {
      throw new IllegalStateException("not committed");
    }
  }
}

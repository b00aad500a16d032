package dev.bindery.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of TLC in processes that the runs of one root module share, one after the other: for models
 * that take less time than a JVM needs to start and to compile TLC. What a run finds is what it
 * finds in a process of its own ({@link TlcRun#run}), which a test compares. A run that ends
 * without a verdict, by a crash or at its limit, takes its process with it; the next one gets a new
 * one.
 *
 * <p>With {@code -Dtlc.jar=PATH} every run has a process of its own: how that jar behaves in a
 * process that goes on is not known.
 *
 * <p>Safe for use by several threads; each gets a process of its own for the time of its run.
 */
public final class SharedTlc implements AutoCloseable {
  /** One kept for each run at the same time, and as many of the module before. */
  private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

  /** Those without work, the last used first. */
  private final Deque<TlcWorker> idle = new ArrayDeque<>();

  private boolean closed;

  /** Without any process yet. */
  public SharedTlc() {}

  /**
   * As {@link TlcRun#run}. A model with fairness, which is one about liveness, has a process of its
   * own: that part of TLC has run out of memory in a process that had checked others before.
   */
  public Verdict run(TlcRun run) throws InterruptedException {
    if (TlcRun.isJarGiven() || run.isFair()) {
      return run.run();
    }
    try {
      TlcWorker worker = take(run);
      boolean usable = false;
      try {
        Verdict verdict = worker.run(run);
        // TLC keeps in a static field that it has found a lasso, and would not tell of a second
        // one.
        usable = verdict.backTo() == 0;
        return verdict;
      } finally {
        closeAll(usable ? keep(worker) : List.of(worker));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TlcWorker take(TlcRun run) throws IOException {
    TlcWorker kept = kept(run);
    return kept == null ? TlcWorker.start(run) : kept;
  }

  private synchronized @Nullable TlcWorker kept(TlcRun run) {
    for (Iterator<TlcWorker> each = idle.iterator(); each.hasNext(); ) {
      TlcWorker worker = each.next();
      if (worker.fits(run)) {
        each.remove();
        return worker;
      }
    }
    return null;
  }

  /** Those that are too many now. */
  private synchronized List<TlcWorker> keep(TlcWorker worker) {
    List<TlcWorker> superfluous = new ArrayList<>();
    idle.addFirst(worker);
    while (idle.size() > (closed ? 0 : KEPT)) {
      superfluous.add(idle.removeLast());
    }
    return superfluous;
  }

  private static void closeAll(List<TlcWorker> workers) throws IOException {
    for (TlcWorker worker : workers) {
      worker.close();
    }
  }

  /** Ends the processes: those without work at once, the others after their run. */
  @Override
  public void close() {
    List<TlcWorker> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(idle);
      idle.clear();
    }
    try {
      closeAll(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

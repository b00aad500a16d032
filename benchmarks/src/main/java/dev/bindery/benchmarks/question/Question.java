package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Subject;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One question: an operation that is measured on every system that can do it. A fork knows one
 * system only, so its calls have one target.
 *
 * @param <C> what a system must be able to do
 */
@State(Scope.Thread)
public abstract class Question<C> {
  /** The system of this fork. */
  @Param public Subject system = Subject.FLOOR;

  private final String id;
  private final String operation;
  private final Class<C> needs;
  private @Nullable C steps;

  Question(String id, String operation, Class<C> needs) {
    this.id = id;
    this.operation = operation;
    this.needs = needs;
  }

  /** Its name in commands and reports. */
  public String id() {
    return id;
  }

  /** What one operation is. */
  public final String operation() {
    return operation;
  }

  public final Class<C> needs() {
    return needs;
  }

  /** How many threads do the operation at once. */
  public int threads() {
    return 1;
  }

  /** Opens the system and shows that the operation leads where it should. */
  @Setup
  public final void setUp() {
    open(system.open(needs));
  }

  /** Takes an open system, and shows that the operation leads where it should. */
  public final void open(Object opened) {
    C fresh = needs.cast(opened);
    steps = fresh;
    demonstrate(fresh);
  }

  /** Before each iteration: a log of undo must not grow from one to the next. */
  @Setup(Level.Iteration)
  public final void setUpIteration() {
    prepare(steps());
  }

  /** Closes the system. */
  @TearDown
  public final void tearDown() throws Exception {
    if (steps instanceof AutoCloseable closeable) {
      closeable.close();
    }
    steps = null;
  }

  /** The operation, measured. */
  @Benchmark
  public void measure(ThreadParams thread) {
    run(steps(), thread.getThreadIndex());
  }

  /** The operation once, as the first thread does it. */
  public final void runOnce() {
    run(steps(), 0);
  }

  /**
   * Does the operation and asserts its effect, step by step. Leaves the system where {@link
   * #prepare} can be called.
   */
  abstract void demonstrate(C steps);

  /** Makes the system ready for any number of operations. */
  void prepare(C steps) {
    // Most operations can follow what was demonstrated.
  }

  /** The operation. */
  abstract void run(C steps, int thread);

  static void expect(long expected, long seen, String what) {
    if (seen != expected) {
      throw new IllegalStateException(what + ": " + seen + ", not " + expected);
    }
  }

  static void expect(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  private C steps() {
    if (steps == null) {
      throw new IllegalStateException("no system is open");
    }
    return steps;
  }
}

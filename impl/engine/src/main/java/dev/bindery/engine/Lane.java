package dev.bindery.engine;

/**
 * Some of the intent locks on a table: of those sessions whose ids lead here. Intent locks go
 * together, so while nobody wants more of the table, who locks rows in it has no need to meet all
 * others at the table's own monitor, only those of his lane.
 *
 * <p>For the maintainer: what is here is guarded by its own monitor, taken after the table's by who
 * has both. Nobody waits here, so there is no queue.
 */
final class Lane extends Lockable {
  private final Table table;
  private boolean open = true;

  /** Keeps the next lane out of this one's cache lines: threads write both at the same time. */
  @SuppressWarnings({"unused", "UnusedVariable"})
  private long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12;

  Lane(Table table) {
    this.table = table;
  }

  /** Whether locks can be taken here. Needs the monitor. */
  boolean isOpen() {
    return open;
  }

  synchronized void reopen() {
    open = true;
  }

  /** Closes, and hands its locks over to the table, whose monitor the caller has. */
  synchronized void handOver() {
    open = false;
    for (Hold hold = first(); hold != null; hold = first()) {
      remove(hold);
      table.adopt(hold);
    }
  }

  @Override
  Table table() {
    return table;
  }

  @Override
  String label() {
    return table.label();
  }
}

package dev.bindery.benchmarks.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least code in which transactions wait for locks: one lock, a queue for each row, and the way
 * from who waits to who runs, walked when a wait begins. A row has one mode, and no table above it.
 */
public final class LockFloor implements Waits {
  private final Map<Integer, Row> rows = new HashMap<>();
  private Party[] parties = {};

  private static final class Row {
    private final Deque<Party> queue = new ArrayDeque<>();
    private @Nullable Party owner;
    private int value;
  }

  /** A party with its transaction. Rows and old values, in turns, are the log. */
  private static final class Party {
    private boolean working;
    private final List<Row> log = new ArrayList<>();
    private final List<Integer> old = new ArrayList<>();
    private final List<Row> locked = new ArrayList<>();
    private @Nullable Row waitsFor;
    private int wanted;
  }

  @Override
  public synchronized void meet(int count) {
    parties = new Party[count];
    for (int party = 0; party < count; party++) {
      parties[party] = new Party();
    }
  }

  @Override
  public synchronized void beginAs(int party) {
    parties[party].working = true;
  }

  @Override
  public synchronized Attempt ask(int party, int key, int value) {
    Party asking = parties[party];
    if (!asking.working) {
      throw new IllegalStateException("no transaction");
    }
    Row row = rows.computeIfAbsent(key, any -> new Row());
    if (row.owner == null || row.owner == asking) {
      take(row, asking, value);
      return Attempt.WRITTEN;
    }
    if (leadsTo(row, asking)) {
      for (int i = asking.log.size() - 1; i >= 0; i--) {
        asking.log.get(i).value = asking.old.get(i);
      }
      end(asking);
      return Attempt.VICTIM;
    }
    asking.waitsFor = row;
    asking.wanted = value;
    row.queue.add(asking);
    return Attempt.WAITS;
  }

  private static boolean leadsTo(Row row, Party asking) {
    Row next = row;
    while (next != null && next.owner != null && next.owner != asking) {
      next = next.owner.waitsFor;
    }
    return next != null;
  }

  private static void take(Row row, Party by, int value) {
    if (row.owner == null) {
      row.owner = by;
      by.locked.add(row);
    }
    by.log.add(row);
    by.old.add(row.value);
    row.value = value;
  }

  @Override
  public synchronized Attempt resume(int party) {
    return parties[party].waitsFor == null ? Attempt.WRITTEN : Attempt.WAITS;
  }

  @Override
  public synchronized void putAs(int party, int key, int value) {
    if (ask(party, key, value) == Attempt.VICTIM) {
      throw new IllegalStateException("a cycle");
    }
    while (parties[party].waitsFor != null) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  @Override
  public synchronized void commitAs(int party) {
    end(parties[party]);
  }

  /** Frees what it has locked, and gives it to who waits longest. */
  private void end(Party ended) {
    if (!ended.working) {
      throw new IllegalStateException("no transaction");
    }
    for (Row row : ended.locked) {
      Party next = row.queue.poll();
      row.owner = null;
      if (next != null) {
        take(row, next, next.wanted);
        next.waitsFor = null;
        notifyAll();
      }
    }
    ended.locked.clear();
    ended.log.clear();
    ended.old.clear();
    ended.working = false;
  }

  @Override
  public synchronized int working() {
    int working = 0;
    for (Party party : parties) {
      working += party.working ? 1 : 0;
    }
    return working;
  }

  @Override
  public synchronized int committed(int key) {
    Row row = rows.get(key);
    return row == null ? 0 : row.value;
  }
}

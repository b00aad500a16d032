package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is in the tables, told by the simplest model that there is: what was committed, in the order
 * of the commits, and the changes of each live transaction on top of it. As each statement runs to
 * its end at one moment, the model says exactly what it must answer.
 *
 * <p>It also keeps what a live transaction has read and may rely on (I1): nobody else may change
 * that. Of the engine's locks it knows nothing.
 */
final class DataOracle {
  /** What one row is from now on; without a value it is not there. */
  private record Change(int table, int key, @Nullable Integer before, @Nullable Integer value) {}

  /** What was read and must not change: keys, or values, from one to another. */
  private record Claim(int table, boolean byValue, int from, int to) {
    boolean covers(Change change) {
      return change.table() == table
          && (byValue ? has(change.before()) || has(change.value()) : has(change.key()));
    }

    private boolean has(@Nullable Integer number) {
      return number != null && from <= number && number <= to;
    }
  }

  private record Savepoint(String name, int position) {}

  /** What one live transaction did. */
  private static final class Unit {
    final List<Change> changes = new ArrayList<>();
    final List<Savepoint> savepoints = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
  }

  /** A statement has a row's key, or its unique value, twice. */
  private static final class Duplicate extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final List<NavigableMap<Integer, Integer>> committed = new ArrayList<>();
  private final Map<Transaction, Unit> units = new LinkedHashMap<>();
  private final List<String> faults;

  DataOracle(List<String> faults) {
    this.faults = faults;
    IntStream.range(0, SimulatedStatement.TABLES).forEach(table -> committed.add(new TreeMap<>()));
  }

  /** The committed rows of a table, by key. */
  List<Row> rows(int table) {
    return rows(committed.get(table));
  }

  /** The committed rows of a table, by value. */
  List<Row> rowsByValue(int table) {
    return byValue(committed.get(table), 0, SimulatedStatement.VALUES);
  }

  // What the engine answered

  /**
   * A data statement has answered something that ends it.
   *
   * @param in the transaction in which it ran; without one, it was its own
   */
  void answered(
      List<SimulatedStatement> statements,
      @Nullable Transaction in,
      IsolationLevel level,
      Answer answer) {
    boolean duplicate = answer instanceof SqlError error && error.number() == 2627;
    if (!duplicate && !(answer instanceof Rows) && !(answer instanceof Affected)) {
      return;
    }
    Unit unit = in == null ? new Unit() : unit(in);
    Run run = new Run(unit, level, in != null);
    try {
      run.all(statements);
    } catch (Duplicate expected) {
      check(duplicate, "2627: a key is there twice", statements);
      return;
    }
    check(!duplicate, "2627, and no key is there twice", statements);
    if (answer instanceof Rows rows) {
      check(rows.rows().equals(run.rows), "read " + rows.rows() + ", not " + run.rows, statements);
    } else if (answer instanceof Affected affected) {
      check(
          affected.rows() == run.affected,
          "affected " + affected.rows() + " rows, not " + run.affected,
          statements);
    }
    if (!duplicate) {
      run.changes.forEach(change -> checkIsolated(change, unit));
      unit.changes.addAll(run.changes);
      unit.claims.addAll(run.claims);
    }
    if (in == null) {
      commit(unit);
    }
  }

  void saved(Transaction in, String name) {
    Unit unit = unit(in);
    unit.savepoints.add(new Savepoint(name, unit.changes.size()));
  }

  /** Rolled back to that savepoint, if it is one; its locks stay (S3). */
  void rolledBackTo(Transaction in, String name) {
    Unit unit = unit(in);
    for (int i = unit.savepoints.size() - 1; i >= 0; i--) {
      if (unit.savepoints.get(i).name().equals(name)) {
        truncate(unit.changes, unit.savepoints.get(i).position());
        truncate(unit.savepoints, i);
        return;
      }
    }
  }

  /** The victim of a deadlock inside a TRY: undone, and its locks are free (L8). */
  void fell(Transaction in) {
    units.remove(in);
  }

  /**
   * Something was done: transactions may have ended.
   *
   * @param committing what has committed, if anything; all else was rolled back
   */
  void settle(@Nullable Transaction committing) {
    if (committing != null) {
      check(!committing.isLive(), "N3: committed, and lives", committing.label());
      commit(unit(committing));
    }
    units.entrySet().removeIf(entry -> isOver(entry.getKey(), committing));
  }

  private boolean isOver(Transaction transaction, @Nullable Transaction committing) {
    TransactionStatus expected =
        transaction == committing ? TransactionStatus.COMMITTED : TransactionStatus.ROLLED_BACK;
    if (!transaction.isLive()) {
      TransactionStatus status = transaction.view(List.of()).status();
      check(status == expected, "15.6: is " + status, transaction.label());
    }
    return !transaction.isLive();
  }

  private Unit unit(Transaction transaction) {
    return units.computeIfAbsent(transaction, unknown -> new Unit());
  }

  private void commit(Unit unit) {
    unit.changes.forEach(change -> apply(committed, change));
  }

  private void checkIsolated(Change change, Unit by) {
    for (Unit other : units.values()) {
      if (other != by) {
        boolean written =
            other.changes.stream()
                .anyMatch(its -> its.table() == change.table() && its.key() == change.key());
        check(!written, "15.4: a row of two transactions", change);
        boolean claimed = other.claims.stream().anyMatch(claim -> claim.covers(change));
        check(!claimed, "I1: changed what another transaction has read", change);
      }
    }
  }

  private void check(boolean holds, String what, Object where) {
    if (!holds) {
      faults.add(what + " (" + where + ")");
    }
  }

  private static void truncate(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  private static void apply(List<? extends Map<Integer, Integer>> tables, Change change) {
    if (change.value() == null) {
      tables.get(change.table()).remove(change.key());
    } else {
      tables.get(change.table()).put(change.key(), change.value());
    }
  }

  private static List<Row> rows(Map<Integer, Integer> rows) {
    return rows.entrySet().stream().map(row -> Row.of(row.getKey(), row.getValue())).toList();
  }

  private static List<Row> byValue(Map<Integer, Integer> rows, int from, int to) {
    return rows.entrySet().stream()
        .filter(row -> from <= row.getValue() && row.getValue() <= to)
        .sorted(Comparator.<Map.Entry<Integer, Integer>>comparingInt(Map.Entry::getValue))
        .map(row -> Row.of(row.getKey(), row.getValue()))
        .toList();
  }

  /** One run of a statement in the model. */
  private final class Run {
    private final List<NavigableMap<Integer, Integer>> clean = copyOfCommitted();
    private final List<NavigableMap<Integer, Integer>> dirty = copyOfCommitted();
    private final IsolationLevel level;
    private final boolean keeps;
    private final boolean keepsGaps;
    private final boolean inTransaction;
    final List<Change> changes = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    int affected;

    Run(Unit unit, IsolationLevel level, boolean inTransaction) {
      this.level = level;
      this.inTransaction = inTransaction;
      keeps = inTransaction && level.compareTo(IsolationLevel.REPEATABLE_READ) >= 0;
      keepsGaps = inTransaction && level == IsolationLevel.SERIALIZABLE;
      unit.changes.forEach(change -> apply(clean, change));
      units.values().forEach(each -> each.changes.forEach(change -> apply(dirty, change)));
    }

    private List<NavigableMap<Integer, Integer>> copyOfCommitted() {
      List<NavigableMap<Integer, Integer>> copy = new ArrayList<>();
      committed.forEach(table -> copy.add(new TreeMap<>(table)));
      return copy;
    }

    void all(List<SimulatedStatement> statements) throws Duplicate {
      for (SimulatedStatement statement : statements) {
        one(statement);
      }
    }

    private void one(SimulatedStatement statement) throws Duplicate {
      int key = statement.key();
      NavigableMap<Integer, Integer> seen =
          (level == IsolationLevel.READ_UNCOMMITTED ? dirty : clean).get(statement.table());
      switch (statement.verb()) {
        case INSERT -> {
          put(statement, key);
          affected++;
        }
        case UPDATE -> change(statement, key);
        case MOVE -> change(statement, statement.to());
        case DELETE -> {
          if (isThere(statement, keepsGaps)) {
            takeOut(statement);
            affected++;
          }
        }
        case READ -> {
          if (seen.containsKey(key)) {
            rows.add(Row.of(key, seen.get(key)));
          }
          claim(statement, false, key, key, seen.containsKey(key) ? keeps : keepsGaps);
        }
        case READ_FOR_UPDATE -> {
          if (isThere(statement, keepsGaps)) {
            rows.add(Row.of(key, clean.get(statement.table()).get(key)));
            claim(statement, false, key, key, inTransaction);
          }
        }
        case READ_RANGE -> {
          found(statement, rows(seen.subMap(statement.low(), true, statement.high(), true)));
          claim(statement, false, statement.low(), statement.high(), keepsGaps);
        }
        case READ_BY_VALUE -> {
          found(statement, byValue(seen, statement.value(), statement.highValue()));
          claim(statement, true, statement.value(), statement.highValue(), keepsGaps);
        }
        case READ_ALL -> {
          rows.addAll(rows(seen));
          claim(statement, false, 0, SimulatedStatement.KEYS, keeps);
        }
      }
    }

    private void found(SimulatedStatement statement, List<Row> found) {
      rows.addAll(found);
      for (Row row : found) {
        int key = (Integer) row.values().get(0);
        claim(statement, false, key, key, keeps);
      }
    }

    private void claim(SimulatedStatement of, boolean byValue, int from, int to, boolean keep) {
      if (keep) {
        claims.add(new Claim(of.table(), byValue, from, to));
      }
    }

    private boolean isThere(SimulatedStatement statement, boolean claimsGap) {
      int key = statement.key();
      boolean there = clean.get(statement.table()).containsKey(key);
      claim(statement, false, key, key, !there && claimsGap);
      return there;
    }

    private void change(SimulatedStatement statement, int to) throws Duplicate {
      if (isThere(statement, keepsGaps)) {
        if (to == statement.key()) {
          checkUnique(statement, to);
          write(statement, to, statement.value());
        } else {
          takeOut(statement);
          put(statement, to);
        }
        affected++;
      }
    }

    private void put(SimulatedStatement statement, int key) throws Duplicate {
      if (clean.get(statement.table()).containsKey(key)) {
        throw new Duplicate();
      }
      checkUnique(statement, key);
      write(statement, key, statement.value());
    }

    private void checkUnique(SimulatedStatement statement, int key) throws Duplicate {
      if (statement.table() == SimulatedStatement.UNIQUE) {
        for (Map.Entry<Integer, Integer> row : clean.get(statement.table()).entrySet()) {
          if (row.getKey() != key && row.getValue() == statement.value()) {
            throw new Duplicate();
          }
        }
      }
    }

    private void takeOut(SimulatedStatement statement) {
      write(statement, statement.key(), null);
    }

    private void write(SimulatedStatement statement, int key, @Nullable Integer value) {
      int table = statement.table();
      Change change = new Change(table, key, clean.get(table).get(key), value);
      changes.add(change);
      apply(clean, change);
      apply(dirty, change);
    }
  }
}

package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A table: rows in the order of their primary key, and secondary indexes on them. Made by {@link
 * Instance#createTable}; used by the statements of sessions only.
 *
 * <p>Whoever locks a row locks its table first (L4), nearly always with an intent, and intents go
 * together. So these are kept in lanes, each with its own monitor, until somebody wants more of the
 * table, or waits for it: then the lanes are closed, and all locks are gathered here.
 *
 * <p>For the maintainer: {@code dropped} and {@code gathered} change under its monitor. What always
 * holds: while it is locked in a mode that goes not with all intents, or somebody waits for it, it
 * is gathered; and then the lanes are closed and empty.
 */
public final class Table extends Lockable {
  /** A power of two, so that sessions on all processors at once seldom share one. */
  private static final int LANES =
      Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());

  private final TableDefinition definition;
  private final Index primary;
  private final List<Index> secondaries = new ArrayList<>();
  private final ConcurrentMap<String, Set<Permission>> grants = new ConcurrentHashMap<>();
  private final Lane[] lanes = new Lane[LANES];
  private boolean gathered;
  private volatile boolean dropped;

  Table(TableDefinition definition) {
    this.definition = definition;
    int[] primaryKey = definition.positions(definition.primaryKey());
    primary = new Index(this, "primary", primaryKey);
    Arrays.setAll(lanes, lane -> new Lane(this));
    definition
        .indexes()
        .forEach(
            index ->
                secondaries.add(
                    new Index(
                        this,
                        index.name(),
                        definition.positions(index.columns()),
                        index.unique() ? new int[0] : primaryKey)));
  }

  public String name() {
    return definition.name();
  }

  public TableDefinition definition() {
    return definition;
  }

  /** The index of the primary key. */
  public Index primary() {
    return primary;
  }

  /**
   * A secondary index.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  public Index index(String name) {
    return secondaries.stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Table " + name() + " has no index " + name));
  }

  List<Index> secondaries() {
    return secondaries;
  }

  /**
   * The primary key of a row.
   *
   * @throws IllegalArgumentException if the row is not one of this table's
   */
  public Key keyOf(Row row) {
    return primary.keyOf(checked(row));
  }

  /**
   * Checks a row.
   *
   * @throws IllegalArgumentException if it is not one of this table's
   */
  Row checked(Row row) {
    definition.check(Objects.requireNonNull(row, "row"));
    return row;
  }

  /**
   * Checks a primary key.
   *
   * @throws IllegalArgumentException if it is not one of this table's
   */
  Key checked(Key key) {
    int[] columns = primary.columns();
    definition.check(key, columns);
    if (key.width() != columns.length) {
      throw new IllegalArgumentException(
          "The primary key of "
              + name()
              + " has "
              + columns.length
              + " values, not "
              + key.width());
    }
    return key;
  }

  /** What is granted on it, by login; no set in it is ever changed. */
  ConcurrentMap<String, Set<Permission>> grants() {
    return grants;
  }

  boolean isDropped() {
    return dropped;
  }

  /** Drops it, unless somebody has a lock on it; whether it did. */
  synchronized boolean drop() {
    gather(LockMode.SCH_M);
    boolean unused = holders() == 0;
    dropped |= unused;
    return unused;
  }

  // Locks

  /**
   * Locks it for an owner, if nothing stands against that.
   *
   * @param own what the owner has on it
   * @return what it has then
   */
  @Override
  @Nullable Hold lock(LockSpace space, @Nullable Hold own, LockMode mode) {
    Hold quick = mode.isIntent() ? lockInLane(space, own, mode) : null;
    if (quick != null) {
      return quick;
    }
    synchronized (this) {
      if (mode.isIntent()) {
        spread();
      } else {
        gather(mode);
      }
      return super.lock(space, own, mode);
    }
  }

  /** {@code null} if the lane is closed, or the owner has its lock elsewhere. */
  private @Nullable Hold lockInLane(LockSpace space, @Nullable Hold own, LockMode mode) {
    Lane lane = own == null ? lanes[space.ranBy() & (LANES - 1)] : laneOf(own);
    if (lane == null) {
      return null;
    }
    synchronized (lane) {
      boolean here = own == null ? lane.isOpen() : own.on == lane;
      return here ? lane.lock(space, own, mode) : null;
    }
  }

  private static @Nullable Lane laneOf(Hold hold) {
    return hold.on instanceof Lane lane ? lane : null;
  }

  /** All locks are here from now on, if that mode goes not with all intents. Needs the monitor. */
  @Override
  void gather(LockMode mode) {
    if (!gathered && !mode.isIntent()) {
      gathered = true;
      for (Lane lane : lanes) {
        lane.handOver();
      }
    }
  }

  /** Lanes are open again, if nothing is left that goes not with all intents. */
  private void spread() {
    if (gathered && !blocks(LockMode.IX, null)) {
      gathered = false;
      for (Lane lane : lanes) {
        lane.reopen();
      }
    }
  }

  Lane[] lanes() {
    return lanes;
  }

  @Override
  Table table() {
    return this;
  }

  @Override
  String label() {
    return "table " + name();
  }
}

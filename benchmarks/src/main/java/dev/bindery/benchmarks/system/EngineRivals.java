package dev.bindery.benchmarks.system;

import dev.bindery.engine.Affected;
import dev.bindery.engine.Answer;
import dev.bindery.engine.BlockingSession;
import dev.bindery.engine.DataStatement;
import dev.bindery.engine.ErrorCode;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Key;
import dev.bindery.engine.Permissions;
import dev.bindery.engine.Row;
import dev.bindery.engine.SqlError;
import dev.bindery.engine.Table;
import dev.bindery.engine.TableDefinition;
import dev.bindery.engine.Waiting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The steps, done by sessions of the engine that are not bound to one another. Who waits with its
 * thread is a {@link BlockingSession}.
 */
public final class EngineRivals implements Waits, AutoCloseable {
  private final Instance instance = Instance.create();
  private final Table table =
      instance.createTable(TableDefinition.keyValue("t", Integer.class, Integer.class));
  private final BlockingSession reader = BlockingSession.connect(instance, "reader");
  private BlockingSession[] parties = {};
  private @Nullable Waiting[] waiting = {};

  public EngineRivals() {
    instance.permissions().grantAll(Permissions.PUBLIC, table);
  }

  /** A row for each party, and those that there are always. */
  @Override
  public void meet(int count) {
    parties = new BlockingSession[count];
    waiting = new @Nullable Waiting[count];
    for (int party = 0; party < count; party++) {
      parties[party] = BlockingSession.connect(instance, "party");
    }
    for (int key = 0; key < Math.max(count + 1, Data.ROWS); key++) {
      reader.change(DataStatement.insert(table, Row.of(key, 0)));
    }
  }

  @Override
  public void beginAs(int party) {
    parties[party].begin();
  }

  @Override
  public void putAs(int party, int key, int value) {
    parties[party].change(update(key, value));
  }

  @Override
  public void commitAs(int party) {
    parties[party].commit();
  }

  @Override
  public Attempt ask(int party, int key, int value) {
    return attempt(party, parties[party].session().run(update(key, value)));
  }

  @Override
  public Attempt resume(int party) {
    Waiting before = waiting[party];
    if (before == null) {
      throw new IllegalStateException("nothing waits");
    }
    return attempt(party, before.statement().resume());
  }

  private Attempt attempt(int party, Answer answer) {
    waiting[party] = answer instanceof Waiting waits ? waits : null;
    if (answer instanceof Waiting) {
      return Attempt.WAITS;
    }
    if (answer instanceof Affected affected && affected.rows() == 1) {
      return Attempt.WRITTEN;
    }
    if (answer instanceof SqlError error && error.error() == ErrorCode.DEADLOCK_VICTIM) {
      return Attempt.VICTIM;
    }
    throw new IllegalStateException("refused: " + answer.code());
  }

  private DataStatement update(int key, int value) {
    return DataStatement.update(table, Key.of(key), Row.of(key, value));
  }

  @Override
  public int working() {
    return (int) Arrays.stream(parties).filter(party -> party.tranCount() > 0).count();
  }

  @Override
  public int committed(int key) {
    if (reader.read(DataStatement.read(table, Key.of(key))).get(0).value(1) instanceof Integer v) {
      return v;
    }
    throw new IllegalStateException("no row " + key);
  }

  @Override
  public void close() {
    instance.close();
  }
}

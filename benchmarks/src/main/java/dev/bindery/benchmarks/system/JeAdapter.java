package dev.bindery.benchmarks.system;

import com.sleepycat.bind.tuple.IntegerBinding;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The steps, done by Berkeley DB Java Edition, with its log in memory only. */
public final class JeAdapter implements Data, Rivals, AutoCloseable {
  private final Path home;
  private final Environment environment;
  private final Database database;
  private OpenTransactions<Transaction> rivals = new OpenTransactions<>(0);
  private @Nullable Transaction transaction;

  public JeAdapter() {
    try {
      home = Files.createTempDirectory("benchmarks-je");
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    EnvironmentConfig config = new EnvironmentConfig();
    config.setAllowCreate(true).setTransactional(true);
    config.setConfigParam(EnvironmentConfig.LOG_MEM_ONLY, "true");
    config.setDurability(Durability.COMMIT_NO_SYNC); // else each commit takes a log buffer of 1 MB
    config.setLockTimeout(0, TimeUnit.MILLISECONDS); // who waits, waits as long as it takes
    environment = new Environment(home.toFile(), config);
    database =
        environment.openDatabase(
            null, "t", new DatabaseConfig().setAllowCreate(true).setTransactional(true));
    begin();
    for (int key = 0; key < ROWS; key++) {
      put(key, 0);
    }
    commit();
  }

  @Override
  public void begin() {
    transaction = environment.beginTransaction(null, null);
  }

  @Override
  public void commit() {
    if (transaction == null) {
      throw new IllegalStateException("no transaction");
    }
    transaction.commit();
    transaction = null;
  }

  @Override
  public int depth() {
    return transaction == null ? 0 : 1;
  }

  @Override
  public void put(int key, int value) {
    put(transaction, key, value);
  }

  private void put(@Nullable Transaction by, int key, int value) {
    if (database.put(by, entry(key), entry(value)) != OperationStatus.SUCCESS) {
      throw new IllegalStateException("not written: " + key);
    }
  }

  @Override
  public int get(int key) {
    DatabaseEntry found = new DatabaseEntry();
    if (database.get(transaction, entry(key), found, LockMode.DEFAULT) != OperationStatus.SUCCESS) {
      throw new IllegalStateException("no row " + key);
    }
    return IntegerBinding.entryToInt(found);
  }

  // Rivals

  @Override
  public void meet(int parties) {
    rivals = new OpenTransactions<>(parties);
  }

  @Override
  public void beginAs(int party) {
    rivals.begun(party, environment.beginTransaction(null, null));
  }

  @Override
  public void putAs(int party, int key, int value) {
    put(rivals.of(party), key, value);
  }

  @Override
  public void commitAs(int party) {
    rivals.taken(party).commit();
  }

  @Override
  public int working() {
    return rivals.count();
  }

  @Override
  public int committed(int key) {
    return get(key);
  }

  private static DatabaseEntry entry(int value) {
    DatabaseEntry entry = new DatabaseEntry();
    IntegerBinding.intToEntry(value, entry);
    return entry;
  }

  @Override
  public void close() throws IOException {
    if (transaction != null) {
      transaction.abort();
    }
    database.close();
    environment.close();
    try (var files = Files.list(home)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(home);
  }
}

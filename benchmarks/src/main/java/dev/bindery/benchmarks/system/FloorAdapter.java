package dev.bindery.benchmarks.system;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The steps, done by the {@link Floor}. */
public final class FloorAdapter implements Savepoints, BoundSessions, Lending, Crowd {
  private static final int KEY_BYTES = 32;
  private static final int OWNER = 1;
  private static final int GUEST = 2;
  private static final int LENT = 3;

  /** The parties of a shared transaction, and the crowd, have the numbers from here on. */
  private static final int OTHERS = 4;

  private final Floor floor;
  private int position;
  private int value;
  private int parties;
  private boolean shared;
  private int crowd;

  public FloorAdapter() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    floor = new Floor(key);
    floor.connect(OWNER);
    floor.connect(GUEST);
  }

  @Override
  public void begin() {
    check(floor.begin(OWNER));
  }

  @Override
  public void commit() {
    check(floor.commit(OWNER));
  }

  @Override
  public int depth() {
    return floor.count(OWNER);
  }

  @Override
  public void write() {
    check(floor.write(OWNER, 0, ++value));
  }

  @Override
  public void save() {
    position = floor.save(OWNER);
  }

  @Override
  public void rollbackToSave() {
    check(floor.rollbackTo(OWNER, position));
  }

  @Override
  public long writes() {
    return floor.undoRecords(OWNER);
  }

  @Override
  public void put(int key, int written) {
    check(floor.write(OWNER, key, written));
  }

  @Override
  public int get(int key) {
    return floor.read(key);
  }

  @Override
  public void share(int wanted) {
    if (shared) {
      end();
    }
    for (; parties < wanted; parties++) {
      floor.connect(OTHERS + parties);
    }
    check(floor.begin(OTHERS));
    if (parties > 1) {
      String token = present(floor.token(OTHERS));
      for (int party = 1; party < parties; party++) {
        check(floor.bind(OTHERS + party, token));
      }
    }
    shared = true;
  }

  @Override
  public void turn(int party) {
    int session = OTHERS + party;
    check(floor.open(session));
    while (!floor.write(session, party % ROWS, value)) {
      Thread.onSpinWait();
    }
    check(floor.close(session));
  }

  @Override
  public void end() {
    for (int party = 1; party < parties; party++) {
      floor.leave(OTHERS + party);
    }
    check(floor.commit(OTHERS));
    shared = false;
  }

  @Override
  public long sharedWrites() {
    return floor.undoRecords(OTHERS);
  }

  @Override
  public String token() {
    return present(floor.token(OWNER));
  }

  @Override
  public boolean bind(String token) {
    return floor.bind(GUEST, token);
  }

  @Override
  public void leave() {
    floor.leave(GUEST);
  }

  @Override
  public int members() {
    return floor.members(OWNER);
  }

  @Override
  public void takeAccess() {
    check(floor.open(OWNER));
    check(floor.write(OWNER, 0, ++value));
  }

  @Override
  public void releaseAccess() {
    check(floor.close(OWNER));
  }

  @Override
  public boolean tryToWrite() {
    return floor.write(GUEST, 0, value);
  }

  @Override
  public void callWithLentSession() {
    check(floor.call(OWNER, LENT, token()));
    check(floor.write(LENT, 0, ++value));
    check(floor.endCall(OWNER, LENT));
  }

  /** A row that was never written is 0. */
  @Override
  public void rows(int wanted) {}

  @Override
  public long locks() {
    return floor.locks(OWNER);
  }

  @Override
  public void connect(int sessions) {
    for (int session = 0; session < sessions; session++) {
      floor.connect(OTHERS + session);
      check(floor.begin(OTHERS + session));
    }
    crowd += sessions;
  }

  @Override
  public void commitOf(int session) {
    check(floor.commit(OTHERS + session));
  }

  @Override
  public void beginOf(int session) {
    check(floor.begin(OTHERS + session));
  }

  @Override
  public int working() {
    int working = 0;
    for (int session = 0; session < crowd; session++) {
      working += floor.count(OTHERS + session) > 0 ? 1 : 0;
    }
    return working;
  }

  private static String present(@Nullable String token) {
    if (token == null) {
      throw new IllegalStateException("no token");
    }
    return token;
  }

  private static void check(boolean done) {
    if (!done) {
      throw new IllegalStateException("refused");
    }
  }
}

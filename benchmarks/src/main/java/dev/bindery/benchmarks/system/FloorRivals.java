package dev.bindery.benchmarks.system;

/** The steps, done by the {@link LockFloor}. */
public final class FloorRivals implements Waits {
  private final LockFloor floor = new LockFloor();

  @Override
  public void meet(int parties) {
    floor.meet(parties);
  }

  @Override
  public void beginAs(int party) {
    floor.begin(party);
  }

  @Override
  public void putAs(int party, int key, int value) {
    floor.put(party, key, value);
  }

  @Override
  public void commitAs(int party) {
    floor.commit(party);
  }

  @Override
  public Attempt ask(int party, int key, int value) {
    return floor.ask(party, key, value);
  }

  @Override
  public Attempt resume(int party) {
    return floor.answer(party);
  }

  @Override
  public int working() {
    return floor.working();
  }

  @Override
  public int committed(int key) {
    return floor.value(key);
  }
}

package dev.bindery.properties.simple;

import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.simple.SimpleInstance.Limits;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Simple engines with a fault each, in what one rule decides. */
@SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds no state
public enum SimpleFault implements SystemUnderTest.Factory {
  /** N2. */
  INNER_COMMIT_COMMITS(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isLastCommit(SimpleSession session) {
              return true;
            }
          }),
  /** N3. */
  COMMITS_ONLY_WHEN_ALONE(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isLastCommit(SimpleSession session) {
              return super.isLastCommit(session)
                  && session.transaction != null
                  && session.transaction.members.size() == 1;
            }
          }),
  /** S2. */
  UNDOES_NOTHING(
      limits ->
          new SimpleInstance(limits) {
            @Override
            SimpleTransaction newTransaction(String name) {
              return new SimpleTransaction(name) {
                @Override
                void undoTo(String savepoint) {
                  int writes = writes();
                  super.undoTo(savepoint);
                  while (writes() < writes) {
                    write();
                  }
                }
              };
            }
          }),
  /** T2. */
  ANOTHER_TOKEN_EACH_TIME(
      limits ->
          new SimpleInstance(limits) {
            @Override
            String token(SimpleTransaction transaction, String kind) {
              return newToken(transaction, kind);
            }
          }),
  /** B4. */
  DEAD_TOKEN_BINDS(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isDead(SimpleTransaction transaction) {
              return false;
            }
          }),
  /** B6. */
  LEFT_BUT_ALIVE(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isLeft(SimpleTransaction transaction) {
              return false;
            }
          }),
  /** B9. */
  NOBODY_IS_OWED(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isOwed(SimpleSession member, SimpleSession endedBy) {
              return false;
            }
          }),
  /** X1. */
  ALL_RUN_AT_ONCE(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isTaken(SimpleTransaction transaction, SimpleSession session) {
              return false;
            }
          }),
  /** X7. */
  GUESTS_STAY(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isGuest(SimpleSession session, SimpleCall call) {
              return session.home == call;
            }
          }),
  /** X8. */
  XP_TOKEN_EVERYWHERE(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isOutsideCalls(SimpleTransaction transaction) {
              return false;
            }
          }),
  /** A2. */
  NEVER_ABORTS(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isAborting(SimpleSession failing) {
              return false;
            }
          }),
  /** A4. */
  DOOM_STAYS(
      limits ->
          new SimpleInstance(limits) {
            @Override
            boolean isLost(SimpleTransaction transaction) {
              return false;
            }
          });

  private final Function<Limits, SimpleInstance> engine;

  SimpleFault(Function<Limits, SimpleInstance> engine) {
    this.engine = engine;
  }

  @Override
  public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
    return SimpleSystem.within(constants, engine);
  }
}

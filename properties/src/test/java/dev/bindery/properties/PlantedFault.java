package dev.bindery.properties;

import dev.bindery.engine.EngineFault.Weaving;
import dev.bindery.engine.FaultAdvice;
import dev.bindery.engine.FaultyEngine;
import dev.bindery.engine.PlainAdvice;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import dev.bindery.spec.StateGraph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Engines with a fault: copies of the engine's classes, with advice woven into single methods, in a
 * class loader of their own. The adapter is loaded with them and is otherwise the same, so what the
 * checks see of a faulty engine is what they would see of ours.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // the list is copied, and the loader loads the same every time
enum PlantedFault implements SystemUnderTest.Factory {
  /** None: what a fault is compared with. */
  NONE,
  /** N3. */
  BOUND_COMMIT_ONLY_COUNTS(
      weave("StatementRunner", "start", FaultAdvice.RemembersWhatItBegan.class),
      weave("StatementRunner", "endsWithThisCommit", FaultAdvice.EndsWhatItBegan.class)),
  /** B6. */
  LAST_LEAVER_LEAVES_IT_ALIVE(weave("Transaction", "isLeft", PlainAdvice.IsFalse.class)),
  /** X1. */
  TWO_REQUESTS_RUN(weave("Transaction", "isTakenByAnother", PlainAdvice.IsFalse.class)),
  /** B4. */
  DEAD_TOKEN_BINDS(
      weave("Tokens", "forget", PlainAdvice.DoesNothing.class),
      weave("Binding", "isJoinable", PlainAdvice.IsTrue.class)),
  /** B9. */
  TOLD_TWICE(weave("Membership", "acknowledge", FaultAdvice.IsToldOnce.class)),
  /** S2. */
  ROLLBACK_TO_UNDOES_NOTHING(
      weave("StatementRunner", "rollbackTo", FaultAdvice.UndoesNothing.class)),
  /** L1. */
  EVERYTHING_IS_COMPATIBLE(
      "LocksSmall", weave("LockMode", "isCompatibleWith", PlainAdvice.IsTrue.class)),
  /** L3. */
  NEWCOMER_OVERTAKES("LocksCalls", weave("LockWait", "grant", PlainAdvice.IsToldFalse.class)),
  /** L4. */
  NO_INTENTION(
      "LocksSmall", weave("DataAccess", "lockTableToWrite", PlainAdvice.IsTrueAtOnce.class)),
  /** L5. */
  WRITES_ARE_FREED("LocksSmall", weave("DataAccess", "keepsWrites", PlainAdvice.IsFalse.class)),
  /** L6. */
  LOCKS_OUTLIVE("LocksSmall", weave("LockSpace", "endLocks", PlainAdvice.DoesNothing.class)),
  /** L8. */
  NOBODY_FALLS("LocksSmall", weave("LockWaits", "breakDeadlocks", PlainAdvice.DoesNothing.class)),
  /** L8: the victim is the other one. */
  THE_OTHER_FALLS("LocksSmall", weave("LockWaits", "fallsRather", PlainAdvice.IsInverted.class)),
  /** L9. */
  NOBODY_IS_WOKEN("LocksSmall", weave("LockWaits", "settle", PlainAdvice.DoesNothing.class)),
  /** L10. */
  WHO_LEFT_STANDS_IN_LINE(
      "LocksSmall", weave("LockWaits", "giveUp", PlainAdvice.DoesNothing.class)),
  /** L11. */
  CALLS_ARE_NO_EDGES("LocksCalls", weave("LockWait", "callers", FaultAdvice.HasNoCallers.class)),
  /** I1. */
  READS_ARE_NOT_KEPT("LocksSmall", weave("DataAccess", "keepsReads", PlainAdvice.IsFalse.class)),
  /** I1: gaps are not locked. */
  GAPS_ARE_OPEN("KeyRanges", weave("DataAccess", "locksRanges", PlainAdvice.IsFalse.class)),
  /** I1: the half of a gap before a new key. */
  HALF_A_GAP_IS_OPEN("KeyRanges", weave("LockMode", "locksGap", PlainAdvice.IsFalse.class)),
  /** A1: what a statement had changed before it failed. */
  UNDO_DOES_NOTHING("LocksSmall", weave("UndoLog", "undoTo", PlainAdvice.DoesNothing.class));

  /**
   * For each module whose name has this at its end, a woven copy of what holds the engine to it.
   */
  Walk walk(String module, SpecModule spec, StateGraph graph) {
    Walked walked = Walked.of(module);
    return new Walk(spec, graph, walked.type(), maker(walked.engine()).within(spec.constants()));
  }

  /** A woven copy of what holds the engine to {@code LockSpaces}. */
  UnderTest.Maker locks() {
    return maker(EngineLocks.class);
  }

  @SuppressWarnings("unchecked") // within of those classes, of which the loader has a copy
  private UnderTest.Maker maker(Class<?> engine) {
    return constants -> (Function<State, UnderTest>) within(engine, constants);
  }

  private Object within(Class<?> engine, Map<String, Object> constants) {
    try {
      return Class.forName(engine.getName(), true, loader)
          .getMethod("within", Map.class)
          .invoke(null, constants);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The faulty engine cannot be made", e);
    }
  }

  /** With {@link Subject#SYSTEM_PROPERTY} naming {@link Chosen}: the name of the fault. */
  static final String CHOICE = "bindery.fault";

  private static final List<String> ADAPTER =
      Stream.of(
              EngineUnderTest.class,
              Projection.class,
              EngineLocks.class,
              LocksProjection.class,
              EngineRanges.class,
              Constants.class)
          .map(Class::getName)
          .toList();

  private final @Nullable String model;
  private final ClassLoader loader;

  /** A fault in what {@code BoundSessions} is about. */
  PlantedFault(Weaving... weavings) {
    this.model = null;
    this.loader = faulty(weavings);
  }

  /** A fault that a walk over that model finds. */
  PlantedFault(String model, Weaving... weavings) {
    this.model = model;
    this.loader = faulty(weavings);
  }

  private static ClassLoader faulty(Weaving... weavings) {
    return new FaultyEngine(
        List.of(weavings), name -> ADAPTER.contains(name.replaceFirst("\\$.*", "")));
  }

  private static Weaving weave(String type, String method, Class<?> advice) {
    return new Weaving("dev.bindery.engine." + type, method, advice);
  }

  /**
   * The model in which it is looked for; none if that is the matter of the generated properties.
   */
  @Nullable String model() {
    return model;
  }

  /** For the generated properties, which make their system from the name of a class. */
  public static final class Chosen implements SystemUnderTest.Factory {
    @Override
    public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
      return PlantedFault.valueOf(System.getProperty(CHOICE)).within(constants);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // EngineUnderTest.within, of which the loader has a copy
  public Supplier<SystemUnderTest> within(Map<String, Object> constants) {
    return (Supplier<SystemUnderTest>) within(EngineUnderTest.class, constants);
  }
}

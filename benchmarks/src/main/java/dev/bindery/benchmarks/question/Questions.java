package dev.bindery.benchmarks.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All questions, in the order in which they are asked. */
public final class Questions {
  private static final Map<String, Set<Integer>> FEW_SIZES =
      Map.of(
          "members", Set.of(1, 64),
          "depth", Set.of(1, 10_000),
          "sessions", Set.of(10, 100_000),
          "locks", Set.of(1, 10_000),
          "waiters", Set.of(1, 100),
          "deadlock", Set.of(2, 100),
          "contention", Set.of(0, 100),
          "threads", Set.of(1, 2));

  private Questions() {}

  /** Fresh ones. */
  public static List<Question<?>> all() {
    return Stream.of(
            single().stream(),
            Growth.at(Members::new, List.of(1, 2, 8, 64)),
            Growth.at(Depth::new, List.of(1, 10, 100, 1_000, 10_000)),
            Growth.at(Sessions::new, List.of(1, 10, 100, 1_000, 10_000, 100_000)),
            Growth.at(Locks::new, List.of(1, 10, 100, 1_000, 10_000)),
            Growth.at(Waiters::new, List.of(1, 10, 100)),
            Growth.at(DeadlockCycle::new, List.of(2, 10, 100)),
            Growth.at(Contention::new, List.of(0, 25, 50, 75, 100)),
            Growth.at(OwnRows::new, List.of(1, 2, 4, 8, 16, 32, 64)))
        .flatMap(questions -> questions)
        .toList();
  }

  /** Fresh ones, for who has little time: of growth the sizes that tell most. */
  public static List<Question<?>> few() {
    return all().stream()
        .filter(
            question ->
                !(question instanceof Growth<?> growth)
                    || FEW_SIZES.getOrDefault(growth.series(), Set.of()).contains(growth.size))
        .toList();
  }

  private static List<Question<?>> single() {
    return List.of(
        new BeginAndCommit(),
        new ThreeNested(),
        new SavepointAndRollback(),
        new WriteAndCommit(),
        new WriteTenAndCommit(),
        new MintToken(),
        new VerifyToken(),
        new BindAndLeave(),
        new HandOver(),
        new HandOverByTwoThreads(),
        new TwoParties(),
        new SameRowByTwoThreads(),
        new RefusedAccess(),
        new RefusedBind(),
        new LentSession());
  }

  /** The question of that name. */
  public static Optional<Question<?>> named(String id) {
    return all().stream().filter(question -> question.id().equals(id)).findFirst();
  }
}

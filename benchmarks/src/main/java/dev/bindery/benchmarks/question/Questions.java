package dev.bindery.benchmarks.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All questions, in the order in which they are asked. */
public final class Questions {
  private Questions() {}

  /** Fresh ones. */
  public static List<Question<?>> all() {
    return Stream.of(
            single().stream(),
            Growth.at(Members::new, List.of(2, 8, 64)),
            Growth.at(Depth::new, List.of(1, 100, 10_000)),
            Growth.at(Sessions::new, List.of(10, 1_000, 100_000)))
        .flatMap(questions -> questions)
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
        new RefusedAccess(),
        new RefusedBind(),
        new LentSession());
  }

  /** The question of that name. */
  public static Optional<Question<?>> named(String id) {
    return all().stream().filter(question -> question.id().equals(id)).findFirst();
  }
}

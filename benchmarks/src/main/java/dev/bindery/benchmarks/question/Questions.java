package dev.bindery.benchmarks.question;

import java.util.List;
import java.util.Optional;

/** All questions, in the order in which they are asked. */
public final class Questions {
  private Questions() {}

  /** Fresh ones. */
  public static List<Question<?>> all() {
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

package dev.bindery.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * A fault planted in a copy of the engine: under it a test must be red. The table of rules in the
 * README is made of these.
 *
 * @param rules the ids of the rules that it breaks
 * @param what it does
 * @param test of this package, as {@code LocksTest#repeatableReadKeepsIt}; {@link #NO_TEST} if only
 *     what goes through many states, or many at once, can be red
 * @param weavings where it is planted
 */
public record EngineFault(String rules, String what, String test, List<Weaving> weavings) {
  static final String NO_TEST = "";

  /**
   * Advice for the methods of one name.
   *
   * @param type the name of the class
   */
  public record Weaving(String type, String method, Class<?> advice) {}

  /** At most two for each rule, no two the same. */
  public static final List<EngineFault> ALL =
      List.of(
          new EngineFault(
              "N1 N6",
              "every name is the outermost one",
              "CountingTest#innerBeginOnlyCountsAndItsNameIsNotRegistered",
              weave("Transaction", "isNamed", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "N2",
              "every COMMIT ends the transaction",
              "CountingTest#innerCommitOnlyCountsDown",
              weave("StatementRunner", "endsWithThisCommit", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "N3 B10",
              "no COMMIT ends the transaction",
              "CountingTest#memberCommitsForAllAtItsOwnCountOne",
              weave("StatementRunner", "endsWithThisCommit", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "N4",
              "COMMIT at 0 is fine",
              "CountingTest#commitAtZeroAnswers3902",
              weave("StatementRunner", "runAlone", FaultAdvice.CommitIsOk.class)),
          new EngineFault(
              "N6",
              "ROLLBACK at 0 is fine",
              "CountingTest#rollbackAtZeroAnswers3903",
              weave("StatementRunner", "runAlone", FaultAdvice.RollbackIsOk.class)),
          new EngineFault(
              "N5",
              "ROLLBACK commits",
              "DataTest#rollbackPutsEverythingBackAlsoInIndexes",
              weave("Transaction", "end", FaultAdvice.Commits.class)),
          new EngineFault(
              "N7",
              "nobody counts for himself",
              "CountingTest#membersNestIndependently",
              weave("Membership", "setOwnCount", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "N8 N7",
              "the count outlives the transaction",
              "BindingTest#leftBehindMemberIsToldUntilItAcknowledgesAndThenNeverAgain",
              weave("Membership", "count", FaultAdvice.CountsTheDead.class)),
          new EngineFault(
              "N9",
              "IMPLICIT_TRANSACTIONS starts none",
              "DataTest#implicitTransactionsBeginWithADataStatement",
              weave("SessionOptions", "startsImplicitly", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "N9",
              "a statement keeps its locks",
              "DataTest#outsideATransactionAStatementIsItsOwn",
              weave("LockSpace", "statementOver", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "S1",
              "SAVE at 0 is fine",
              "SavepointsTest#saveAtZeroAnswers628",
              weave("StatementRunner", "runAlone", FaultAdvice.SaveIsOk.class)),
          new EngineFault(
              "S2",
              "a savepoint undoes everything",
              "SavepointsTest#rollbackToASavepointUndoesWhatAnyMemberWroteSince",
              weave("Savepoints", "position", PlainAdvice.IsZero.class)),
          new EngineFault(
              "S3",
              "a savepoint frees locks",
              "DataTest#rollbackToASavepointUndoesWhatAnyMemberChangedSince",
              weave("StatementRunner", "rollbackTo", FaultAdvice.FreesLocksToo.class)),
          new EngineFault(
              "S4",
              "a savepoint is found by nobody",
              "SavepointsTest#rollbackToASavepointUndoesWhatAnyMemberWroteSince",
              weave("Savepoints", "newest", PlainAdvice.IsMinusOne.class)),
          new EngineFault(
              "S5",
              "a distributed transaction is not marked",
              "SavepointsTest#saveInADistributedTransactionAnswers627",
              weave("Transaction", "isDistributed", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "S5 A3",
              "a doomed transaction is like any other",
              "DoomTest#doomedTransactionNeitherWritesNorSavesNorNestsNorCommits",
              weave("Transaction", "isDoomed", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "T1",
              "there is a token without a transaction",
              "TokensTest#outsideATransactionThereIsNoToken",
              weave("StatementRunner", "runAlone", FaultAdvice.TokenIsOk.class)),
          new EngineFault(
              "T2",
              "each time another token",
              "TokensTest#everyMemberGetsTheSameTokenOfAKindAsOftenAsItAsks",
              weave("Transaction", "isShared", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "T3",
              "all transactions have one token",
              "TokensTest#noTwoTransactionsHaveTheSameToken",
              weave("Tokens", "drawNumber", PlainAdvice.IsFirst.class)),
          new EngineFault(
              "T4",
              "a token has no MAC",
              "TokensTest#tokenIsExactlyWhatTheRuleSays",
              weave("Tokens", "mac", FaultAdvice.HasNoMac.class)),
          new EngineFault(
              "T5",
              "all instances have one key",
              "TokensTest#tokenOfAnotherInstanceIsGarbage",
              weave("Tokens", "keyed", FaultAdvice.HasOneKey.class)),
          new EngineFault(
              "T6 T9",
              "a token shows itself",
              "TokensTest#tokenAppearsInNoText",
              weave("BindToken", "toString", FaultAdvice.ShowsItself.class)),
          new EngineFault(
              "T7",
              "a bad flag is fine",
              "TokensTest#badFlagAnswers214",
              weave("StatementRunner", "runInside", FaultAdvice.BadFlagIsOk.class)),
          new EngineFault(
              "B1",
              "who joins has the count 2",
              "BindingTest#bindingJoinsWithCountOne",
              weave("Binding", "move", FaultAdvice.JoinsWithTwo.class)),
          new EngineFault(
              "B2",
              "a refused bind has left already",
              "BindingTest#refusedBindLeavesTheCallerWhereItWas",
              weave("Binding", "bindGuarded", FaultAdvice.LeavesFirst.class)),
          new EngineFault(
              "B3",
              "all garbage is of one state",
              "TokensTest#lengthDecidesTheStateOf3909",
              weave("SqlError", "ofState", PlainAdvice.IsToldTwo.class)),
          new EngineFault(
              "B4",
              "a dead token binds",
              "BindingTest#deadTokenBindsNobody",
              weave("Tokens", "forget", PlainAdvice.DoesNothing.class),
              weave("Binding", "isJoinable", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "B5",
              "one can join what died by leaving",
              "BindingTest#bindingToItsOwnUnsharedTransactionRollsItBackAndFindsItDead",
              weave("Binding", "isJoinable", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "B6",
              "the last to leave leaves it alive",
              "BindingTest#leavingLastRollsBack",
              weave("Transaction", "isLeft", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "B7",
              "leaving needs access",
              "BindingTest#leavingIsNotRefusedWhileAnotherHasAccess",
              weave("Membership", "leave", FaultAdvice.LeavesIfFree.class)),
          new EngineFault(
              "B8",
              "XACT_ABORT is everybody's",
              "DoomTest#xactAbortIsTheFailingSessionsOwn",
              weave("SessionOptions", "aborts", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "B9",
              "what was told is told again",
              "BindingTest#leftBehindMemberIsToldUntilItAcknowledgesAndThenNeverAgain",
              weave("Membership", "acknowledge", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "B10",
              "who joined only counts down",
              "BindingTest#anyMemberMaySaveAskForTheTokenAndCommit",
              weave("StatementRunner", "start", FaultAdvice.RemembersWhatItBegan.class),
              weave("StatementRunner", "endsWithThisCommit", FaultAdvice.EndsWhatItBegan.class)),
          new EngineFault(
              "B11",
              "who disconnects stays a member",
              "BindingTest#lastMemberToDisconnectRollsBack",
              weave("Membership", "quit", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "B12",
              "a token is good for one bind",
              "BindingTest#tokenMayBeUsedByAnyNumberOfSessions",
              weave("Tokens", "find", FaultAdvice.IsUsedUp.class)),
          new EngineFault(
              "X1 X4",
              "nobody finds it in use",
              "AccessTest#atMostOneRequestRunsInATransaction",
              weave("Transaction", "isTakenByAnother", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "X2",
              "an unread result stays",
              "AccessTest#nextRequestDiscardsTheUnreadResult",
              weave("CurrentRequest", "discard", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "X3",
              "who binds to what is in use is told 3917",
              "AccessTest#bindingToATransactionInUseAnswers3910",
              weave("Binding", "inUse", FaultAdvice.IsToldInUse.class)),
          new EngineFault(
              "X5",
              "a refused bind is a failed statement",
              "DoomTest#refusalsOfARequestAreNoFailuresOfAStatement",
              weave("Binding", "bindGuarded", FaultAdvice.FailsAsAStatement.class)),
          new EngineFault(
              "X6",
              "who waits has no access",
              "LocksTest#statementsOfWhoWaitsAndOfOtherMembersFindTheTransactionInUse",
              weave("Request", "takeAccess", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "X7",
              "nothing is lent",
              "CallTest#guestBorrowsAccess",
              weave("Request", "lendsTo", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "X8",
              "an XP token binds anywhere",
              "AccessTest#xpTokenWithoutACallAnswers3912",
              weave("Binding", "bindInCall", FaultAdvice.IsOk.class)),
          new EngineFault(
              "X9",
              "nothing is fenced",
              "AccessTest#cancelledRequestIsFenced",
              weave("Session", "refusal", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L1",
              "everything is compatible",
              "LocksTest#membersNeverConflictAndOthersSeeOneOwner",
              weave("LockMode", "isCompatibleWith", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "L2",
              "each session owns its locks",
              "LocksTest#membersNeverConflictAndOthersSeeOneOwner",
              weave("DataRunner", "space", FaultAdvice.OwnsItself.class)),
          new EngineFault(
              "L3",
              "a newcomer overtakes",
              "LocksTest#compatibleNewcomerDoesNotOvertake",
              weave("LockWait", "grant", PlainAdvice.IsToldFalse.class)),
          new EngineFault(
              "L4",
              "no lock on the table",
              "LocksTest#intentionLockOnTheTableCoversTheRow",
              weave("DataAccess", "lockTableToWrite", PlainAdvice.IsTrueAtOnce.class)),
          new EngineFault(
              "L4",
              "who wants the whole table sees no intents",
              "LocksTest#intentsInLanesAreSeenByWhoWantsTheTableAndReturnToThemAfterwards",
              weave("Table", "gather", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L5",
              "write locks go with the statement",
              "LocksTest#membersNeverConflictAndOthersSeeOneOwner",
              weave("DataAccess", "keepsWrites", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "L6",
              "locks outlive",
              "LocksTest#repeatableReadKeepsIt",
              weave("LockSpace", "endLocks", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L7",
              "all wait for ever",
              "LocksTest#timeoutUndoesTheStatementAndTheTransactionStays",
              weave("SessionOptions", "lockTimeoutMs", PlainAdvice.IsMinusOne.class)),
          new EngineFault(
              "L8",
              "nobody falls",
              "LocksTest#deadlockOfManyIsFoundByTheOneThatClosesIt",
              weave("LockWaits", "breakDeadlocks", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L9",
              "nobody is woken",
              "LocksTest#conversionIsNotHeldUpByWhoCameBefore",
              weave("LockWaits", "settle", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L10",
              "who left stands in line",
              "LocksTest#twoLocksWhoseRequestersLeaveAreGrantedAtOnceToThoseBehind",
              weave("LockWaits", "giveUp", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "L11",
              "a call is no edge",
              "LocksTest#sessionOfAProcedureThatMustWaitForItsCallerFallsAtOnce",
              weave("LockWait", "callers", FaultAdvice.HasNoCallers.class)),
          new EngineFault(
              "I1",
              "reads are not kept",
              "LocksTest#repeatableReadKeepsIt",
              weave("DataAccess", "keepsReads", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "I1",
              "gaps are open",
              "DataTest#noPhantomAppearsInASecondaryIndexEither",
              weave("DataAccess", "locksRanges", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "I2",
              "another level frees locks",
              "LocksTest#repeatableReadKeepsIt",
              weave("Session", "setOption", FaultAdvice.FreesLocks.class)),
          new EngineFault(
              "I3",
              "all read at one level",
              "LocksTest#membersReadEachAtItsOwnLevel",
              weave("DataAccess", "reset", FaultAdvice.ReadsUncommitted.class)),
          new EngineFault(
              "I5",
              "all reads lock",
              "LocksTest#readUncommittedSeesWhatIsNotCommitted",
              weave("DataAccess", "locksReads", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "A1",
              "a failed statement is not undone",
              "DataTest#failedStatementIsUndoneAloneAndTheTransactionStays",
              weave("UndoLog", "undoTo", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "A2",
              "XACT_ABORT does nothing",
              "DoomTest#uncaughtErrorUnderXactAbortRollsBackAndEndsTheBatch",
              weave("SessionOptions", "aborts", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "A4",
              "doom has no end",
              "DoomTest#doomEndsWithTheBatch",
              weave("Transaction", "sweep", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "A5",
              "information is an error",
              "BlockingSessionTest#bindTellsWhetherAnotherTransactionWasLeft",
              weave("SqlError", "isInformation", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "A6",
              "a cancel never aborts",
              "DoomTest#cancelUnderXactAbortRollsBack",
              weave("Transaction", "hasGivenAccessTo", PlainAdvice.IsFalse.class)),
          new EngineFault(
              "A7",
              "undoing needs memory",
              "AllocationTest#undoingRowsAllocatesNothingSoItCannotRunOutOfMemory",
              weave("UndoLog", "undoTo", PlainAdvice.Allocates.class)),
          new EngineFault(
              "A8",
              "3917 ends nothing",
              "AccessTest#refusalForUseEndsTheRequest",
              weave("CurrentRequest", "end", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "E1",
              "no procedure is known",
              "ProcedureTest#procedureIsCalledByNameWithItsArguments",
              weave("Instance", "procedure", PlainAdvice.IsNull.class)),
          new EngineFault(
              "E2",
              "the handle always succeeds",
              "ProcedureTest#noTokenWithoutTransactionBufferOrHandle",
              weave("SrvProc", "getBindToken", PlainAdvice.IsOne.class)),
          new EngineFault(
              "E3",
              "a session that a procedure opened outlives it",
              "ProcedureTest#callsNest",
              weave("Session", "home", PlainAdvice.IsNull.class)),
          new EngineFault(
              "E4",
              "a call has no end",
              "ProcedureTest#exceptionEndsItsStatementAndNothingElse",
              weave("CurrentRequest", "endCall", PlainAdvice.DoesNothing.class)),
          new EngineFault(
              "P1",
              "binding needs a permission",
              "DataTest#whoMayNotIsToldSoAlsoInTheTransactionOfOneWhoMay",
              weave("Binding", "bindFreely", FaultAdvice.NeedsAPermission.class)),
          new EngineFault(
              "P2 P3",
              "everybody may everything",
              "DataTest#whoMayNotIsToldSoAlsoInTheTransactionOfOneWhoMay",
              weave("Permissions", "allows", PlainAdvice.IsTrue.class)),
          new EngineFault(
              "14",
              "counts are not shown",
              "InstanceTest#snapshotShowsSessionsAndLiveTransactions",
              weave("Membership", "count", PlainAdvice.IsZero.class)),
          new EngineFault(
              "B3",
              "whoever has brought garbage often is believed no more",
              NO_TEST,
              weave("Binding", "bindGuarded", FaultAdvice.LosesPatience.class)),
          new EngineFault(
              "B4",
              "who joins looks without a guard whether it is alive",
              NO_TEST,
              weave("Transaction", "holding", FaultAdvice.HoldsNothing.class)),
          new EngineFault(
              "B8",
              "three locks raise the level",
              NO_TEST,
              weave("DataAccess", "lockKey", FaultAdvice.RaisesTheLevel.class)),
          new EngineFault(
              "S1",
              "where three savepoints are allowed the third is too many",
              NO_TEST,
              weave("Limits", "savepoints", FaultAdvice.IsTwoOfThree.class)));

  private EngineFault(String rules, String what, String test, Weaving... weavings) {
    this(rules, what, test, List.of(weavings));
  }

  private static Weaving weave(String type, String method, Class<?> advice) {
    return new Weaving("dev.bindery.engine." + type, method, advice);
  }

  public Stream<String> eachRule() {
    return Stream.of(rules.split(" ", -1));
  }

  boolean hasTest() {
    return !test.equals(NO_TEST);
  }

  @Override
  public String toString() {
    return rules + ": " + what;
  }
}

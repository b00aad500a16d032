------------------------------ MODULE OneSession ------------------------------
(***************************************************************************)
(* What is a transaction, as one session uses it?  It begins, it is        *)
(* written, it sets savepoints and goes back to them, and it ends once.    *)
(*                                                                         *)
(* This is what a transaction of many bound sessions looks like to         *)
(* everybody outside it: BoundSessions refines this module, transaction by *)
(* transaction (its theorem RefinesOneSession, item 15.12 of the contract).*)
(*                                                                         *)
(* Left out on purpose: the nesting count.  An inner BEGIN and an inner    *)
(* COMMIT have no effect on anybody but the session that counts, so they   *)
(* are no steps here.  With a count the equivalence would be false: each   *)
(* member has a count of its own (N7), and a member at count 1 commits     *)
(* while another's count is 2 (N3).                                        *)
(***************************************************************************)
EXTENDS Transactions

VARIABLE
  tran   \* the transaction, a record of the set Transaction

Init == tran = Unused

-------------------------------------------------------------------------------
(***************************************************************************)
(* The statements.  The answer is a parameter, and the ladder decides it:  *)
(* so every statement has exactly one answer in every state.               *)
(***************************************************************************)

BeginAnswers      == {"ok"}
CommitAnswers     == {"ok", "3902", "3930"}
RollbackAnswers   == {"ok", "3903"}
RollbackToAnswers == {"ok", "3903", "3931", "6401"}
SaveAnswers       == {"ok", "628", "3930", "701"}
WriteAnswers      == {"ok", "3930", "701"}
FailAnswers       == {"2627", "3930"}

Refused(answer) == answer # "ok" /\ tran' = tran

\* One transaction begins once.
Begin(name, answer) ==
  /\ answer = "ok"
  /\ tran.status = "unused"
  /\ tran' = Begun(name)                                                   \* N1

Commit(answer) ==
  /\ answer = CommitAnswerOf(tran)
  /\ \/ Refused(answer)
     \/ answer = "ok" /\ tran' = Committed(tran)

Rollback(answer) ==
  /\ answer = RollbackAnswerOf(tran)
  /\ \/ Refused(answer)
     \/ answer = "ok" /\ tran' = RolledBack(tran)                          \* N5

RollbackTo(name, answer) ==
  /\ answer = RollbackToAnswerOf(tran, name)
  /\ \/ Refused(answer)
     \/ answer = "ok" /\ tran' = RolledBackTo(tran, name)                  \* S2 N5

Save(name, answer) ==
  /\ answer = SaveAnswerOf(tran)
  /\ \/ Refused(answer)
     \/ answer = "ok" /\ tran' = Saved(tran, name)                         \* S1

Write(answer) ==
  /\ answer = WriteAnswerOf(tran)
  /\ \/ Refused(answer)
     \/ answer = "ok" /\ tran' = IF IsLive(tran) THEN Written(tran) ELSE tran

\* A statement that fails, under the options of the session that makes it.
Fail(abort, caught, answer) ==
  /\ answer = FailAnswerOf(tran)
  /\ IF   answer = "2627" /\ IsLive(tran)
     THEN tran' = Failed(tran, abort, caught)                              \* A1 A2
     ELSE tran' = tran

Next ==
  \/ \E name \in Named, answer \in BeginAnswers : Begin(name, answer)
  \/ \E answer \in CommitAnswers : Commit(answer)
  \/ \E answer \in RollbackAnswers : Rollback(answer)
  \/ \E name \in Names, answer \in RollbackToAnswers : RollbackTo(name, answer)
  \/ \E name \in Names, answer \in SaveAnswers : Save(name, answer)
  \/ \E answer \in WriteAnswers : Write(answer)
  \/ \E abort \in BOOLEAN, caught \in BOOLEAN, answer \in FailAnswers :
       Fail(abort, caught, answer)

Spec == Init /\ [][Next]_tran

-------------------------------------------------------------------------------
(***************************************************************************)
(* What always holds.                                                      *)
(***************************************************************************)

TypeOKInv == tran \in Transaction

\* Positions of savepoints never decrease, and none lies beyond the log: so
\* an undo to a savepoint takes back a suffix of what was written.         S2
SavesOrderedInv ==
  /\ \A i, j \in DOMAIN tran.saves : i < j => tran.saves[i].at <= tran.saves[j].at
  /\ \A i \in DOMAIN tran.saves : tran.saves[i].at <= tran.log

\* What has not begun or has ended has neither name nor savepoints, and only
\* what was committed leaves writes behind.                           15.6 15.9
NothingLeftInv ==
  ~IsLive(tran) => /\ tran.name = NoName
                   /\ tran.saves = <<>>
                   /\ ~tran.doomed
                   /\ tran.status # "committed" => tran.log = 0

\* What is refused, and how.  Outside a transaction each statement that needs
\* one says so in its own way; inside, only a limit or an unknown name stands
\* against it; and one that is doomed can be rolled back as a whole, and
\* nothing else.                                    N4 N6 S1 S2 S5 A1 A3
RefusalInv ==
  LET HasIt(name) == name \in {tran.saves[i].name : i \in DOMAIN tran.saves}
      whole(name) == IF name = tran.name THEN "ok" ELSE "6401"
  IN  IF      tran.status # "live"
        THEN /\ CommitAnswerOf(tran) = "3902" /\ RollbackAnswerOf(tran) = "3903"
             /\ SaveAnswerOf(tran) = "628"
             /\ WriteAnswerOf(tran) = "ok" /\ FailAnswerOf(tran) = "2627"
             /\ \A name \in Names : RollbackToAnswerOf(tran, name) = "3903"
      ELSE IF tran.doomed
        THEN /\ {CommitAnswerOf(tran), SaveAnswerOf(tran), WriteAnswerOf(tran),
                 FailAnswerOf(tran)} = {"3930"}
             /\ RollbackAnswerOf(tran) = "ok"
             /\ \A name \in Names :
                  RollbackToAnswerOf(tran, name) = IF HasIt(name) THEN "3931" ELSE whole(name)
      ELSE   /\ CommitAnswerOf(tran) = "ok" /\ RollbackAnswerOf(tran) = "ok"
             /\ SaveAnswerOf(tran) = IF Len(tran.saves) < MaxSaves THEN "ok" ELSE "701"
             /\ WriteAnswerOf(tran) = IF tran.log < MaxUndo THEN "ok" ELSE "701"
             /\ FailAnswerOf(tran) = "2627"
             /\ \A name \in Names :
                  RollbackToAnswerOf(tran, name) = IF HasIt(name) THEN "ok" ELSE whole(name)

\* An "ok" that changed nothing would be a stuttering step, which no action
\* property sees: so it is said that these must move, and that a caught error
\* dooms under XACT_ABORT.                                            A2 15.14
MovesInv ==
  IsLive(tran) =>
    /\ ~tran.doomed => ~ENABLED (Fail(TRUE, TRUE, "2627") /\ tran' = tran)
    /\ ~ENABLED (Commit("ok") /\ tran' = tran)
    /\ ~ENABLED (Rollback("ok") /\ tran' = tran)
    /\ ~ENABLED (Write("ok") /\ tran' = tran)
    /\ \A name \in Names : /\ ~ENABLED (Save(name, "ok") /\ tran' = tran)
                           /\ ~ENABLED (RollbackTo(name, "ok") /\ tran' = tran)

\* An outcome is for ever.                                                15.6
OutcomeProp == [][HasEnded(tran) => tran' = tran]_tran

\* Doom is for ever too: it ends in a rollback and in nothing else, and until
\* then nothing is written, saved or undone.                        A3 A4 15.6
DoomProp ==
  [][tran.doomed => tran' = [Unused EXCEPT !.status = "rolledback"]]_tran

\* A commit keeps every write, and a rollback to a savepoint keeps exactly
\* what was there when it was set, for the newest savepoint of that name.
\*                                                                        15.9
CommitKeepsProp == [][tran'.status = "committed" => tran'.log = tran.log]_tran

UndoProp ==
  [][\A name \in Names :
       RollbackTo(name, "ok") /\ IsLive(tran') =>
         \E i \in DOMAIN tran.saves :
           /\ tran.saves[i].name = name
           /\ \A j \in DOMAIN tran.saves : j > i => tran.saves[j].name # name
           /\ tran'.log = tran.saves[i].at
           /\ tran'.saves = SubSeq(tran.saves, 1, i - 1)
           /\ tran'.name = tran.name]_tran                                 \* S2

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ SavesOrderedInv /\ NothingLeftInv /\ RefusalInv)
THEOREM Spec => OutcomeProp /\ DoomProp /\ CommitKeepsProp /\ UndoProp
\* What TLC finds, from models.json by a command:
\* OneSession: 2310 distinct states, 25414 generated, depth 9
===============================================================================

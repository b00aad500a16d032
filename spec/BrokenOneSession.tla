--------------------------- MODULE BrokenOneSession ---------------------------
(***************************************************************************)
(* What breaks when a rule about one transaction is broken?  Each operator *)
(* takes the place of one operator of OneSession or Transactions.          *)
(***************************************************************************)
EXTENDS OneSession

\* S1: there is no limit of savepoints.
SaveAnswerWithoutLimit(x) ==
  IF      ~IsLive(x)                       THEN "628"
  ELSE IF x.doomed                         THEN "3930"
  ELSE                                          "ok"

\* S1: SAVE sets its savepoint twice.
SavedTwice(x, name) ==
  [x EXCEPT !.saves = @ \o <<[name |-> name, at |-> x.log], [name |-> name, at |-> x.log]>>]

\* S2: a new savepoint is put below the older ones.
SavedBelow(x, name) ==
  [x EXCEPT !.saves = <<[name |-> name, at |-> x.log]>> \o @]

\* S2: the oldest savepoint of a name hides the newer ones.
Oldest(x, name) ==
  CHOOSE i \in DOMAIN x.saves :
    /\ x.saves[i].name = name
    /\ \A j \in DOMAIN x.saves : j < i => x.saves[j].name # name

\* N5: what was rolled back keeps its savepoints.
RolledBackWithSaves(x) == [Unused EXCEPT !.status = "rolledback", !.saves = x.saves]

\* N1: what has ended begins again.
BeginsAgain(name, answer) ==
  /\ answer = "ok"
  /\ ~IsLive(tran)
  /\ tran' = Begun(name)

\* N3: a commit keeps nothing of what was written.
CommittedNothing(x) == [Unused EXCEPT !.status = "committed"]

\* A3: what is doomed may be written.
WriteAnswerOfDoomed(x) ==
  IF IsLive(x) /\ x.log = MaxUndo THEN "701" ELSE "ok"

\* A3: a statement that is refused because of doom takes the doom away.
FailMends(abort, caught, answer) ==
  /\ answer = FailAnswerOf(tran)
  /\ IF   answer = "2627" /\ IsLive(tran)
     THEN tran' = Failed(tran, abort, caught)
     ELSE tran' = [tran EXCEPT !.doomed = FALSE]

\* N5: a rollback does nothing.
RolledBackNothing(x) == x
===============================================================================

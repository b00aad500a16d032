---------------------------- MODULE MCSql7Sessions ----------------------------
(***************************************************************************)
(* Situations of Sql7Sessions that must be reachable.                      *)
(***************************************************************************)
EXTENDS Sql7Sessions, FiniteSets

\* All wait in a space where there is no transaction yet.
WaitInEmptySpaceDebugInv ==
  ~ \E p \in Space : Members(p) = Session /\ ~HasTran(p)

\* A member's count is 0 while the transaction of its space lives.
CountsLaterDebugInv == ~ \E s \in Session : Waits(s)

\* The second transaction of a space lives in it, and the first was committed.
SecondInSpaceDebugInv ==
  ~ \E p \in Space : /\ space[p].tx = 2
                     /\ tran[1].status = "committed"
                     /\ \A q \in Space \ {p} : space[q] = NoSpaceYet
                     /\ Cardinality(Members(p)) > 1

\* A session is owed the news of the first transaction of its space while the
\* second lives in it.
OldNewsDebugInv == ~ \E s \in Session : Owed(s) /\ Inside(s) /\ HasTran(ses[s].sp)
===============================================================================

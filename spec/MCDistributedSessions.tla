------------------------- MODULE MCDistributedSessions -------------------------
(***************************************************************************)
(* What the models of DistributedSessions need besides: who is connected   *)
(* where, what is left out of some, a property that looks as if it held,   *)
(* and situations that must be reachable.                                  *)
(***************************************************************************)
EXTENDS DistributedSessions

OneAndOne == [a1 |-> "a", b1 |-> "b"]
TwoAndOne == [a1 |-> "a", a2 |-> "a", b1 |-> "b"]
TwoAlone  == [a1 |-> "a", a2 |-> "a"]

\* In place of its answers this leaves an operation out of a model.
NoAnswers == {}

\* In place of Lose and Crash: nothing is lost, and nobody crashes.
NeverLost(m) == FALSE
NeverCrashed == FALSE

\* What is enlisted ends, also if the coordinator never comes back.  It is not
\* so: what is prepared stays in doubt.                                    D4
EndsAnywayLive ==
  \A i \in Instance :
    (branch[i].enlisted /\ IsLive(branch[i])) ~> HasEnded(branch[i])

\* D4: the coordinator crashes when all have voted, and nothing is decided.
CrashBetweenDebugInv ==
  ~ /\ ~Up
    /\ log = {}
    /\ \A i \in Instance : branch[i].status = "prepared"

\* D4: a branch is in doubt, and a member in it can do nothing but leave.
InDoubtDebugInv ==
  ~ /\ ~Up
    /\ \E s \in Session : ses[s] = "member" /\ Here(s).status = "prepared"

\* D4: one instance has committed, the other is in doubt, and the coordinator is
\* down: only its log knows.
HalfCommittedDebugInv ==
  ~ /\ ~Up
    /\ \E i, j \in Instance :
         branch[i].status = "committed" /\ branch[j].status = "prepared"

\* D2: an enlisted branch lives without a member, with what it wrote.
OrphanDebugInv ==
  ~ \E i \in Instance :
      IsLive(branch[i]) /\ branch[i].wrote /\ Members(i) = {}

\* D4: a branch is prepared when the others were rolled back already: the message
\* to prepare came late.
PreparedLateDebugInv ==
  ~ \E i, j \in Instance :
      branch[i].status = "prepared" /\ branch[j].status = "rolledback"

\* D3: all is written, all sessions have left by xa_end, and all branches are
\* prepared: the way of an application that asks the coordinator itself.
AllLeftDebugInv ==
  ~ \A i \in Instance :
      branch[i].status = "prepared" /\ branch[i].wrote /\ Members(i) = {}
================================================================================

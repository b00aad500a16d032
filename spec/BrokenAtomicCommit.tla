-------------------------- MODULE BrokenAtomicCommit --------------------------
(***************************************************************************)
(* What breaks when a rule of the atomic commit is broken?  Each operator  *)
(* takes the place of one of AtomicCommit.                                 *)
(***************************************************************************)
EXTENDS AtomicCommit

\* D6: a prepared branch is committed whatever the others do.
NobodyAsked(i) == TRUE

\* D6: a branch that was rolled back may be committed.
EverUndecided(i) == branch[i] # "none"

\* D2: who has not enlisted is rolled back too.
RollsBackAnybody(i) ==
  /\ branch[i] \notin {"committed", "rolledback"}
  /\ NoneCommitted
  /\ branch' = [branch EXCEPT ![i] = "rolledback"]

\* D6: an outcome of its own, where a branch is ended against the others.
PreparedTwice(i) ==
  /\ branch[i] \in {"active", "prepared"}
  /\ branch' = [branch EXCEPT ![i] = IF @ = "active" THEN "prepared" ELSE "heuristic"]
===============================================================================

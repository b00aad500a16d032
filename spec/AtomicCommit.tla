----------------------------- MODULE AtomicCommit -----------------------------
(***************************************************************************)
(* What does it mean that several instances commit one transaction         *)
(* together?  Each has a branch of it, and either all branches are         *)
(* committed or none is (D6).                                              *)
(*                                                                         *)
(* Left out: who decides, and how the instances learn of it.  This is what *)
(* the outside sees of it; DistributedSessions, with its coordinator, its  *)
(* lost messages and its crashes, refines it.  The manner is that of       *)
(* Lamport and Gray's TCommit; what is added is that instances enlist late *)
(* and that one alone needs no vote.                                       *)
(***************************************************************************)
CONSTANT
  Instance   \* the instances

VARIABLE
  branch     \* branch[i]: how far the branch of instance i is

Statuses == {"none", "active", "prepared", "committed", "rolledback"}

TypeOKInv == branch \in [Instance -> Statuses]

Init == branch = [i \in Instance |-> "none"]

-------------------------------------------------------------------------------
Undecided(i)    == branch[i] \in {"active", "prepared"}
Others(i)       == {j \in Instance \ {i} : branch[j] # "none"}
NoneCommitted   == \A j \in Instance : branch[j] # "committed"
AllAgree(i)     == \A j \in Others(i) : branch[j] \in {"prepared", "committed"}

\* An instance takes part from now on.
Enlist(i) ==
  /\ branch[i] = "none"
  /\ NoneCommitted
  /\ branch' = [branch EXCEPT ![i] = "active"]                             \* D2

\* It can commit, and can roll back too: the choice is no longer its own.
Prepare(i) ==
  /\ branch[i] = "active"
  /\ branch' = [branch EXCEPT ![i] = "prepared"]                           \* D4

\* Alone, a branch is committed without having been prepared.
Commit(i) ==
  /\ Undecided(i)
  /\ branch[i] = "active" => Others(i) = {}                                \* D1
  /\ AllAgree(i)
  /\ branch' = [branch EXCEPT ![i] = "committed"]                          \* D6

Rollback(i) ==
  /\ Undecided(i)
  /\ NoneCommitted
  /\ branch' = [branch EXCEPT ![i] = "rolledback"]                         \* D6

Next == \E i \in Instance : Enlist(i) \/ Prepare(i) \/ Commit(i) \/ Rollback(i)

Spec == Init /\ [][Next]_branch

-------------------------------------------------------------------------------
\* All or none.                                                            D6
AgreeInv ==
  ~ \E i, j \in Instance : branch[i] = "committed" /\ branch[j] = "rolledback"

\* An outcome is for ever.                                               15.6
OutcomeProp ==
  [][\A i \in Instance :
       branch[i] \in {"committed", "rolledback"} => branch'[i] = branch[i]]_branch

\* Who has not enlisted has no part in the outcome.                        D2
EnlistedProp ==
  [][\A i \in Instance :
       branch[i] = "none" => branch'[i] \in {"none", "active"}]_branch

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ AgreeInv)
THEOREM Spec => OutcomeProp /\ EnlistedProp
\* What TLC finds, from models.json by a command:
\* AtomicCommit: 83 distinct states, 223 generated, depth 10
===============================================================================

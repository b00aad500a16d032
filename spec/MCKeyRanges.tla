------------------------------ MODULE MCKeyRanges ------------------------------
(***************************************************************************)
(* What the models of KeyRanges need besides: situations that must occur,  *)
(* each stated as an invariant that must be violated.                      *)
(***************************************************************************)
EXTENDS KeyRanges

\* At REPEATABLE READ a row appears that was not there.                   I1
PhantomDebugInv ==
  ~\E t \in Tran : /\ seen[t].level = "REPEATABLE READ"
                   /\ RowsSeen(t) # seen[t].keys
                   /\ RowsSeen(t) \subseteq present
                   /\ ScanAnswer(t, seen[t].range, seen[t].level) = "ok"

\* At READ COMMITTED a row that was seen is gone.                         I1
NonRepeatableDebugInv ==
  ~\E t \in Tran : /\ seen[t].level = "READ COMMITTED"
                   /\ ~(seen[t].keys \subseteq RowsSeen(t))
                   /\ ScanAnswer(t, seen[t].range, seen[t].level) = "ok"

\* At READ UNCOMMITTED a row is seen that never was there.                I1
DirtyScanDebugInv ==
  ~\E t, o \in Tran : /\ t # o
                      /\ seen[t].level = "READ UNCOMMITTED"
                      /\ seen[t].keys \intersect (added[o] \ present) # {}

\* Two scans of one range at SERIALIZABLE are no obstacle to one another, and
\* both are one to an insert.                                             L1
SharedRangeDebugInv ==
  ~\E t, o \in Tran : /\ t # o /\ seen[t] = seen[o]
                      /\ seen[t].level = "SERIALIZABLE"
                      /\ seen[t].keys = {} /\ InsertAnswer(t, seen[t].range[1]) = "1222"
================================================================================

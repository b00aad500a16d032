---------------------------- MODULE BrokenLockModes ----------------------------
(***************************************************************************)
(* What breaks when the table of modes, or what is drawn from it, is wrong?*)
(* Each operator takes the place of one operator of LockModes.             *)
(***************************************************************************)
EXTENDS MCLockModes

\* L1: two owners may hold U, so both may go on to X, and neither can.
UBesideU(m1, m2) ==
  m2 = None \/ m2 \in Beside[m1] \/ (m1 = "U" /\ m2 = "U")

\* L1: a table is changed while a query that was compiled for it runs.
SchemaBesideSchema(m1, m2) ==
  m2 = None \/ m2 \in Beside[m1] \/ {m1, m2} = {"Sch-S", "Sch-M"}

\* L1: an insert goes into a range that another has locked.
InsertBesideScan(r1, r2) ==
  None \in {r1, r2} \/ (r1 = r2 /\ r1 # "X") \/ {r1, r2} = {"S", "I"}

\* L1: who comes second gets less than who comes first.
ScanAfterX(r1, r2) ==
  None \in {r1, r2} \/ (r1 = r2 /\ r1 # "X") \/ (r1 = "S" /\ r2 = "X")

\* L3: of a key lock only the part for the key is looked at.
CoversKeyOnly(k1, k2) == Covers(k1[2], k2[2])

\* L3: a lock stays in the mode in which it is held.
JoinIsHeld(m1, m2) == m1

\* L3: IX and S make X, which covers both, but keeps every reader out.
JoinOfIXAndSIsX(m1, m2) == IF {m1, m2} = {"IX", "S"} THEN "X" ELSE Joins[m1][m2]

\* L3: IS and SIX make X.
JoinOfISAndSIXIsX(m1, m2) == IF {m1, m2} = {"IS", "SIX"} THEN "X" ELSE Joins[m1][m2]
================================================================================

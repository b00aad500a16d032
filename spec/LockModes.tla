------------------------------- MODULE LockModes -------------------------------
(***************************************************************************)
(* Which lock modes are compatible, and which mode covers two others?      *)
(*                                                                         *)
(* Only one table is written by hand here: what may be held beside a mode. *)
(* The rest follows, as tables that TLC computes once.  A mode is as strong*)
(* as what it conflicts with; one covers another when it conflicts with all*)
(* that the other conflicts with; and a lock that is held in one mode and  *)
(* asked for in another is converted to the least mode that covers both.   *)
(*                                                                         *)
(* Left out: the modes of bulk loading, and escalation from rows to table. *)
(* The facts are those of the SQL Server guide to locking; the tests that  *)
(* hold them against its tables cell by cell are in MCLockModes.           *)
(***************************************************************************)

\* No lock at all.  It is no mode, but a lock table has to say it.
None == "none"

-------------------------------------------------------------------------------
(***************************************************************************)
(* The modes of a lock on a table or on a row.                             *)
(***************************************************************************)

Modes == {"IS", "S", "U", "IX", "SIX", "X", "Sch-S", "Sch-M"}
ModesOrNone == Modes \union {None}

\* What other owners may hold beside a lock of mode a.
Beside ==
  [a \in ModesOrNone |->
     IF      a = "IS"    THEN {"IS", "S", "U", "IX", "SIX", "Sch-S"}       \* L1
     ELSE IF a = "S"     THEN {"IS", "S", "U", "Sch-S"}                    \* L1
     ELSE IF a = "U"     THEN {"IS", "S", "Sch-S"}                         \* L1
     ELSE IF a = "IX"    THEN {"IS", "IX", "Sch-S"}                        \* L1
     ELSE IF a = "SIX"   THEN {"IS", "Sch-S"}                              \* L1
     ELSE IF a = "X"     THEN {"Sch-S"}                                    \* L1
     ELSE IF a = "Sch-S" THEN Modes \ {"Sch-M"}                            \* L1
     ELSE IF a = "Sch-M" THEN {}                                           \* L1
     ELSE                     Modes]

\* Two owners may hold modes a and b on one resource at the same time.
Compatible(a, b) == b = None \/ b \in Beside[a]

-------------------------------------------------------------------------------
(***************************************************************************)
(* A lock on a key of an index is a pair: one part for the gap before the  *)
(* key, one for the key.  RangeS-S is <<"S", "S">>, RangeI-N is            *)
(* <<"I", "none">>, and a plain lock on the key has no range part.  The    *)
(* documented matrix of key-range modes is the product of the two parts.   *)
(***************************************************************************)

RangeParts == {None, "S", "I", "X"}
KeyParts   == {None, "S", "U", "X"}
KeyModes   == RangeParts \X KeyParts
NoKeyLock  == <<None, None>>

RangeCompatible(a, b) ==
  IF      None \in {a, b}    THEN TRUE                                     \* L1
  ELSE                            a = b /\ a # "X"                         \* L1

KeyCompatible(a, b) ==
  RangeCompatible(a[1], b[1]) /\ Compatible(a[2], b[2])                    \* L1

-------------------------------------------------------------------------------
(***************************************************************************)
(* What covers what, and what covers both.                                 *)
(***************************************************************************)

Conflicts      == [a \in ModesOrNone |-> {m \in Modes : ~Compatible(a, m)}]
RangeConflicts == [a \in RangeParts  |-> {m \in RangeParts : ~RangeCompatible(a, m)}]

\* Who holds a needs no lock of mode b besides.
Covers(a, b)      == Conflicts[b] \subseteq Conflicts[a]
RangeCovers(a, b) == RangeConflicts[b] \subseteq RangeConflicts[a]
KeyCovers(a, b)   == RangeCovers(a[1], b[1]) /\ Covers(a[2], b[2])

\* The least of the modes that covers both.
Least(modes, covers(_, _), a, b) ==
  LET both == {m \in modes : covers(m, a) /\ covers(m, b)}
  IN  CHOOSE m \in both : \A n \in both : covers(n, m)

Joins      == [a \in ModesOrNone |-> [b \in ModesOrNone |->
                                        Least(ModesOrNone, Covers, a, b)]]
RangeJoins == [a \in RangeParts  |-> [b \in RangeParts  |->
                                        Least(RangeParts, RangeCovers, a, b)]]

\* What a lock of mode a becomes when its owner asks for b.
Join(a, b)    == Joins[a][b]                                               \* L3
KeyJoin(a, b) == <<RangeJoins[a[1]][b[1]], Join(a[2], b[2])>>              \* L3
================================================================================

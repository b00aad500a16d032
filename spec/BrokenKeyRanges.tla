---------------------------- MODULE BrokenKeyRanges ----------------------------
(***************************************************************************)
(* What breaks when a rule of key ranges is broken?  Each operator here    *)
(* takes the place of one operator of KeyRanges or LockModes.              *)
(***************************************************************************)
EXTENDS KeyRanges

\* I1: a scan at SERIALIZABLE locks its keys and no gap.
KeysWithoutGaps(level) == IF level = "READ UNCOMMITTED" THEN NoKeyLock ELSE <<None, "S">>

\* I1: READ UNCOMMITTED asks for locks as READ COMMITTED does.
ScansAskAlways(level) == IF level = "SERIALIZABLE" THEN <<"S", "S">> ELSE <<None, "S">>

\* I1: the gap behind the last key of the range is left open.
WithoutNextKey(range, level) == Within(Entries, range)

\* L1: an insert does not ask whether the gap is free.
InsertAsksNobody(t, k) == k \in Entries /\ Blocked(t, k, <<None, "X">>)

\* I1: the key that splits a locked gap locks no half of it.
SplitsGapOpen(t, k) == <<None, "X">>

\* L5: a new key is not locked.
NewKeyUnlocked(t, k) == NoKeyLock

\* I1: what is read at REPEATABLE READ is not kept.
KeepsAtSerializableOnly(level) == level = "SERIALIZABLE"

\* L1: of two locks on a key only the parts for the gap are compared.
GapsOnly(t, k, mode) ==
  \E o \in Tran \ {t} : ~RangeCompatible(KeyJoin(lock[k][t], mode)[1], lock[k][o][1])

\* L1: a delete takes its key whatever others hold on it.
DeleteAsksNobody(t, k) == "ok"

\* L6: a lock outlives its transaction.
FreesNothing(t) == lock

\* I1: READ COMMITTED reads without asking for a lock.
CommittedWithoutLock(level) ==
  IF      level \in {"READ UNCOMMITTED", "READ COMMITTED"}  THEN NoKeyLock
  ELSE IF level = "SERIALIZABLE"                            THEN <<"S", "S">>
  ELSE                                                           <<None, "S">>

\* 15.9: a rollback commits what was put in.
RollbackKeepsInserts(t, answer) == answer = "ok" /\ Ended(t, present \union added[t])

\* L6: whoever has ended is struck off the lock table, and so cannot lock again.
FreedForGood(t) ==
  [k \in Key \union {End} |-> [o \in Tran \ {t} |-> lock[k][o]]]
================================================================================

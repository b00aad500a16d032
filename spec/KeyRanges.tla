------------------------------- MODULE KeyRanges -------------------------------
(***************************************************************************)
(* Why is there no phantom at SERIALIZABLE, and one at REPEATABLE READ?    *)
(*                                                                         *)
(* A row that is not there cannot be locked.  So a scan at SERIALIZABLE    *)
(* locks with each key the gap before it, and also the next key after its  *)
(* range; and an insert asks whether the gap that it goes into is free, on *)
(* the key after it.  That is all that it takes, with one exception that   *)
(* is easy to overlook: an insert splits a gap in two, and when the gap was*)
(* locked by the inserter itself, the new key must lock its half as well.  *)
(*                                                                         *)
(* Left out: waiting, which is the matter of LockSpaces, so a conflict is  *)
(* answered at once with 1222, as under LOCK_TIMEOUT 0; members, for locks *)
(* are the transaction's; what a row holds besides its key; the reading    *)
(* that a delete does to find its row.  A client whose transaction ends is *)
(* at once in its next one.                                                *)
(***************************************************************************)
EXTENDS LockModes, Naturals

CONSTANTS
  Tran,      \* the transactions that run beside one another
  MaxKey,    \* the keys are 1..MaxKey
  Levels     \* the isolation levels at which is scanned

Key      == 1..MaxKey
End      == MaxKey + 1          \* stands behind every key, so each has a next
Ranges   == {range \in Key \X Key : range[1] <= range[2]}
Kinds    == {"SERIALIZABLE", "REPEATABLE READ", "READ COMMITTED", "READ UNCOMMITTED"}

ASSUME Levels \subseteq Kinds

VARIABLES
  present,   \* the keys of the rows that are committed
  added,     \* added[t]: keys that t has put in, and not yet committed
  removed,   \* removed[t]: keys that t has taken out, and not yet committed
  lock,      \* lock[k][t]: what t holds on key k and on the gap before it
  seen       \* seen[t]: the first scan of t, and what it would see now of its own

vars == <<present, added, removed, lock, seen>>

Nothing == [level |-> "none", range |-> <<1, 1>>, keys |-> {}]

TypeOKInv ==
  /\ present \subseteq Key
  /\ added   \in [Tran -> SUBSET Key]
  /\ removed \in [Tran -> SUBSET Key]
  /\ lock    \in [Key \union {End} -> [Tran -> KeyModes]]
  /\ seen    \in [Tran -> [level : Levels \union {"none"}, range : Ranges,
                           keys : SUBSET Key]]

Init ==
  /\ present \in SUBSET Key
  /\ added   = [t \in Tran |-> {}]
  /\ removed = [t \in Tran |-> {}]
  /\ lock    = [k \in Key \union {End} |-> [t \in Tran |-> NoKeyLock]]
  /\ seen    = [t \in Tran |-> Nothing]

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

\* What stands in the index: also keys that are not committed, and those that
\* are taken out by somebody who has not committed that.
Entries == present \union UNION {added[t] : t \in Tran} \union {End}

\* The keys of the rows as they are now, committed or not.
Rows    == (Entries \ {End}) \ UNION {removed[t] : t \in Tran}

After(k) == CHOOSE n \in Entries : n > k /\ \A m \in Entries : m > k => n <= m

\* t cannot have this mode on k beside what others hold.
Blocked(t, k, mode) ==
  \E o \in Tran \ {t} : ~KeyCompatible(KeyJoin(lock[k][t], mode), lock[k][o]) \* L1

Locked(t, k, mode) == [lock EXCEPT ![k][t] = KeyJoin(@, mode)]             \* L3

-------------------------------------------------------------------------------
(***************************************************************************)
(* Scanning the rows whose keys are in a range.                            *)
(***************************************************************************)

ScanAnswers == {"ok", "1222"}

\* Those of the keys that are in the range.
Within(keys, range) == {k \in keys : range[1] <= k /\ k <= range[2]}

\* The mode in which a scan locks a key that it reads.
ScanMode(level) ==
  IF      level = "READ UNCOMMITTED"  THEN NoKeyLock                       \* I1
  ELSE IF level = "SERIALIZABLE"      THEN <<"S", "S">>                    \* I1
  ELSE                                     <<None, "S">>                   \* I1

\* The keys that it locks: those in the range, and at SERIALIZABLE the next.
ScanKeys(range, level) ==
  IF   level = "SERIALIZABLE"
  THEN Within(Entries, range) \union {After(range[2])}                     \* I1
  ELSE Within(Entries, range)

\* Whether what it locks is kept to the end.
Keeps(level) == level \in {"REPEATABLE READ", "SERIALIZABLE"}              \* I1

ScanAnswer(t, range, level) ==
  IF      \E k \in ScanKeys(range, level) : Blocked(t, k, ScanMode(level))
                                      THEN "1222"                          \* L7
  ELSE                                     "ok"

\* A scan goes through its keys in order, as far as it gets.
Reached(t, range, level) ==
  {k \in ScanKeys(range, level) :
     \A b \in ScanKeys(range, level) : Blocked(t, b, ScanMode(level)) => k < b}

\* What it has locked to be kept is kept, also if it then fails.
Scanned(t, range, level) ==
  [k \in Key \union {End} |->
     IF   Keeps(level) /\ k \in Reached(t, range, level)
     THEN [lock[k] EXCEPT ![t] = KeyJoin(@, ScanMode(level))]
     ELSE lock[k]]                                                         \* L7

Scan(t, range, level, answer) ==
  /\ answer = ScanAnswer(t, range, level)
  /\ IF   answer = "ok"
     THEN seen' = IF   seen[t] = Nothing
                  THEN [seen EXCEPT ![t] = [level |-> level, range |-> range,
                                            keys |-> Within(Rows, range)]]
                  ELSE seen
     ELSE seen' = seen
  /\ lock' = Scanned(t, range, level)
  /\ UNCHANGED <<present, added, removed>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* Inserting and deleting.  A transaction sees its own changes, so they    *)
(* enter into what it would see in its scan.                               *)
(***************************************************************************)

InsertAnswers == {"ok", "1222", "2627"}
DeleteAnswers == {"ok", "1222"}

SeenWith(t, keys) ==
  IF   seen[t] = Nothing
  THEN seen
  ELSE [seen EXCEPT ![t].keys = Within(keys, seen[t].range)]

\* An insert asks for the gap on the key after it, for an instant; if the key
\* is in the index already, for that key.
InsertBlocked(t, k) ==
  IF   k \in Entries
  THEN Blocked(t, k, <<None, "X">>)
  ELSE Blocked(t, After(k), <<"I", None>>)                                 \* L1

InsertAnswer(t, k) ==
  IF      InsertBlocked(t, k)         THEN "1222"                          \* L7
  ELSE IF k \in Rows                  THEN "2627"
  ELSE                                     "ok"

\* The lock on a new key.  If its owner has locked the gap that the key splits,
\* the half before the key stays locked.
NewKeyMode(t, k) ==
  IF   k \notin Entries /\ lock[After(k)][t][1] # None
  THEN <<"X", "X">>                                                        \* I1
  ELSE <<None, "X">>                                                       \* L5

\* Who finds a row of that key has locked it, to find that out, and keeps that.
Insert(t, k, answer) ==
  /\ answer = InsertAnswer(t, k)
  /\ IF      answer = "ok"
     THEN /\ added'   = [added EXCEPT ![t] = IF k \in present THEN @ ELSE @ \union {k}]
          /\ removed' = [removed EXCEPT ![t] = @ \ {k}]
          /\ lock'    = Locked(t, k, NewKeyMode(t, k))
          /\ seen'    = SeenWith(t, seen[t].keys \union {k})
          /\ UNCHANGED present
     ELSE IF answer = "2627"
     THEN /\ lock'    = Locked(t, k, <<None, "X">>)                        \* A1
          /\ UNCHANGED <<present, added, removed, seen>>
     ELSE UNCHANGED vars

DeleteAnswer(t, k) ==
  IF      k \in Entries /\ Blocked(t, k, <<None, "X">>)
                                      THEN "1222"                          \* L7
  ELSE                                     "ok"

\* Of what is not there nothing is deleted.
Delete(t, k, answer) ==
  /\ answer = DeleteAnswer(t, k)
  /\ IF   answer = "ok" /\ k \in Rows
     THEN /\ removed' = [removed EXCEPT ![t] = @ \union {k}]
          /\ lock'    = Locked(t, k, <<None, "X">>)                        \* L5
          /\ seen'    = SeenWith(t, seen[t].keys \ {k})
          /\ UNCHANGED <<present, added>>
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* The end of a transaction.                                               *)
(***************************************************************************)

EndAnswers == {"ok"}

Freed(t) == [k \in Key \union {End} |-> [lock[k] EXCEPT ![t] = NoKeyLock]] \* L6

Ended(t, rows) ==
  /\ present' = rows
  /\ added'   = [added EXCEPT ![t] = {}]
  /\ removed' = [removed EXCEPT ![t] = {}]
  /\ lock'    = Freed(t)
  /\ seen'    = [seen EXCEPT ![t] = Nothing]

Commit(t, answer)   == answer = "ok" /\ Ended(t, (present \union added[t]) \ removed[t])

Rollback(t, answer) == answer = "ok" /\ Ended(t, present)

Next ==
  \/ \E t \in Tran, range \in Ranges, level \in Levels, answer \in ScanAnswers :
       Scan(t, range, level, answer)
  \/ \E t \in Tran, k \in Key, answer \in InsertAnswers : Insert(t, k, answer)
  \/ \E t \in Tran, k \in Key, answer \in DeleteAnswers : Delete(t, k, answer)
  \/ \E t \in Tran, answer \in EndAnswers : Commit(t, answer)
  \/ \E t \in Tran, answer \in EndAnswers : Rollback(t, answer)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* What always holds.                                                      *)
(***************************************************************************)

InRange(keys, range) == keys \intersect (range[1]..range[2])

RowsSeen(t) == InRange(Rows, seen[t].range)

Changed(t) == added[t] \union removed[t]

\* A scan at SERIALIZABLE would see the same keys again, but for what its own
\* transaction has changed: no phantom.                               I1
NoPhantomInv ==
  \A t \in Tran : seen[t].level = "SERIALIZABLE" => RowsSeen(t) = seen[t].keys

\* At REPEATABLE READ no row that was seen is gone.                       I1
RepeatableInv ==
  \A t \in Tran : seen[t].level = "REPEATABLE READ" => seen[t].keys \subseteq RowsSeen(t)

\* Above READ UNCOMMITTED nobody sees what another has not committed, neither
\* a row that is put in nor the lack of one that is taken out.    I5, 15.9
CommittedOnlyInv ==
  \A t \in Tran : \A range \in Ranges : \A level \in Levels \ {"READ UNCOMMITTED"} :
    ScanAnswer(t, range, level) = "ok" =>
      \A o \in Tran \ {t} : InRange(Changed(o), range) = {}

\* A key that another has changed cannot be put in, and where nobody else has a
\* lock all is done, but that a key is not put in twice; and at READ UNCOMMITTED
\* a scan is never refused.                                       I1 L5 L7
AnswersInv ==
  \A t \in Tran :
    LET others == Tran \ {t}
    IN  /\ \A k \in UNION {Changed(o) : o \in others} :
             InsertAnswer(t, k) = "1222"
        /\ (\A o \in others : \A k \in Key \union {End} : lock[k][o] = NoKeyLock) =>
             \A k \in Key :
               /\ InsertAnswer(t, k) = IF   k \in (present \union added[t]) \ removed[t]
                                       THEN "2627"
                                       ELSE "ok"
               /\ DeleteAnswer(t, k) = "ok"
        /\ \A range \in Ranges : ScanAnswer(t, range, "READ UNCOMMITTED") = "ok"

\* No two transactions hold conflicting modes on one key.         L1, 15.4
ConflictInv ==
  \A k \in Key \union {End} : \A t, o \in Tran :
    t # o => KeyCompatible(lock[k][t], lock[k][o])

\* There are locks only on what stands in the index, and each change has one.
\* What is put in was not there, and what is taken out was.  L5 L6, 15.5
LockedInv ==
  /\ \A k \in Key : \A t \in Tran : lock[k][t] # NoKeyLock => k \in Entries
  /\ \A t \in Tran : \A k \in Changed(t) : lock[k][t][2] = "X"
  /\ \A t \in Tran : /\ added[t] \intersect present = {}
                     /\ removed[t] \subseteq present \union added[t]

\* What a scan reads above READ UNCOMMITTED is nobody else's change, and one at
\* SERIALIZABLE keeps locked what it read and the next key behind.    I1 I5
ScanProp ==
  [][\A t \in Tran : seen[t] = Nothing /\ seen'[t] # Nothing =>
       LET range == seen'[t].range
       IN  /\ seen'[t].level # "READ UNCOMMITTED" =>
                \A o \in Tran \ {t} : InRange(Changed(o), range) = {}
           /\ seen'[t].keys = InRange(Rows, range)
           /\ seen'[t].level = "SERIALIZABLE" =>
                \E next \in Entries :
                  /\ next > range[2]
                  /\ \A k \in Entries \intersect (range[1]..next) : lock'[k][t][1] = "S"]_vars

\* What is committed changes by a commit only, and then by its transaction's
\* changes.                                                           15.9
CommittedProp ==
  [][present' # present =>
       \E t \in Tran : /\ present' = (present \union added[t]) \ removed[t]
                       /\ added'[t] = {} /\ removed'[t] = {}]_vars

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ ConflictInv /\ LockedInv)
THEOREM Spec => [](NoPhantomInv /\ RepeatableInv /\ CommittedOnlyInv)
THEOREM Spec => CommittedProp
\* What TLC finds, from models.json by a command:
\* KeyRanges: 21916 distinct states, 525988 generated, depth 11
\* KeyRangesShort: 14880 distinct states, 357124 generated, depth 10
\* KeyRangesTight: 1120 distinct states, 20164 generated, depth 8
================================================================================

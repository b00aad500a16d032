--------------------------- MODULE BrokenLockSpaces ---------------------------
(***************************************************************************)
(* What breaks when a rule of locks is broken?  Each operator here takes   *)
(* the place of one operator of LockSpaces or LockQueues;                  *)
(* broken/RULEWhatIsWrong.cfg says which, and names every property, one of *)
(* which TLC must find violated.                                           *)
(***************************************************************************)
EXTENDS MCLockSpaces

\* L2: a transaction's own lock is in its way, as if it were another's.
OwnIsOther(o) == Owner

\* L3: who asks anew looks at holders only, and passes those who wait.
OvertakesAll(x, s, line) == Holders(x, s)

\* L3: conversions stand in line too, first come first served.
ConversionsInLine(x, s, line) == Holders(x, s) \union Before(x, s, line)

\* L3: a conversion is granted at once.
ConversionsAtOnce(x, s, line) ==
  IF   x.lock[Wanted(x, s).on][OwnerOf(x, s)].held # None
  THEN {}
  ELSE Holders(x, s) \union Before(x, s, line)

\* L4: a row is locked without a word to the table.
RowOnly(x, s) ==
  LET d == x.ses[s].doing
  IN  IF      d.op = "read" /\ x.ses[s].level = "READ UNCOMMITTED"
                            THEN <<>>
      ELSE IF d.on = Table  THEN <<[on |-> Table, mode |-> "S"]>>
      ELSE IF d.op = "read" THEN <<[on |-> d.on,  mode |-> "S"]>>
      ELSE                       <<[on |-> d.on,  mode |-> "X"]>>

\* I1: READ COMMITTED reads without a lock, as if nobody could be writing.
CommittedWithoutLock(x, s) ==
  LET d == x.ses[s].doing
  IN  IF      d.op = "read" /\ x.ses[s].level \in {"READ UNCOMMITTED", "READ COMMITTED"}
                            THEN <<>>
      ELSE IF d.on = Table  THEN <<[on |-> Table, mode |-> "S"]>>
      ELSE IF d.op = "read" THEN <<[on |-> Table, mode |-> "IS"],
                                   [on |-> d.on,  mode |-> "S"]>>
      ELSE                       <<[on |-> Table, mode |-> "IX"],
                                   [on |-> d.on,  mode |-> "X"]>>

\* I1: a read keeps nothing, at any level.
ReadsKeepNothing(x, s) == x.ses[s].tx # NoTran /\ x.ses[s].doing.op = "write"

\* L5: the lock of a write is as short as that of a read.
WritesKeepNothing(x, s) ==
  /\ x.ses[s].tx # NoTran
  /\ x.ses[s].doing.op = "read"
  /\ x.ses[s].level \in {"REPEATABLE READ", "SERIALIZABLE"}

\* L5: a statement in a transaction frees nothing of what it locked.
FreesNothing(x, s, r) ==
  IF x.ses[s].tx = NoTran THEN NoLock ELSE x.lock[r][OwnerOf(x, s)]

\* L5: a short read frees the lock on its row, whoever wanted it kept.
FreesWhatItRead(x, s, r) ==
  LET kept == x.lock[r][OwnerOf(x, s)].kept
  IN  IF   x.ses[s].doing = [op |-> "read", on |-> r] /\ kept = "S" /\ ~Keeps(x, s)
      THEN NoLock
      ELSE [held |-> kept, kept |-> kept]

\* L6: only the locks on rows are freed at the end.
FreesRows(x, t) ==
  [r \in Resource |-> IF r = Table THEN x.lock[r] ELSE [x.lock[r] EXCEPT ![t] = NoLock]]

\* L7: LOCK_TIMEOUT 0 waits all the same.
WaitsAllTheSame(s) == FALSE

\* L7: a timeout rolls the transaction back.
TimeoutRollsBack(s) ==
  LET x == Over(Now, s)
  IN  IF In(s) THEN Ended(x, s, ses[s].tx, RolledBack(Of(s))) ELSE x

\* L8: deadlocks are looked for along edges to holders only.
EdgesToHolders(x, s) == Holders(x, s)

\* L8: one victim, and that is it.
RECURSIVE Woken(_)
Woken(x) == IF   Ready(x) # {}
            THEN Woken(Granted(x, First(x, Ready(x))))
            ELSE x
OneVictim(x) == Woken(IF Deadlocked(x) # {} THEN Fallen(x, Victim(x)) ELSE x)

\* L8: the victim is the one who closed the cycle, whatever its priority.
RequesterFalls(x, p, q) == p = x.queue[Len(x.queue)] \/ Age(x, p) > Age(x, q)

\* L8: how much there is to undo does not matter.
UndoIgnored(x, p, q) ==
  LET last == x.queue[Len(x.queue)]
  IN  IF      (p \in Low) # (q \in Low)  THEN p \in Low
      ELSE IF last \in {p, q}            THEN p = last
      ELSE                                    Age(x, p) > Age(x, q)

\* L8: of the victim only the statement is undone, and its transaction commits.
VictimCommits(x, s) ==
  LET t == x.ses[s].tx
      y == [Over(x, s) EXCEPT !.fallen = @ \union {s}]
  IN  IF t = NoTran THEN y ELSE Ended(y, s, t, Committed(x.tran[t]))

\* L8: of those who are alike in all else, the oldest falls.
OldestFalls(x, p, q) ==
  LET last == x.queue[Len(x.queue)]
  IN  IF      (p \in Low) # (q \in Low)  THEN p \in Low
      ELSE IF Cost(x, p) # Cost(x, q)    THEN Cost(x, p) < Cost(x, q)
      ELSE IF last \in {p, q}            THEN p = last
      ELSE                                    Age(x, p) < Age(x, q)

\* L11: that the caller waits for its procedure is no edge.
NoCallEdges(x, owners) == {}

\* L11: a call waits for whoever waits in the transaction of the session that it
\* has opened, and not only for that session.
CallWaitsForAll(x, owners) ==
  {OwnerOf(x, p) : p \in {p \in Session : /\ x.ses[p].caller # NoCaller
                                         /\ OwnerOf(x, x.ses[p].caller) \in owners}}

\* L5: who leaves takes along the short locks of the transaction, also those of
\* another member's statement, which waits.
LeavesWithLocks(x, s) ==
  LET t == x.ses[s].tx
      y == Over(x, s)
  IN  IF      t = NoTran     THEN y
      ELSE IF IsLast(x, s)   THEN Ended(y, s, t, RolledBack(x.tran[t]))
      ELSE                        [y EXCEPT !.ses[s].tx = NoTran]

\* L9: nobody is woken when a lock is freed.
NobodyReady(x) == {}

\* L9: a statement that has waited runs twice.
RunsTwice(x, s) ==
  LET d == x.ses[s].doing
      y == Taken(x, s)
      z == Run([y EXCEPT !.queue = Without(@, s)], s)
  IN  IF   x.ses[s].tx # NoTran /\ d.op = "write" /\ ~Has(z.queue, s)
      THEN Run([z EXCEPT !.ses[s].doing = d], s)
      ELSE z

\* L10: a request that was given up stays in the queue.
StaysQueued(x, s) == x.queue

\* S3: going back to a savepoint frees the locks on rows that were written since.
SavepointFreesLocks(s, name) ==
  LET t  == ses[s].tx
      at == UndoneTo(tran[t], name).log
      u  == SubSeq(undo[t], at + 1, Len(undo[t]))
      back(r) == /\ \E i \in DOMAIN u : u[i].on = r
                 /\ \A i \in 1..at : undo[t][i].on # r
  IN  [Now EXCEPT !.tran[t] = UndoneTo(@, name),
                  !.undo[t] = SubSeq(@, 1, at),
                  !.data    = Restored(@, u),
                  !.lock    = [r \in Resource |-> IF   back(r)
                                                  THEN [lock[r] EXCEPT ![t] = NoLock]
                                                  ELSE lock[r]]]

\* I2: a lower level frees what was locked at the higher.
LowerLevelFrees(s, level) ==
  LET t    == ses[s].tx
      here == level = "READ UNCOMMITTED" /\ In(s)
  IN  [Now EXCEPT !.ses[s].level = level,
                  !.lock = [r \in Resource |-> IF   here /\ lock[r][t].kept = "S"
                                               THEN [lock[r] EXCEPT ![t] = NoLock]
                                               ELSE lock[r]]]

\* 15.9: a rollback takes nothing back.
TakesNothingBack(rows, record) == rows

\* 15.9: a rollback empties the rows, instead of restoring them.
EmptiesRows(rows, record) == [rows EXCEPT ![record.on] = NoTran]

\* 1204: locks are not counted.
CountsNoLocks(s, op, on) == {}

\* X6: who waits gives its access up.
NotInUse(t, s) == FALSE

\* B6: the last to leave leaves the transaction alive.
NeverLast(x, s) == FALSE

\* B7: who waits may not leave.
LeavesUnlessWaiting(s) == IF Waits(s) THEN "waiting" ELSE "ok"

\* B9: those whom a victim leaves behind are told nothing.
EndedSilently(x, s, t, end) ==
  [x EXCEPT !.ses  = [m \in Session |-> IF   x.ses[m].tx = t
                                        THEN [x.ses[m] EXCEPT !.tx = NoTran]
                                        ELSE x.ses[m]],
            !.tran[t] = end,
            !.undo[t] = <<>>,
            !.data = IF end.status = "rolledback" THEN Restored(@, x.undo[t]) ELSE @,
            !.lock = Freed(x, t)]

\* 15.6: the number of a transaction that was rolled back is used again.
UsedAgain == {t \in Tran : tran[t].status \in {"unused", "rolledback"}}

\* 15.14: COMMIT says ok, and that is all.
CommitsNothing(s) == Now

-------------------------------------------------------------------------------
\* N9: what is written outside of any transaction is the session's.
DoneAsSession(x, s) ==
  LET t == x.ses[s].tx
      r == x.ses[s].doing.on
  IN  IF      x.ses[s].doing.op # "write" THEN Over(x, s)
      ELSE IF t = NoTran                  THEN Over([x EXCEPT !.data[r] = s], s)
      ELSE    Over([x EXCEPT !.data[r] = t,
                             !.undo[t] = Append(@, [on |-> r, was |-> x.data[r]]),
                             !.tran[t] = Written(@)], s)

\* I3: of two members who read at different levels, the lower one decides.
KeepsWhatAllKeep(x, s) ==
  IF      x.ses[s].tx = NoTran         THEN FALSE
  ELSE IF x.ses[s].doing.op = "write"  THEN TRUE
  ELSE \A m \in Session : x.ses[m].tx = x.ses[s].tx =>
         x.ses[m].level \in {"REPEATABLE READ", "SERIALIZABLE"}

\* L9: a client commits at last if it can all the time, and only then.
WeaklyFair ==
  \A s \in Session :
    (<>[](CommitAnswer(s) = "ok")) => ([]<><<Commit(s, "ok")>>_vars)
================================================================================

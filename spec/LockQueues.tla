------------------------------ MODULE LockQueues -------------------------------
(***************************************************************************)
(* What a statement does to the locks: which ones it needs, for whom it    *)
(* waits, what it does when it has them all, who falls in a deadlock, and  *)
(* what follows for the others.                                            *)
(*                                                                         *)
(* Everything here is a function of one record x, which holds the whole    *)
(* state of LockSpaces: x.ses, x.tran, x.undo, x.data, x.lock, x.queue.    *)
(* So effects can be composed: a deadlock rolls a transaction back, that   *)
(* frees locks, that lets a statement go on, and that makes it ask for     *)
(* its next lock.  All of it is one step of LockSpaces, in a fixed order,  *)
(* so that an engine which does the same is in the same state after it.    *)
(***************************************************************************)
EXTENDS Transactions, LockModes, FiniteSets

CONSTANTS
  Session,      \* the sessions, all of them connected
  MaxTran,      \* transactions begun in one life of the instance        701
  Row,          \* the rows of the one table
  Low           \* the sessions whose DEADLOCK_PRIORITY is LOW            B8

Tran     == 1..MaxTran
NoTran   == 0
NoCaller == "none"
Table    == "table"
Resource == Row \union {Table}

Has(seq, e)     == \E i \in DOMAIN seq : seq[i] = e
Place(seq, e)   == CHOOSE i \in DOMAIN seq : seq[i] = e
Without(seq, e) == LET Other(o) == o # e IN SelectSeq(seq, Other)

-------------------------------------------------------------------------------
(***************************************************************************)
(* The owner of a lock is the transaction.  A statement outside of any is  *)
(* a transaction of its own (N9); its session stands for that one.         *)
(***************************************************************************)

Owner == Tran \union Session

OwnerOf(x, s) == IF x.ses[s].tx # NoTran THEN x.ses[s].tx ELSE s           \* L2

\* A lock is held until its owner's statement is over, and then in the mode
\* in which it is kept until the transaction ends.
NoLock == [held |-> None, kept |-> None]

-------------------------------------------------------------------------------
(***************************************************************************)
(* The locks that a statement needs, in the order in which it takes them.  *)
(***************************************************************************)

\* The intention lock on the table comes before the lock on the row, and a
\* statement on the whole table needs no row's.
Plan(x, s) ==
  LET d == x.ses[s].doing
  IN  IF      d.op = "read" /\ x.ses[s].level = "READ UNCOMMITTED"
                            THEN <<>>                                      \* I1
      ELSE IF d.on = Table  THEN <<[on |-> Table, mode |-> "S"]>>
      ELSE IF d.op = "read" THEN <<[on |-> Table, mode |-> "IS"],
                                   [on |-> d.on,  mode |-> "S"]>>          \* L4
      ELSE                       <<[on |-> Table, mode |-> "IX"],
                                   [on |-> d.on,  mode |-> "X"]>>          \* L4

\* What the owner's locks already cover is not asked for again.
Lacking(x, s) ==
  LET o          == OwnerOf(x, s)
      Lacks(l)   == ~Covers(x.lock[l.on][o].held, l.mode)
  IN  SelectSeq(Plan(x, s), Lacks)                                         \* L3

\* The lock that s asks for next, or waits for.
Wanted(x, s) == Head(Lacking(x, s))

\* Whether what the statement of s locks is kept to the end of a transaction.
Keeps(x, s) ==
  IF      x.ses[s].tx = NoTran           THEN FALSE                        \* N9
  ELSE IF x.ses[s].doing.op = "write"    THEN TRUE                         \* L5
  ELSE    x.ses[s].level \in {"REPEATABLE READ", "SERIALIZABLE"}           \* I1

-------------------------------------------------------------------------------
(***************************************************************************)
(* Who waits for whom.                                                     *)
(***************************************************************************)

\* Those whose locks can stand in the way of owner o.
Others(o) == Owner \ {o}                                                   \* L2

\* The owners whose lock does not go with what s asks for.
Holders(x, s) ==
  LET o == OwnerOf(x, s)
      l == Wanted(x, s)
      m == Join(x.lock[l.on][o].held, l.mode)                              \* L3
  IN  {h \in Others(o) : ~Compatible(m, x.lock[l.on][h].held)}             \* L2 L8

\* Those of the sessions in line who ask for the same resource.
Before(x, s, line) ==
  {OwnerOf(x, q) : q \in {q \in Session : Has(line, q) /\ Wanted(x, q).on = Wanted(x, s).on}}

\* A conversion waits for holders only.  A new request waits also for those
\* before it, and does not overtake them, compatible or not.
Obstacles(x, s, line) ==
  IF   x.lock[Wanted(x, s).on][OwnerOf(x, s)].held # None
  THEN Holders(x, s)                                                       \* L3
  ELSE Holders(x, s) \union Before(x, s, line)                             \* L3

\* For whom a session in the queue waits.
WaitsFor(x, s) == Obstacles(x, s, SubSeq(x.queue, 1, Place(x.queue, s) - 1))

\* The edges along which deadlocks are looked for: to holders, and to those
\* in the queue who may not be overtaken.
Edges(x, s) == WaitsFor(x, s)                                              \* L8

\* Who calls an extended procedure waits for the session that it has opened,
\* if that waits itself.  If another member of that session's transaction
\* waits, the procedure can still go on, and return.
CallEdges(x, owners) ==
  {OwnerOf(x, p) : p \in {p \in Session : /\ Has(x.queue, p)
                                         /\ x.ses[p].caller # NoCaller
                                         /\ OwnerOf(x, x.ses[p].caller) \in owners}} \* L11

\* All owners to whom edges lead from these owners, and they themselves.
RECURSIVE Reached(_, _)
Reached(x, owners) ==
  LET next == CallEdges(x, owners) \union
              UNION {Edges(x, q) : q \in {q \in Session :
                       Has(x.queue, q) /\ OwnerOf(x, q) \in owners}}
  IN  IF next \subseteq owners THEN owners ELSE Reached(x, owners \union next)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects.                                                                *)
(***************************************************************************)

\* How long a lock is kept that was kept this long before.
Kept(x, s, kept, mode) == IF Keeps(x, s) THEN Join(kept, mode) ELSE kept   \* L5

\* s is given the lock that it asks for.
Taken(x, s) ==
  LET l == Wanted(x, s)
  IN  [x EXCEPT !.lock[l.on][OwnerOf(x, s)] =
         [held |-> Join(@.held, l.mode), kept |-> Kept(x, s, @.kept, l.mode)]]

Idle == [op |-> "none", on |-> Table]

\* The queue when s stands in it no more.
Unqueued(x, s) == Without(x.queue, s)                                      \* L10

\* What remains of the lock on r when the statement of s is over.
Remains(x, s, r) ==
  LET kept == x.lock[r][OwnerOf(x, s)].kept
  IN  [held |-> kept, kept |-> kept]                                       \* L5

\* The statement of s is over: it waits no more, and frees what is not kept.
Over(x, s) ==
  LET o == OwnerOf(x, s)
  IN  [x EXCEPT !.ses[s].doing = Idle,
                !.lock  = [r \in Resource |-> [x.lock[r] EXCEPT ![o] = Remains(x, s, r)]],
                !.queue = Unqueued(x, s)]

\* What the statement does when it has its locks.  A row is said to hold the
\* number of the transaction that wrote it; what is written outside of any is
\* committed with the statement, and is nobody's.
Done(x, s) ==
  LET t == x.ses[s].tx
      r == x.ses[s].doing.on
  IN  IF      x.ses[s].doing.op # "write" THEN Over(x, s)
      ELSE IF t = NoTran                  THEN Over([x EXCEPT !.data[r] = NoTran], s) \* N9
      ELSE    Over([x EXCEPT !.data[r] = t,
                             !.undo[t] = Append(@, [on |-> r, was |-> x.data[r]]),
                             !.tran[t] = Written(@)], s)

\* The rows, when one undo record has been taken back.
TakenBack(data, record) == [data EXCEPT ![record.on] = record.was]

\* The rows, when the undo records u have been taken back, newest first.
RECURSIVE Restored(_, _)
Restored(data, u) ==
  IF   u = <<>>
  THEN data
  ELSE Restored(TakenBack(data, u[Len(u)]), SubSeq(u, 1, Len(u) - 1))

\* The locks of the instance when those of transaction t are free, all at once.
Freed(x, t) == [r \in Resource |-> [x.lock[r] EXCEPT ![t] = NoLock]]       \* L6

\* Session s ends transaction t, or its leaving does: the other members are
\* owed, and t becomes `end`.
Ended(x, s, t, end) ==
  [x EXCEPT !.ses  = [m \in Session |->
                        IF      x.ses[m].tx # t THEN x.ses[m]
                        ELSE IF m = s           THEN [x.ses[m] EXCEPT !.tx = NoTran]
                        ELSE    [x.ses[m] EXCEPT !.tx = NoTran, !.owed = TRUE]], \* B9
            !.tran[t] = end,
            !.undo[t] = <<>>,
            !.data = IF end.status = "rolledback" THEN Restored(@, x.undo[t]) ELSE @,
            !.lock = Freed(x, t)]

\* Session s leaves its transaction.  If a statement of it waits, that is over,
\* but not one of another member; and if s is the last member, so is the
\* transaction.
IsLast(x, s) == \A m \in Session \ {s} : x.ses[m].tx # x.ses[s].tx         \* B6

Left(x, s) ==
  LET t == x.ses[s].tx
      y == IF x.ses[s].doing = Idle THEN x ELSE Over(x, s)                 \* L5 L10
  IN  IF      t = NoTran     THEN y
      ELSE IF IsLast(x, s)   THEN Ended(y, s, t, RolledBack(x.tran[t]))    \* B6
      ELSE                        [y EXCEPT !.ses[s].tx = NoTran]          \* B6

\* The statement of s runs on, until it is done or has to wait.
RECURSIVE Run(_, _)
Run(x, s) ==
  IF      Lacking(x, s) = <<>>                 THEN Done(x, s)
  ELSE IF Obstacles(x, s, x.queue) # {}        THEN [x EXCEPT !.queue = Append(@, s)]
  ELSE                                              Run(Taken(x, s), s)

\* A waiting statement gets its lock and runs on.
Granted(x, s) ==
  LET y == Taken(x, s) IN Run([y EXCEPT !.queue = Without(@, s)], s)       \* L9

-------------------------------------------------------------------------------
(***************************************************************************)
(* Deadlock.  Only a wait that begins closes a cycle, so the last in the   *)
(* queue is in every one that there is: it is the requester.               *)
(***************************************************************************)

\* The waiting sessions that are on a cycle.
Deadlocked(x) ==
  IF   x.queue = <<>>
  THEN {}
  ELSE LET last == x.queue[Len(x.queue)]
           from == Reached(x, Edges(x, last))
       IN  {q \in Session : /\ Has(x.queue, q)
                            /\ OwnerOf(x, q) \in from
                            /\ OwnerOf(x, last) \in Reached(x, Edges(x, q))} \* L8

Cost(x, s) == IF x.ses[s].tx = NoTran THEN 0 ELSE Len(x.undo[x.ses[s].tx])

\* A statement outside of any transaction is younger than any transaction.
Age(x, s) == IF   x.ses[s].tx # NoTran
             THEN x.ses[s].tx
             ELSE MaxTran + Place(x.queue, s)

\* p falls rather than q.
Rather(x, p, q) ==
  LET last == x.queue[Len(x.queue)]
  IN  IF      (p \in Low) # (q \in Low)  THEN p \in Low                    \* L8
      ELSE IF Cost(x, p) # Cost(x, q)    THEN Cost(x, p) < Cost(x, q)      \* L8
      ELSE IF last \in {p, q}            THEN p = last                     \* L8
      ELSE                                    Age(x, p) > Age(x, q)        \* L8

Victim(x) ==
  CHOOSE p \in Deadlocked(x) : \A q \in Deadlocked(x) \ {p} : Rather(x, p, q)

\* The victim's statement answers 1205, and its whole transaction goes.
Fallen(x, s) ==
  LET t == x.ses[s].tx
      y == [Over(x, s) EXCEPT !.fallen = @ \union {s}]
  IN  IF t = NoTran THEN y ELSE Ended(y, s, t, RolledBack(x.tran[t]))      \* L8

-------------------------------------------------------------------------------
(***************************************************************************)
(* What follows from a change, until nothing follows any more: each cycle  *)
(* is broken, and everybody who waits for nobody is granted, in the order  *)
(* in which they began to wait.                                            *)
(***************************************************************************)

\* Those in the queue who wait for nobody.
Ready(x) == {q \in Session : Has(x.queue, q) /\ WaitsFor(x, q) = {}}

First(x, sessions) ==
  CHOOSE p \in sessions : \A q \in sessions : Place(x.queue, p) <= Place(x.queue, q)

RECURSIVE Settled(_)
Settled(x) ==
  IF      Deadlocked(x) # {} THEN Settled(Fallen(x, Victim(x)))            \* L8
  ELSE IF Ready(x) # {}      THEN Settled(Granted(x, First(x, Ready(x))))  \* L9
  ELSE                            x
================================================================================

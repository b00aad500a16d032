------------------------------ MODULE LockSpaces -------------------------------
(***************************************************************************)
(* Who waits for whom, who is granted, timed out, made a victim?  And what *)
(* do other transactions see, at which isolation level?                    *)
(*                                                                         *)
(* A transaction owns its locks, whichever of its members asked for them   *)
(* (L2): its lock space.  A statement that reads or writes asks for what   *)
(* it needs.  If that conflicts with what another transaction has, the     *)
(* answer is "waiting", and the statement's fate comes later: by the step  *)
(* of somebody else that makes way for it, by a timeout, by a cancel, or   *)
(* because it is chosen to break a deadlock.                               *)
(*                                                                         *)
(* What one step does to locks and queue is in LockQueues.  Here are the   *)
(* operations, their answers, and what always holds.                       *)
(*                                                                         *)
(* Left out, and specified in BoundSessions: nesting (the limit is 1), the *)
(* kinds of tokens, doom, and results that are not yet handed over; so a   *)
(* member has access to the transaction just while its statement waits     *)
(* (X6).  Savepoints are left out but for their locks (S3).  A session that*)
(* disconnects is at once replaced by a new one.  Options that no rule     *)
(* needs to see changed are constants: LOCK_TIMEOUT, DEADLOCK_PRIORITY.    *)
(* There is one table.  Gaps between rows are the matter of KeyRanges.     *)
(***************************************************************************)
EXTENDS LockQueues

CONSTANTS
  Scans,         \* {Table} if whole tables are read too, else {}
  MaxLocks,      \* locks of one transaction                            1204
  Levels,        \* the isolation levels that sessions may set             I2
  DefaultLevel,  \* the level of a new session
  Inner,         \* the sessions that extended procedures open; at most one
  Impatient,     \* the sessions whose LOCK_TIMEOUT is 0                   L7
  Patient        \* those who wait for ever: -1; the others, n ms          L7

ASSUME DefaultLevel \in Levels /\ Cardinality(Inner) <= 1

VARIABLES
  ses,    \* ses[s]: what a session has for itself
  tran,   \* tran[t]: what a transaction is, see Transactions
  undo,   \* undo[t]: its undo records, each a row and what was in it
  data,   \* data[r]: who wrote what row r holds
  lock,   \* lock[r][o]: the lock of owner o on resource r
  queue   \* the sessions whose statements wait, longest first

vars == <<ses, tran, undo, data, lock, queue>>

(***************************************************************************)
(* tx:    the transaction that it is a member of                           *)
(* owed:  its transaction was ended by another, and it was not yet told  B9*)
(* level: its isolation level, an option of its own                     B8 *)
(* doing: its statement that waits for a lock, else Idle                   *)
(* caller: the session whose extended procedure has opened it, and is      *)
(*        running                                                          *)
(***************************************************************************)
Fresh == [tx |-> NoTran, owed |-> FALSE, level |-> DefaultLevel, doing |-> Idle,
          caller |-> NoCaller]

Readable == Row \union Scans

TypeOKInv ==
  /\ ses   \in [Session -> [tx    : Tran \union {NoTran},
                            owed  : BOOLEAN,
                            level : Levels,
                            doing : [op : {"none", "read", "write"}, on : Resource],
                            caller : Session \union {NoCaller}]]
  /\ tran  \in [Tran -> Transaction]
  /\ data  \in [Row -> Tran \union {NoTran}]
  /\ lock  \in [Resource -> [Owner -> [held : ModesOrNone, kept : ModesOrNone]]]
  /\ \A t \in Tran : \A i \in DOMAIN undo[t] :
       undo[t][i] \in [on : Row, was : Tran \union {NoTran}]
  /\ \A i \in DOMAIN queue : queue[i] \in Session

Init ==
  /\ ses   = [s \in Session |-> Fresh]
  /\ tran  = [t \in Tran |-> Unused]
  /\ undo  = [t \in Tran |-> <<>>]
  /\ data  = [r \in Row |-> NoTran]
  /\ lock  = [r \in Resource |-> [o \in Owner |-> NoLock]]
  /\ queue = <<>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

\* The state as the record that LockQueues works on; `fallen` are those whom
\* a step makes victims.
Now == [ses |-> ses, tran |-> tran, undo |-> undo, data |-> data,
        lock |-> lock, queue |-> queue, fallen |-> {}]

Becomes(x) ==
  /\ ses'   = x.ses
  /\ tran'  = x.tran
  /\ undo'  = x.undo
  /\ data'  = x.data
  /\ lock'  = x.lock
  /\ queue' = x.queue

In(s)       == ses[s].tx # NoTran
Of(s)       == IF In(s) THEN tran[ses[s].tx] ELSE Unused
Members(t)  == {m \in Session : ses[m].tx = t}
Waits(s)    == ses[s].doing # Idle

Callees(s)  == {p \in Session : ses[p].caller = s}
Calls(s)    == Callees(s) # {}

\* Another member's statement waits or calls, and has access as long.   X1 X6
InUse(t, s) == \E m \in Session \ {s} : ses[m].tx = t /\ (Waits(m) \/ Calls(m))

Begins      == {t \in Tran : tran[t].status = "unused"}
Lowest(T)   == CHOOSE t \in T : \A u \in T : t <= u

\* A session whose statement waits, or calls, takes no other before that is
\* answered; the other lines are those of BoundSessions.
Answer(s, otherwise) ==
  IF      Waits(s) \/ Calls(s)            THEN "waiting"
  ELSE IF ses[s].owed                     THEN "3926"                      \* B9
  ELSE IF In(s) /\ InUse(ses[s].tx, s)    THEN "3917"                      \* X3 X6
  ELSE                                         otherwise

\* Told what it is owed, it is owed no more; other refusals change nothing.
Refuse(s, answer) ==
  /\ ses' = IF answer = "3926" THEN [ses EXCEPT ![s].owed = FALSE] ELSE ses \* B9
  /\ UNCHANGED <<tran, undo, data, lock, queue>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* Statements that read and write, in a transaction or as one of their own.*)
(* A statement that has its locks is done at once.                         *)
(***************************************************************************)

ReadAnswers  == {"ok", "dirty", "waiting", "3926", "3917", "1204", "1205", "1222"}
WriteAnswers == {"ok", "waiting", "3926", "3917", "701", "1204", "1205", "1222"}

\* A session with LOCK_TIMEOUT 0 does not wait.
FailsAtOnce(s) == s \in Impatient                                          \* L7

\* The statement runs as far as it gets by itself.
Started(s, op, on) == Run([Now EXCEPT !.ses[s].doing = [op |-> op, on |-> on]], s)

\* What becomes of the state by a statement of s.
AfterData(s, op, on) ==
  LET x == Started(s, op, on)
  IN  IF      ~Has(x.queue, s)  THEN x
      ELSE IF FailsAtOnce(s)    THEN Over(x, s)                            \* L7
      ELSE                           Settled(x)                            \* L8

\* What is there to be read was written by another transaction, and has not
\* been committed.
IsDirty(x, s, on) ==
  \E r \in Row : /\ on \in {r, Table}
                 /\ x.data[r] \notin {NoTran, x.ses[s].tx}
                 /\ IsLive(x.tran[x.data[r]])

\* The locks that its owner would have, and has not.
More(s, op, on) ==
  LET x == [Now EXCEPT !.ses[s].doing = [op |-> op, on |-> on]]
      o == OwnerOf(x, s)
  IN  {r \in Resource : \/ lock[r][o].held # None
                        \/ \E i \in DOMAIN Plan(x, s) : Plan(x, s)[i].on = r}

\* What comes of a statement that nothing stands against but locks.
Fate(s, op, on) ==
  LET x       == Started(s, op, on)
      y       == Settled(x)
      seen(z) == IF op = "read" /\ IsDirty(z, s, on) THEN "dirty" ELSE "ok"
  IN  IF      ~Has(x.queue, s)                  THEN seen(x)               \* L3
      ELSE IF FailsAtOnce(s)                    THEN "1222"                \* L7
      ELSE IF s \in y.fallen                    THEN "1205"                \* L8
      ELSE IF Has(y.queue, s)                   THEN "waiting"             \* L8
      ELSE                                           seen(y)               \* L8

DataAnswer(s, op, on) == Answer(s,
  IF      op = "write" /\ WriteAnswerOf(Of(s)) # "ok"
                                                THEN "701"
  ELSE IF Cardinality(More(s, op, on)) > MaxLocks
                                                THEN "1204"
  ELSE                                               Fate(s, op, on))

Data(s, op, on, answer) ==
  IF   Waits(s) \/ Calls(s) \/ answer \in {"3926", "3917", "701", "1204"}
  THEN Refuse(s, answer)
  ELSE Becomes(AfterData(s, op, on))

\* "dirty" is an ok too: it is what the reading of uncommitted work looks like.
ReadAnswer(s, on) == DataAnswer(s, "read", on)                             \* I1 I5

Read(s, on, answer) ==
  /\ answer = ReadAnswer(s, on)
  /\ Data(s, "read", on, answer)

WriteAnswer(s, on) == DataAnswer(s, "write", on)                           \* L5

Write(s, on, answer) ==
  /\ answer = WriteAnswer(s, on)
  /\ Data(s, "write", on, answer)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Calls of extended procedures.  The procedure opens a session of its own *)
(* and does not bind it, so it is a stranger to its caller's transaction.  *)
(* If it must wait for that, nobody could ever go on: the caller waits for *)
(* the procedure.  So a call is an edge too, and the deadlock is found like*)
(* any other.                                                          L11 *)
(***************************************************************************)

Caller        == IF Inner = {} THEN {} ELSE Session
CallAnswers   == {"ok", "waiting", "3926", "3917", "17809"}
ReturnAnswers == {"ok", "none"}

\* Without a session to be had, nothing is called.
CallAnswer(s, p) == Answer(s,
  IF      p = s \/ ses[p] # Fresh         THEN "17809"
  ELSE                                         "ok")

Call(s, p, answer) ==
  /\ answer = CallAnswer(s, p)
  /\ IF   answer = "ok"
     THEN Becomes([Now EXCEPT !.ses[p].caller = s])                        \* E1
     ELSE Refuse(s, answer)

\* However a call of s ends, the session that it has opened is closed.
CallOver(x, s) ==
  IF   Calls(s)
  THEN LET p == CHOOSE p \in Callees(s) : TRUE
       IN  [Left(x, p) EXCEPT !.ses[p] = Fresh]                            \* X7 E4
  ELSE x

ReturnAnswer(s) == IF Calls(s) THEN "ok" ELSE "none"

Return(s, answer) ==
  /\ answer = ReturnAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(Settled(CallOver(Now, s)))                               \* X7 L9
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* The fates of a statement that waits.  Time is an operation: "this wait  *)
(* has lasted its n milliseconds".                                         *)
(***************************************************************************)

TimeoutAnswers == {"1222", "none"}
CancelAnswers  == {"ok", "none"}

TimeoutAnswer(s) ==
  IF   Waits(s) /\ s \notin Patient   THEN "1222"                          \* L7
  ELSE                                     "none"

\* The statement is undone, the transaction stays, and so does what the
\* statement has locked already.
GivenUp(s) == Over(CallOver(Now, s), s)                                    \* L7 L10

\* Those behind it are granted at once if they can be.
AfterGivingUp(s) == Settled(GivenUp(s))                                    \* L9 L10

Timeout(s, answer) ==
  /\ answer = TimeoutAnswer(s)
  /\ IF   answer = "1222"
     THEN Becomes(AfterGivingUp(s))                                        \* L7
     ELSE UNCHANGED vars

CancelAnswer(s) == IF Waits(s) \/ Calls(s) THEN "ok" ELSE "none"

Cancel(s, answer) ==
  /\ answer = CancelAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(AfterGivingUp(s))                                        \* L10
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* The transaction begins, ends, gets members and loses them.              *)
(***************************************************************************)

BeginAnswers      == {"ok", "waiting", "3926", "3917", "701", "3905"}
CommitAnswers     == {"ok", "waiting", "3926", "3917", "3902"}
RollbackAnswers   == {"ok", "waiting", "3926", "3917", "3903"}
SaveAnswers       == {"ok", "waiting", "3926", "3917", "628", "701"}
RollbackToAnswers == {"ok", "waiting", "3926", "3917", "3903", "6401"}
BindAnswers       == {"ok", "waiting", "3926", "3909.2", "3922", "3910", "3924"}
LeaveAnswers      == {"ok"}
DisconnectAnswers == {"ok"}
SetLevelAnswers   == {"ok", "waiting", "3926"}

BeginAnswer(s) == Answer(s,
  IF      ~In(s) /\ Begins = {}           THEN "701"
  ELSE IF In(s)                           THEN "3905"                      \* N1
  ELSE                                         "ok")

AfterBegin(s) ==
  LET t == Lowest(Begins)
  IN  [Now EXCEPT !.ses[s].tx = t, !.tran[t] = Begun(NoName)]              \* N1

Begin(s, answer) ==
  /\ answer = BeginAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(AfterBegin(s))
     ELSE Refuse(s, answer)

CommitAnswer(s) == Answer(s, CommitAnswerOf(Of(s)))                        \* N4

AfterCommit(s) == Settled(Ended(Now, s, ses[s].tx, Committed(Of(s))))      \* N3 L6 L9

Commit(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(AfterCommit(s))
     ELSE Refuse(s, answer)

RollbackAnswer(s) == Answer(s, RollbackAnswerOf(Of(s)))                    \* N6

AfterRollback(s) == Settled(Ended(Now, s, ses[s].tx, RolledBack(Of(s))))   \* N5 L6 L9

Rollback(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(AfterRollback(s))
     ELSE Refuse(s, answer)

SaveAnswer(s, name) == Answer(s, SaveAnswerOf(Of(s)))                      \* S1

Save(s, name, answer) ==
  /\ answer = SaveAnswer(s, name)
  /\ IF   answer = "ok"
     THEN Becomes([Now EXCEPT !.tran[ses[s].tx] = Saved(@, name)])         \* S1
     ELSE Refuse(s, answer)

RollbackToAnswer(s, name) == Answer(s, RollbackToAnswerOf(Of(s), name))    \* S2 N6

\* Rows go back to what they were.  Locks taken since are kept.
AfterRollbackTo(s, name) ==
  LET t  == ses[s].tx
      at == UndoneTo(tran[t], name).log
  IN  [Now EXCEPT !.tran[t] = UndoneTo(@, name),
                  !.undo[t] = SubSeq(@, 1, at),
                  !.data    = Restored(@, SubSeq(undo[t], at + 1, Len(undo[t])))] \* S2 S3

RollbackTo(s, name, answer) ==
  /\ answer = RollbackToAnswer(s, name)
  /\ IF   answer = "ok"
     THEN Becomes(AfterRollbackTo(s, name))
     ELSE Refuse(s, answer)

\* What is left when s leaves: no call of it, and no statement that waits.
WithoutMe(s) == Left(CallOver(Now, s), s)                                  \* B6 X7

AfterLeave(s) == Settled(WithoutMe(s))                                     \* L9 L10

\* The token is the ordinary one of transaction t.
BindAnswer(s, t) ==
  IF      Waits(s) \/ Calls(s)            THEN "waiting"
  ELSE IF ses[s].owed                     THEN "3926"                      \* B9
  ELSE IF tran[t].status = "unused"       THEN "3909.2"                    \* B3
  ELSE IF HasEnded(tran[t])               THEN "3922"                      \* B4
  ELSE IF InUse(t, s)                     THEN "3910"                      \* X3 X6
  ELSE IF Members(t) = {s}                THEN "3922"                      \* B5
  ELSE IF In(s) /\ ses[s].tx # t          THEN "3924"                      \* B2
  ELSE                                         "ok"                        \* B1 B5

AfterBind(s, t) == Settled([WithoutMe(s) EXCEPT !.ses[s].tx = t])          \* B1 B2

Bind(s, t, answer) ==
  /\ answer = BindAnswer(s, t)
  /\ IF      answer \in {"ok", "3924"}
     THEN Becomes(AfterBind(s, t))
     ELSE IF answer = "3922" /\ Members(t) = {s}
     THEN Becomes(AfterLeave(s))                                           \* B5
     ELSE Refuse(s, answer)

LeaveAnswer(s) == "ok"                                                     \* B7

Leave(s, answer) ==
  /\ answer = LeaveAnswer(s)
  /\ Becomes(AfterLeave(s))                                                \* B6 L10

DisconnectAnswer(s) == "ok"                                                \* B11

AfterDisconnect(s) == [AfterLeave(s) EXCEPT !.ses[s] = Fresh]              \* B11 L10

\* Disconnected or killed; a new session takes its place.
Disconnect(s, answer) ==
  /\ answer = DisconnectAnswer(s)
  /\ Becomes(AfterDisconnect(s))

SetLevelAnswer(s) ==
  IF      Waits(s) \/ Calls(s)            THEN "waiting"
  ELSE IF ses[s].owed                     THEN "3926"                      \* B9
  ELSE                                         "ok"

\* It is a matter of later reads, of this session.
Levelled(s, level) == [Now EXCEPT !.ses[s].level = level]                  \* I2 I3

SetLevel(s, level, answer) ==
  /\ answer = SetLevelAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(Levelled(s, level))
     ELSE Refuse(s, answer)

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, on \in Readable, answer \in ReadAnswers : Read(s, on, answer)
  \/ \E s \in Session, on \in Row, answer \in WriteAnswers : Write(s, on, answer)
  \/ \E s \in Session, p \in Inner, answer \in CallAnswers : Call(s, p, answer)
  \/ \E s \in Caller, answer \in ReturnAnswers    : Return(s, answer)
  \/ \E s \in Session, answer \in TimeoutAnswers  : Timeout(s, answer)
  \/ \E s \in Session, answer \in CancelAnswers   : Cancel(s, answer)
  \/ \E s \in Session, answer \in BeginAnswers    : Begin(s, answer)
  \/ \E s \in Session, answer \in CommitAnswers   : Commit(s, answer)
  \/ \E s \in Session, answer \in RollbackAnswers : Rollback(s, answer)
  \/ \E s \in Session, name \in Names, answer \in SaveAnswers :
       Save(s, name, answer)
  \/ \E s \in Session, name \in Names, answer \in RollbackToAnswers :
       RollbackTo(s, name, answer)
  \/ \E s \in Session, t \in Tran, answer \in BindAnswers : Bind(s, t, answer)
  \/ \E s \in Session, answer \in LeaveAnswers      : Leave(s, answer)
  \/ \E s \in Session, answer \in DisconnectAnswers : Disconnect(s, answer)
  \/ \E s \in Session, level \in Levels, answer \in SetLevelAnswers :
       SetLevel(s, level, answer)

Spec == Init /\ [][Next]_vars

(***************************************************************************)
(* Fairness: a client that can commit again and again does so at last.  It *)
(* has to be strong.  Two transactions that wait for each other in turn,   *)
(* and time out in turn, can each commit again and again but never all the *)
(* time, so weak fairness lets them keep a third waiting for ever.  Nothing*)
(* else is asked of anybody: what makes way wakes who waited in one step.  *)
(* It is SF_vars(Commit(s, "ok")) written out: MovesInv says that a commit *)
(* that can be made moves, and TLC, which would search for a step to find  *)
(* whether there is one, only looks at the answer.                         *)
(***************************************************************************)
Fairness ==
  \A s \in Session :
    ([]<>(CommitAnswer(s) = "ok")) => ([]<><<Commit(s, "ok")>>_vars)       \* L9

FairSpec == Spec /\ Fairness

-------------------------------------------------------------------------------
(***************************************************************************)
(* What always holds.  First, what is true of every state.                 *)
(***************************************************************************)

\* A member's transaction lives, and a transaction that lives has a member.
\*                                                      N8 B6, 15.1 15.2
MemberInv ==
  /\ \A s \in Session : In(s) => IsLive(tran[ses[s].tx]) /\ ~ses[s].owed
  /\ \A t \in Tran : IsLive(tran[t]) => Members(t) # {}

\* In the queue stand just the statements that wait, each once, and of one
\* transaction at most one.                                     X1 X6 L10
WaitInv ==
  /\ \A s \in Session : Has(queue, s) <=> Waits(s)
  /\ \A i, j \in DOMAIN queue : i # j => queue[i] # queue[j]
  /\ \A p, q \in Session :
       Waits(p) /\ Waits(q) /\ p # q => ses[p].tx # ses[q].tx \/ ~In(p)

\* No two transactions hold conflicting modes on one resource. L1 L2, 15.4
ConflictInv ==
  \A r \in Resource : \A o, p \in Owner :
    o # p => Compatible(lock[r][o].held, lock[r][p].held)

\* No lock belongs to what has ended.                             L6, 15.5
FreedInv ==
  \A r \in Resource : \A o \in Owner :
    lock[r][o] # NoLock => IF   o \in Tran
                           THEN IsLive(tran[o])
                           ELSE Waits(o) /\ ~In(o)

\* While none of its statements waits, an owner has just what it keeps.  L5
KeptInv ==
  \A o \in Owner :
    \/ \E s \in Session : Waits(s) /\ OwnerOf(Now, s) = o
    \/ \A r \in Resource : lock[r][o].held = lock[r][o].kept

\* Who has a lock on a row has the intention on the table.               L4
IntentInv ==
  \A r \in Row : \A o \in Owner :
    /\ lock[r][o].held # None => Covers(lock[Table][o].held, "IS")
    /\ lock[r][o].held = "X"  => Covers(lock[Table][o].held, "IX")

\* What a transaction has written it can undo, and keeps locked.         L5
UndoInv ==
  \A t \in Tran :
    IF   IsLive(tran[t])
    THEN /\ Len(undo[t]) = tran[t].log
         /\ \A i \in DOMAIN undo[t] : lock[undo[t][i].on][t].kept = "X"
    ELSE undo[t] = <<>>

\* A limit of locks is a limit, and not less: a write that gets by with as many
\* is not refused for it.                                             1204
LimitInv ==
  LET Locked(o) == {r \in Resource : lock[r][o].held # None}
  IN  /\ \A o \in Owner : Cardinality(Locked(o)) <= MaxLocks
      /\ \A s \in Session : \A r \in Row :
           WriteAnswer(s, r) = "1204" =>
             Cardinality(Locked(OwnerOf(Now, s)) \union {r, Table}) > MaxLocks

\* What has not been committed is seen by others at READ UNCOMMITTED only,
\* and what was rolled back by nobody.                            I5, 15.9
DirtyInv ==
  /\ \A s \in Session : \A r \in Readable :
       ReadAnswer(s, r) = "dirty" => ses[s].level = "READ UNCOMMITTED"
  /\ \A r \in Row :
       data[r] # NoTran => tran[data[r]].status \in {"live", "committed"}

\* What one's own transaction has locked or written is in nobody's way: where
\* no other has a lock or waits for one, statements run.          L2 B8 I5
OwnLocksInv ==
  \A s \in Session :
    queue = <<>> /\ ~Calls(s) /\ (\A r \in Resource : \A o \in Owner \ {OwnerOf(Now, s)} : lock[r][o] = NoLock) =>
      \A r \in Row : /\ ReadAnswer(s, r) \notin {"waiting", "1205", "1222"}
                     /\ WriteAnswer(s, r) \notin {"waiting", "1205", "1222"}

\* A conversion waits for holders only: if it goes with what they hold, it is
\* granted at once, whoever waits.                                         L3
ConversionInv ==
  \A s \in Session : \A r \in Row :
    LET t == ses[s].tx
    IN  /\ In(s) /\ ~Waits(s) /\ ~Calls(s) /\ lock[r][t].held # None
        /\ \A o \in Owner \ {t} :
             /\ lock[r][o].held = None
             /\ Compatible(Join(lock[Table][t].held, "IX"), lock[Table][o].held)
        => WriteAnswer(s, r) \notin {"waiting", "1205", "1222"}

\* A read keeps a lock on its row at REPEATABLE READ and above, and leaves
\* none behind below that.                                           I1 I3
ReadLocksInv ==
  \A s \in Session : \A r \in Row :
    ReadAnswer(s, r) \in {"ok", "dirty"} =>
      LET kept == AfterData(s, "read", r).lock[r][OwnerOf(Now, s)].kept
      IN  IF   In(s) /\ ses[s].level \in {"REPEATABLE READ", "SERIALIZABLE"}
          THEN Covers(kept, "S")
          ELSE Covers(lock[r][OwnerOf(Now, s)].kept, kept)

\* Who waits has a reason: a holder whose mode conflicts, or, unless it is a
\* conversion, somebody before it.                         L3 L9, 15.11
GrantableInv ==
  \A s \in Session : Waits(s) =>
    \/ Holders(Now, s) # {}
    \/ /\ lock[Wanted(Now, s).on][OwnerOf(Now, s)].held = None
       /\ \E q \in Session : /\ Waits(q)
                             /\ Place(queue, q) < Place(queue, s)
                             /\ Wanted(Now, q).on = Wanted(Now, s).on

\* Every waiter leads to somebody who can run: in any set of sessions that wait,
\* or call, there is one who waits for none of the others. L8 L9 L11, 15.11
RunnableInv ==
  \A W \in SUBSET {s \in Session : Waits(s) \/ Calls(s)} :
    W = {} \/ \E s \in W : \A q \in W :
                IF Waits(s) THEN OwnerOf(Now, q) \notin WaitsFor(Now, s) ELSE q \notin Callees(s)

\* The victim's waiting member has the lowest priority; among equals it has
\* the least to undo; among equals it is the one who closes the cycle; and if
\* that is not among them, it is the youngest.  Nobody is one for whom
\* nobody waits.                                                        L8
VictimInv ==
  \A s \in Session : \A d \in ({"write"} \X Row) \union ({"read"} \X Scans) :
    ~Waits(s) /\ ~Calls(s) =>
      LET x      == Started(s, d[1], d[2])
          v      == Victim(x)
          low(p) == p \in Low
      IN  /\ Has(x.queue, s) /\ ~FailsAtOnce(s) /\ Deadlocked(x) # {} =>
               \A q \in Deadlocked(x) \ {v} :
                 /\ low(q) => low(v)
                 /\ low(q) = low(v) => Cost(x, v) <= Cost(x, q)
                 /\ low(q) = low(v) /\ Cost(x, q) = Cost(x, v) =>
                      /\ q # s
                      /\ v # s => Age(x, q) < Age(x, v)
          /\ DataAnswer(s, d[1], d[2]) = "1205" =>
               \E q \in Session : \/ Waits(q) /\ OwnerOf(Now, s) \in WaitsFor(Now, q)
                                 \/ ses[s].caller = q

\* In x, to wait is at last to wait for oneself: of those who wait or whose call
\* does, any that are closed under waiting, and contain those for whom s waits,
\* contain the owner of s.  A call waits for the session that it has opened.
OnCycle(x, s) ==
  LET W         == {q \in Session : Has(x.queue, q)}
      Calling   == {q \in W : x.ses[q].caller # NoCaller}
      stuck     == {OwnerOf(x, q) : q \in W}
                     \union {OwnerOf(x, x.ses[q].caller) : q \in Calling}
      For(q)    == WaitsFor(x, q) \intersect stuck
      Closed(C) == /\ \A q \in W : OwnerOf(x, q) \in C => For(q) \subseteq C
                   /\ \A q \in Calling :
                        OwnerOf(x, x.ses[q].caller) \in C => OwnerOf(x, q) \in C
  IN  \A C \in SUBSET stuck : For(s) \subseteq C /\ Closed(C) => OwnerOf(x, s) \in C

\* When a wait begins, just those who are on a cycle then are those of whom one
\* falls.                                                           L8 L11
DeadlockInv ==
  \A s \in Session : \A d \in ({"write"} \X Row) \union ({"read"} \X Scans) :
    ~Waits(s) /\ ~Calls(s) =>
      LET x == Started(s, d[1], d[2])
      IN  Has(x.queue, s) =>
            Deadlocked(x) = {q \in Session : Has(x.queue, q) /\ OnCycle(x, q)}

\* With LOCK_TIMEOUT 0 nobody waits, with -1 nobody times out, and else all who
\* wait can.                                                          L7
PatienceInv ==
  \A s \in Session : /\ s \in Impatient => ~Waits(s)
                     /\ s \in Patient => TimeoutAnswer(s) = "none"
                     /\ Waits(s) /\ s \notin Patient => TimeoutAnswer(s) = "1222"

\* While a member's statement waits, the others do nothing in the transaction,
\* and nobody binds to it.  What stands against every statement of a session, its
\* own that waits and a debt, stands against a bind too; and of what was never
\* begun there is no token.                                X3 X4 X6 B3 B9
AccessInv ==
  /\ \A s \in Session, t \in Tran :
       /\ BeginAnswer(s) \in {"waiting", "3926"} => BindAnswer(s, t) = BeginAnswer(s)
       /\ BindAnswer(s, t) = "3909.2" => tran[t].status = "unused"
  /\ \A s, m \in Session :
       m # s /\ Waits(m) /\ In(m) =>
         /\ ses[s].tx = ses[m].tx =>
              /\ {CommitAnswer(s), RollbackAnswer(s), BeginAnswer(s)} = {"3917"}
              /\ \A r \in Row : {ReadAnswer(s, r), WriteAnswer(s, r)} = {"3917"}
         /\ ~Waits(s) /\ ~Calls(s) /\ ~ses[s].owed => BindAnswer(s, ses[m].tx) = "3910"

\* Leaving waits for nobody, also while one's own statement waits; and nothing
\* of a session that was disconnected is left to the next one.       B7 B11
LeaveInv ==
  \A s \in Session : /\ {LeaveAnswer(s), DisconnectAnswer(s)} = {"ok"}
                     /\ AfterDisconnect(s).ses[s] = Fresh

\* An "ok" or a 1222 that changes nothing is a stuttering step, which no action
\* property sees: so it is said that these change something.        15.14
MovesInv ==
  \A s \in Session :
    /\ BeginAnswer(s) = "ok"               => AfterBegin(s) # Now
    /\ CommitAnswer(s) = "ok"              => AfterCommit(s) # Now
    /\ RollbackAnswer(s) = "ok"            => AfterRollback(s) # Now
    /\ In(s) \/ Waits(s)                   => AfterLeave(s) # Now
    /\ CancelAnswer(s) = "ok"              => AfterGivingUp(s) # Now
    /\ \A r \in Row : In(s) /\ WriteAnswer(s, r) = "ok" => AfterData(s, "write", r) # Now
    /\ \A t \in Tran : ~In(s) /\ BindAnswer(s, t) = "ok" => AfterBind(s, t) # Now
    /\ \A n \in Names : RollbackToAnswer(s, n) = "ok"    => AfterRollbackTo(s, n) # Now

-------------------------------------------------------------------------------
(***************************************************************************)
(* Second, what is true of every step.                                     *)
(***************************************************************************)

Ends(t) == IsLive(tran[t]) /\ HasEnded(tran'[t])

\* An outcome is for ever.                                            15.6
OutcomeProp == [][\A t \in Tran : HasEnded(tran[t]) => tran'[t] = tran[t]]_vars

\* What is in row r for those who see only what is committed.
CommittedIn(r) ==
  IF   data[r] # NoTran /\ IsLive(tran[data[r]])
  THEN LET u == undo[data[r]]
           i == CHOOSE i \in DOMAIN u : u[i].on = r /\ \A j \in 1..(i - 1) : u[j].on # r
       IN  u[i].was
  ELSE data[r]

\* A statement outside of any transaction writes row r in this step.
WritesAlone(r) ==
  \E s \in Session : /\ ~In(s)
                     /\ IF   Waits(s)
                        THEN ses[s].doing.on = r /\ ses'[s].doing = Idle
                        ELSE Write(s, r, "ok")

\* That changes only by the commit of who wrote the row, or by a statement
\* outside of any transaction; and a commit leaves all it wrote there. 15.9
CommittedProp ==
  [][\A r \in Row :
       /\ CommittedIn(r)' # CommittedIn(r) =>
            \/ CommittedIn(r)' = data[r] /\ Ends(data[r])
            \/ CommittedIn(r)' = NoTran /\ WritesAlone(r)
       /\ \A t \in Tran :
            Ends(t) /\ tran'[t].status = "committed" /\ data[r] = t =>
              CommittedIn(r)' \in {t, NoTran}]_vars

\* The members whom another leaves behind in a transaction that has ended are
\* owed, and nobody else: not the one who ended it, who left it as the last, or
\* whom it was that fell and is told 1205 at once.                B9, 15.8
LeftBehindProp ==
  [][\A s \in Session :
       /\ ses'[s].owed => ses[s].owed \/ (In(s) /\ Ends(ses[s].tx) /\ ~Waits(s))
       /\ In(s) /\ Ends(ses[s].tx) =>
            \E m \in Members(ses[s].tx) :
              /\ ~ses'[m].owed
              /\ \A o \in Members(ses[s].tx) \ {m} : ses'[o].owed]_vars

\* Who was before in the queue for a resource is not overtaken by one who asks
\* for it anew, whether their modes go together or not.                  L3
NoOvertakingProp ==
  [][\A r \in Resource : \A o \in Owner :
       lock[r][o].held = None /\ lock'[r][o].held # None =>
         \A q \in Session :
           Waits(q) /\ Has(queue', q) /\ Wanted(Now, q).on = r /\ Wanted(Now, q)' = Wanted(Now, q) =>
             \E p \in Session : /\ Waits(p) /\ OwnerOf(Now, p) = o
                                /\ Place(queue, p) < Place(queue, q)]_vars

\* Who goes on waiting for the same lock keeps its place, whatever others do:
\* also when another member of its transaction leaves.                  L3 L5
PlaceProp ==
  [][\A p, q \in Session :
       Waits(p) /\ Waits(q) /\ Has(queue', p) /\ Has(queue', q) =>
         (Place(queue, p) < Place(queue, q) /\ Wanted(Now, p)' = Wanted(Now, p) =>
            Place(queue', p) < Place(queue', q))]_vars

\* A timeout or a cancel undoes the statement and nothing else: what was
\* locked to be kept is kept.                                   L7 L10 A6
GivenUpProp ==
  [][\A s \in Session : Waits(s) =>
       (Timeout(s, "1222") \/ Cancel(s, "ok") =>
          /\ ses'[s] = [ses[s] EXCEPT !.doing = Idle]
          /\ In(s) => tran'[ses[s].tx] = tran[ses[s].tx]
          /\ \A r \in Resource :
               lock'[r][OwnerOf(Now, s)].kept = lock[r][OwnerOf(Now, s)].kept)]_vars

\* Nothing commits but COMMIT by a member that does not wait: so a victim is
\* rolled back, and then its statement is over.                      L8 N3
VictimProp ==
  [][\A t \in Tran :
       Ends(t) => /\ tran'[t].status = "committed" =>
                       \E m \in Members(t) : ~Waits(m) /\ Commit(m, "ok")
                  /\ \A m \in Members(t) : ses'[m].doing = Idle]_vars

\* Going back to a savepoint frees no lock.                             S3
SavedLocksProp ==
  [][\A t \in Tran :
       IsLive(tran'[t]) /\ Len(tran'[t].saves) < Len(tran[t].saves) =>
         lock' = lock /\ queue' = queue]_vars

\* Another level is a matter of later reads of that session.         I2 I3
LevelProp ==
  [][\A s \in Session :
       ses'[s].level \notin {ses[s].level, DefaultLevel} =>
         /\ lock' = lock
         /\ ses' = [ses EXCEPT ![s].level = ses'[s].level]]_vars

\* What is kept is kept to the end, whichever member asked for it, and a
\* member's short read does not free it.                                L5
KeptProp ==
  [][\A t \in Tran :
       IsLive(tran'[t]) =>
         \A r \in Resource : Covers(lock'[r][t].kept, lock[r][t].kept)]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Third, what must happen at last.                                        *)
(***************************************************************************)

\* Every waiter is answered.                                     L9, 15.11
AnsweredLive == \A s \in Session : Waits(s) ~> ~Waits(s)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Each transaction is, for its undo, savepoints and outcome, that of one  *)
(* session; waiting, timeouts and deadlocks are no more than steps that it *)
(* makes later, or a rollback.                                      15.12  *)
(***************************************************************************)

One(t) == INSTANCE OneSession WITH tran <- tran[t]

RefinesOneSession ==
  /\ \A t \in Tran : One(t)!Init
  /\ [][\A t \in Tran : tran'[t] = tran[t] \/ One(t)!Next]_vars

-------------------------------------------------------------------------------
THEOREM Spec => []TypeOKInv
THEOREM Spec => RefinesOneSession
THEOREM FairSpec => AnsweredLive
\* What TLC finds, from models.json by a command:
\* LocksSmall: 1375 distinct states, 38501 generated, depth 11
\* LocksCalls: 187 distinct states, 7294 generated, depth 7
\* LocksLimits: 1228 distinct states, 34385 generated, depth 11
\* LocksSaves: 2114 distinct states, 59193 generated, depth 12
\* LocksLevels: 10208 distinct states, 306241 generated, depth 14
\* LocksMembers: 2678 distinct states, 112477 generated, depth 11
\* LocksTable: 3811 distinct states, 114331 generated, depth 12
\* LocksLive: 2678 distinct states, 96409 generated, depth 11
\* LocksFour: 1187 distinct states, 11909 generated, depth 8
\* LocksGuests: 633 distinct states, 8766 generated, depth 11
\* LocksCycles: 3747 distinct states, 24256 generated, depth 11
\* LocksLarge: 6317 distinct states, 284266 generated, depth 15
================================================================================

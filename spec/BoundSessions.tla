----------------------------- MODULE BoundSessions -----------------------------
(***************************************************************************)
(* What changes when several sessions share one transaction?  A session    *)
(* gets the transaction's bind token, hands it to another, and that one    *)
(* joins.  From then on they are members: they share the transaction, its  *)
(* savepoints and its outcome, and they take turns.  Inside a call of an   *)
(* extended procedure a session lends its turn to those who join with an   *)
(* XP token.                                                               *)
(*                                                                         *)
(* The rules have ids (N3, B6, X3); each stands at the line that carries   *)
(* it.  The page of words and the table of guarantees are in README.md;    *)
(* what always holds is in BoundGuarantees.                                *)
(*                                                                         *)
(* An operation is an action with its answer as last parameter:            *)
(* Commit(s, "3902") is a COMMIT by session s that was refused with error  *)
(* 3902.  One operator, CommitAnswer(s), decides the answer by a ladder of *)
(* cases: so every operation has exactly one answer in every state, and    *)
(* the ladders are the contract.  A state holds no last answer: what       *)
(* happened is in the step, not in the state.                              *)
(*                                                                         *)
(* Left out, and specified elsewhere: what one transaction is (see         *)
(* OneSession, which this module refines), and locks (LockSpaces), which   *)
(* members never hold against one another.                                 *)
(***************************************************************************)
EXTENDS Transactions, FiniteSets

CONSTANTS
  Session,       \* the sessions that an instance admits at once       17809
  MaxTran,       \* transactions begun in one life of the instance       701
  MaxNest,       \* the nesting limit                                   3905
  Levels,        \* the isolation levels that sessions may set             B8
  Aborts,        \* the settings of XACT_ABORT that sessions may make   B8 A2
  Callers        \* the sessions that may call extended procedures         E1

Tran      == 1..MaxTran
NoTran    == 0
NoSession == "none"

DefaultLevel == "READ COMMITTED"

ASSUME DefaultLevel \in Levels
ASSUME FALSE \in Aborts /\ Aborts \subseteq BOOLEAN
ASSUME Callers \subseteq Session

(***************************************************************************)
(* Tokens.  The token of a transaction is a function of the transaction    *)
(* and the kind that was asked for (T2), and no two are the same (T3).     *)
(* Whoever was given one may pass it on, so any session may try any token. *)
(* What is not a token of this instance, also one of another instance (T5),*)
(* differs only by its shape.                                              *)
(***************************************************************************)
Kinds   == {"ordinary", "xp"}
Shapes  == {"short", "dashes", "other"}
Token   == (Tran \X Kinds) \union ({NoTran} \X Shapes)

VARIABLES
  ses,    \* ses[s]: what a session has for itself
  tran    \* tran[t]: what a transaction is, see Transactions

vars == <<ses, tran>>

(***************************************************************************)
(* req:    "off"  the session is not connected                             *)
(*         "idle" it has no request                                        *)
(*         "open" it has a request, without access to its transaction      *)
(*         "busy" it has a request that has access                         *)
(*         "call" its request is inside a call of an extended procedure    *)
(*         "solo" so is its request, which is nothing but that call        *)
(* tx:     the transaction that it is a member of                          *)
(* cnt:    its @@TRANCOUNT                                               N7 *)
(* owed:   its transaction was ended by another, and it was not yet told B9 *)
(* level:  its isolation level, an option of its own                     B8 *)
(* abort:  its XACT_ABORT, another                                    B8 A2 *)
(* lender: the session in whose call it was bound by an XP token         X7 *)
(* home:   the session in whose call it was opened                    E1 X7 *)
(***************************************************************************)
Off == [req |-> "off", tx |-> NoTran, cnt |-> 0, owed |-> FALSE,
        level |-> DefaultLevel, abort |-> FALSE,
        lender |-> NoSession, home |-> NoSession]

TypeOKInv ==
  /\ ses  \in [Session -> [req    : {"off", "idle", "open", "busy", "call", "solo"},
                           tx     : Tran \union {NoTran},
                           cnt    : 0..MaxNest,
                           owed   : BOOLEAN,
                           level  : Levels,
                           abort  : Aborts,
                           lender : Session \union {NoSession},
                           home   : Session \union {NoSession}]]
  /\ tran \in [Tran -> Transaction]

Init ==
  /\ ses  = [s \in Session |-> Off]
  /\ tran = [t \in Tran |-> Unused]

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.  The access to a transaction is held by a stack of requests: each*)
(* but the top one is inside a call of an extended procedure, and lends to *)
(* the sessions that belong to that call.  Only the top one runs.       X1 *)
(***************************************************************************)

IsOff(s)    == ses[s].req = "off"
Owed(s)     == ses[s].owed
In(s)       == ses[s].tx # NoTran                                          \* N8
Of(s)       == IF In(s) THEN tran[ses[s].tx] ELSE Unused
Members(t)  == {m \in Session : ses[m].tx = t}

XactAbort(s) == ses[s].abort                                               \* A2

Calls(c)    == c.req \in {"call", "solo"}
Holds(c)    == c.tx # NoTran /\ c.req \in {"busy", "call", "solo"}         \* X1 X2
InCall(s)   == Calls(ses[s])

\* s belongs to the call of o, or to a call inside it.                     X7
RECURSIVE BelongsTo(_, _)
BelongsTo(s, o) ==
  /\ ses[s].lender # NoSession
  /\ ses[s].lender = o \/ BelongsTo(ses[s].lender, o)

\* Another member's request has access to t, and does not lend it to s.
Taken(t, s) ==
  \E o \in Session \ {s} :
    ses[o].tx = t /\ Holds(ses[o]) /\ ~(InCall(o) /\ BelongsTo(s, o))      \* X1 X7

Barred(s)   == In(s) /\ Taken(ses[s].tx, s)                                \* X3

\* The calls that run in t, and the innermost of them.                     X7
CallsIn(t)  == {m \in Members(t) : InCall(m)}
Innermost(t) ==
  CHOOSE m \in CallsIn(t) : \A o \in CallsIn(t) \ {m} : BelongsTo(m, o)

Begins      == {t \in Tran : tran[t].status = "unused"}
Lowest(T)   == CHOOSE t \in T : \A u \in T : t <= u

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects on one session, as functions of what it has.                    *)
(***************************************************************************)

\* The first statement of a request that needs the transaction takes access.
Access(c) == [c EXCEPT !.req = IF @ = "open" THEN "busy" ELSE @]           \* X3

\* Who stops being a member gives access up; its request stays open.  A call
\* that it is inside of goes on, and stays inside the call it belongs to.
Gone(c)   == [c EXCEPT !.tx = NoTran, !.cnt = 0,
                       !.req = IF @ = "busy" THEN "open" ELSE @,           \* X2
                       !.lender = IF Calls(c) THEN @ ELSE NoSession]

\* Who joins begins to count at 1.
Joined(c, t, lender) ==
  [Gone(c) EXCEPT !.tx = t, !.cnt = 1, !.lender = lender]                  \* B1

\* Who comes back from a call belongs to another only where it is a member.
Back(c) == [c EXCEPT !.lender = IF c.tx = NoTran THEN NoSession ELSE @]    \* X7

\* It is told once what it is owed, and nothing else happens.
Told(c)  == [c EXCEPT !.owed = FALSE]                                      \* B9

\* Its request is over.
Ended(c) == [c EXCEPT !.req = "idle"]                                      \* X2

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects on all, as functions of the whole state w, so that they can be  *)
(* put one after another in one step.                                      *)
(***************************************************************************)

Now        == [ses |-> ses, tran |-> tran]
Becomes(w) == ses' = w.ses /\ tran' = w.tran

\* Transaction t ends as x by a step of session s: all its members are out,
\* and all but s are owed.
EndOf(w, t, x, s) ==
  [ses  |-> [m \in Session |->
               IF      w.ses[m].tx # t THEN w.ses[m]
               ELSE IF m = s           THEN Gone(w.ses[m])
               ELSE                         [Gone(w.ses[m]) EXCEPT !.owed = TRUE]], \* B9
   tran |-> [w.tran EXCEPT ![t] = x]]

\* What nobody is a member of any more is rolled back.
IsLeft(w, t) ==
  IsLive(w.tran[t]) /\ ~\E m \in Session : w.ses[m].tx = t                 \* B6

\* What is doomed is rolled back when no request is active in it.
IsLost(w, t) ==
  w.tran[t].doomed /\ ~\E m \in Session : w.ses[m].tx = t /\ Holds(w.ses[m]) \* A4

\* After a step of s by which sessions may have left or requests ended.
Swept(w, s) ==
  [ses  |-> [m \in Session |->
               IF   w.ses[m].tx # NoTran /\ IsLost(w, w.ses[m].tx)
               THEN [Gone(w.ses[m]) EXCEPT !.owed = m # s]                 \* A4 B9
               ELSE w.ses[m]],
   tran |-> [t \in Tran |-> IF   IsLeft(w, t) \/ IsLost(w, t)
                            THEN RolledBack(w.tran[t])                     \* B6 A4
                            ELSE w.tran[t]]]

\* The sessions that go when the calls of the sessions in S end: those that
\* belong to them or were opened in them, and so on inward.                X7
RECURSIVE Guests(_)
Guests(S) ==
  LET more == {m \in Session \ S : ses[m].lender \in S \/ ses[m].home \in S}
  IN  IF more = {} THEN {} ELSE more \union Guests(S \union more)

\* The call of s, if it is inside one, ends, however that comes about: its
\* guests' requests are cancelled, they leave and are owed nothing, and those
\* that were opened in a call are closed.
CallOver(w, s) ==
  IF   ~Calls(w.ses[s])
  THEN w
  ELSE LET G == Guests({s})
       IN  [w EXCEPT !.ses = [m \in Session |->
              IF      m = s                   THEN Back(w.ses[m])
              ELSE IF m \notin G              THEN w.ses[m]
              ELSE IF w.ses[m].home # NoSession
                                              THEN Off                     \* E3 X7
              ELSE                                 Gone(Ended(w.ses[m]))]] \* X7

\* The request of s is over, and with it a call that it is inside of.
RequestOver(w, s) ==
  LET v == CallOver(w, s) IN [v EXCEPT !.ses[s] = Ended(@)]                \* X2 X9

\* s is not there any more.
SessionOver(s) ==
  LET v == CallOver(Now, s) IN Swept([v EXCEPT !.ses[s] = Off], s)         \* B11

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects of a statement of session s.                                    *)
(***************************************************************************)

\* It works inside the transaction of s, or outside any.
Work(s, x) ==
  /\ ses'  = IF In(s) THEN [ses EXCEPT ![s] = Access(@)] ELSE ses
  /\ tran' = IF In(s) THEN [tran EXCEPT ![ses[s].tx] = x] ELSE tran

\* It ends the transaction for all.
End(s, x) == Becomes(EndOf(Now, ses[s].tx, x, s))

\* It is refused.  Its error is a result too, and takes access; 3917 and 3930
\* end the rest of the batch, but not the call that a session is inside of.
Refuse(s, answer) ==
  IF      answer = "closed"  THEN UNCHANGED vars
  ELSE IF answer = "3926"    THEN /\ ses'  = [ses EXCEPT ![s] = Told(@)]   \* B9
                                  /\ tran' = tran
  ELSE IF InCall(s)          THEN UNCHANGED vars
  ELSE IF answer = "3917"    THEN /\ ses'  = [ses EXCEPT ![s] = Ended(@)]  \* A8
                                  /\ tran' = tran
  ELSE IF answer = "3930"    THEN Becomes(Swept(RequestOver(Now, s), s))   \* A8 A4
  ELSE IF In(s)              THEN /\ ses'  = [ses EXCEPT ![s] = Access(@)] \* X3
                                  /\ tran' = tran
  ELSE                            UNCHANGED vars

\* The same for what needs no access, and so takes none.
Decline(s, answer) ==
  /\ ses'  = [ses EXCEPT ![s] = IF answer = "3926" THEN Told(@) ELSE @]    \* B9
  /\ tran' = tran

-------------------------------------------------------------------------------
(***************************************************************************)
(* Connecting.  A client asks for a session that is not there yet, or, when*)
(* all are taken, for one more.  So does an extended procedure, but only   *)
(* while the call lasts whose handle it has.                               *)
(***************************************************************************)

AllOn == \A m \in Session : ~IsOff(m)

ConnectAnswers == {"ok", "17809"}

ConnectAnswer == IF AllOn THEN "17809" ELSE "ok"

Connect(s, answer) ==
  /\ answer = ConnectAnswer
  /\ \/ answer # "ok" /\ UNCHANGED vars
     \/ /\ answer = "ok"
        /\ IsOff(s)
        /\ ses'  = [ses EXCEPT ![s] = [Off EXCEPT !.req = "idle"]]
        /\ tran' = tran

ConnectFromAnswers == {"ok", "17809", "none"}

ConnectFromAnswer(by) ==
  IF      ~InCall(by)                   THEN "none"                        \* E1 E2
  ELSE IF AllOn                         THEN "17809"
  ELSE                                       "ok"

ConnectFrom(s, by, answer) ==
  /\ answer = ConnectFromAnswer(by)
  /\ \/ answer # "ok" /\ UNCHANGED vars
     \/ /\ answer = "ok"
        /\ IsOff(s)
        /\ ses'  = [ses EXCEPT ![s] = [Off EXCEPT !.req = "idle", !.home = by]] \* E1
        /\ tran' = tran

DisconnectAnswers == {"ok", "closed"}

DisconnectAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"

\* Whatever its request does, and whoever it began with: it just leaves.
Disconnect(s, answer) ==
  /\ answer = DisconnectAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(SessionOver(s))                                          \* B11
     ELSE UNCHANGED vars

KillAnswers == {"ok", "closed"}

KillAnswer(s) == DisconnectAnswer(s)

\* An administrator ends the session, which makes no difference.
Kill(s, answer) ==
  /\ answer = KillAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(SessionOver(s))                                          \* B11
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Statements that need the transaction.  The first lines of their ladders *)
(* are the same: the session must be there, must have been told what it is *)
(* owed, must not be inside a call (a request runs one statement at a      *)
(* time), and its transaction must not be in use.                          *)
(***************************************************************************)

Answer(s, otherwise) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"                        \* B9
  ELSE IF InCall(s)                     THEN "3917"                        \* X1
  ELSE IF Barred(s)                     THEN "3917"                        \* X3 X4
  ELSE                                       otherwise

BeginAnswers == {"ok", "closed", "3926", "3917", "3930", "701", "3905"}

BeginAnswer(s) == Answer(s,
  IF      Of(s).doomed                  THEN "3930"                        \* A3
  ELSE IF ~In(s) /\ Begins = {}         THEN "701"
  ELSE IF ses[s].cnt = MaxNest          THEN "3905"                        \* N1
  ELSE                                       "ok")

Begin(s, name, answer) ==
  /\ answer = BeginAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF In(s)         THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ + 1])]
                                /\ tran' = tran                            \* N1
     ELSE LET t == Lowest(Begins)
          IN  /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.tx = t, !.cnt = 1])]
              /\ tran' = [tran EXCEPT ![t] = Begun(name)]                  \* N1

CommitAnswers == {"ok", "closed", "3926", "3917", "3902", "3930"}

CommitAnswer(s) == Answer(s, CommitAnswerOf(Of(s)))                        \* N4 A3

\* An inner COMMIT only counts.  At count 1 it commits for all members,
\* whatever their counts are.
Commit(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF      answer # "ok"  THEN Refuse(s, answer)
     ELSE IF ses[s].cnt > 1 THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ - 1])]
                                 /\ tran' = tran                           \* N2
     ELSE                        End(s, Committed(Of(s)))                  \* N3

RollbackAnswers == {"ok", "closed", "3926", "3917", "3903"}

RollbackAnswer(s) == Answer(s, RollbackAnswerOf(Of(s)))                    \* N6

\* From any depth, everything, for all members.
Rollback(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE End(s, RolledBack(Of(s)))                                        \* N5

RollbackToAnswers == {"ok", "closed", "3926", "3917", "3903", "3931", "6401"}

RollbackToAnswer(s, name) == Answer(s, RollbackToAnswerOf(Of(s), name))    \* N6 S2 S5

\* The savepoint may have been set by another member.
RollbackTo(s, name, answer) ==
  /\ answer = RollbackToAnswer(s, name)
  /\ IF      answer # "ok"         THEN Refuse(s, answer)
     ELSE IF HasSave(Of(s), name)  THEN Work(s, UndoneTo(Of(s), name))     \* S2 S4
     ELSE                               End(s, RolledBack(Of(s)))          \* N5

SaveAnswers == {"ok", "closed", "3926", "3917", "628", "3930", "701"}

SaveAnswer(s, name) == Answer(s, SaveAnswerOf(Of(s)))                      \* S1 S5

Save(s, name, answer) ==
  /\ answer = SaveAnswer(s, name)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE Work(s, Saved(Of(s), name))                                      \* S1 S4

WriteAnswers == {"ok", "closed", "3926", "3917", "3930", "701"}

WriteAnswer(s) == Answer(s, WriteAnswerOf(Of(s)))                          \* N9 A3

Write(s, answer) ==
  /\ answer = WriteAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE Work(s, Written(Of(s)))                                          \* B8

\* Nothing but the request of s keeps what it dooms: as a request of one
\* statement it is over at once.
DoomedAtOnce(s) ==
  /\ In(s) /\ ses[s].req = "idle"
  /\ \A m \in Members(ses[s].tx) : ~Holds(ses[m])                          \* A4

FailAnswers == {"2627", "closed", "3926", "3917", "3930", "3998"}

FailAnswer(s, caught) == Answer(s,
  IF      FailAnswerOf(Of(s)) # "2627"  THEN FailAnswerOf(Of(s))           \* A3
  ELSE IF XactAbort(s) /\ caught /\ DoomedAtOnce(s)
                                        THEN "3998"                        \* A4
  ELSE                                       "2627")                       \* A1

\* A statement that fails at run time; caught: by a TRY of its batch.
Fail(s, caught, answer) ==
  /\ answer = FailAnswer(s, caught)
  /\ IF      answer = "3998"    THEN End(s, RolledBack(Of(s)))             \* A4
     ELSE IF answer # "2627"    THEN Refuse(s, answer)
     ELSE IF XactAbort(s) /\ ~caught
                                THEN Becomes(RequestOver(IF   In(s)
                                                         THEN EndOf(Now, ses[s].tx, Failed(Of(s), TRUE, FALSE), s)
                                                         ELSE Now, s))     \* A2
     ELSE                            Work(s, Failed(Of(s), XactAbort(s), caught)) \* A1 A2 N9

GetTokenKinds   == Kinds \union {"bad"}
GetTokenAnswers == {"ok", "closed", "3926", "3917", "214", "3921"}

GetTokenAnswer(s, kind) == Answer(s,
  IF      kind \notin Kinds             THEN "214"                         \* T7
  ELSE IF ~In(s)                        THEN "3921"                        \* T1
  ELSE                                       "ok")                         \* A3

\* Any member is told the token <<transaction, kind>>, as often as it asks.
GetToken(s, kind, answer) ==
  /\ answer = GetTokenAnswer(s, kind)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE Work(s, Of(s))                                                   \* T2 B10

-------------------------------------------------------------------------------
(***************************************************************************)
(* Binding and leaving.  Both are answered at once, and need no access to  *)
(* the transaction that is left.                                           *)
(***************************************************************************)

BindAnswers == {"ok", "closed", "3926", "3917", "3909.1", "3909.2", "3909.3",
                "3922", "3912", "3910", "3924"}

IsToken(k)      == k[1] # NoTran /\ tran[k[1]].status # "unused"           \* T3 T5
IsDead(k)       == HasEnded(tran[k[1]])                                    \* B4

\* s is a member of t, and t does not outlive its leaving.
DiesWith(s, t)  ==
  /\ ses[s].tx = t
  /\ \/ Members(t) = {s}                                                   \* B5 B6
     \/ tran[t].doomed /\ \A m \in Members(t) \ {s} : ~Holds(ses[m])       \* A4

\* An XP token needs a call that runs, and a place on top of the stack.
XpAnswer(s, t) ==
  IF      CallsIn(t) = {}               THEN "3912"                        \* X8
  ELSE IF \E o \in Members(t) \ {s} : ses[o].req = "busy"
                                        THEN "3910"                        \* X3 X7
  ELSE                                       "ok"

BindAnswer(s, k) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"                        \* B9
  ELSE IF InCall(s)                     THEN "3917"                        \* X1
  ELSE IF k[2] = "short"                THEN "3909.1"                      \* B3
  ELSE IF k[2] = "dashes"               THEN "3909.3"                      \* B3
  ELSE IF ~IsToken(k)                   THEN "3909.2"                      \* B3
  ELSE IF IsDead(k)                     THEN "3922"                        \* B4
  ELSE IF k[2] = "xp" /\ XpAnswer(s, k[1]) # "ok"
                                        THEN XpAnswer(s, k[1])             \* X8
  ELSE IF k[2] = "ordinary" /\ Taken(k[1], s)
                                        THEN "3910"                        \* X3
  ELSE IF DiesWith(s, k[1])             THEN "3922"                        \* B5
  ELSE IF In(s) /\ ses[s].tx # k[1]     THEN "3924"                        \* B2
  ELSE                                       "ok"                          \* B1 B5 B12

\* Who binds by an XP token belongs to the innermost call.
LenderOf(k) == IF k[2] = "xp" THEN Innermost(k[1]) ELSE NoSession          \* X7

\* The old transaction is left only when nothing stands against the bind,
\* with one exception: a token of the caller's own transaction dies when that
\* does not outlive the leaving.
Bind(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer \in {"ok", "3924"}
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Joined(@, k[1], LenderOf(k))], s)) \* B1 B2 B6
     ELSE IF answer = "3922" /\ DiesWith(s, k[1])
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))             \* B5
     ELSE   Decline(s, answer)

LeaveAnswers == {"ok", "closed"}

LeaveAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"                      \* B7

\* sp_bindsession NULL.  Nobody is owed anything, and a debt is kept.
Leave(s, answer) ==
  /\ answer = LeaveAnswer(s)
  /\ IF   answer = "ok"
     THEN Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))               \* B6
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* A session's own options.  Two stand for all: its isolation level, and   *)
(* XACT_ABORT.                                                             *)
(***************************************************************************)

SetLevelAnswers     == {"ok", "closed", "3926", "3917"}
SetXactAbortAnswers == {"ok", "closed", "3926", "3917"}

SetAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"                        \* B9
  ELSE IF InCall(s)                     THEN "3917"                        \* X1
  ELSE                                       "ok"

SetLevel(s, level, answer) ==
  /\ answer = SetAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s].level = level]                       \* B8
          /\ tran' = tran
     ELSE Decline(s, answer)

SetXactAbort(s, abort, answer) ==
  /\ answer = SetAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s].abort = abort]                       \* B8
          /\ tran' = tran
     ELSE Decline(s, answer)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Requests.  A statement outside of one is a request of one statement,    *)
(* whose result is handed over with the answer: access taken and given up. *)
(* These are no statements, so nobody is told here what he is owed.     B9 *)
(***************************************************************************)

\* The end of the request of s will be the end of a doomed transaction.
KeepsDoomed(s) ==
  /\ Of(s).doomed
  /\ \A m \in Members(ses[s].tx) \ {s} : ~Holds(ses[m]) \/ m \in Guests({s}) \* A4

OpenAnswers   == {"ok", "closed"}
CloseAnswers  == {"ok", "closed", "none", "3998"}
CancelAnswers == {"ok", "closed", "none"}

OpenAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"

\* The next request discards the one before.
Open(s, answer) ==
  /\ answer = OpenAnswer(s)
  /\ IF   answer = "ok"
     THEN LET v == RequestOver(Now, s)
          IN  Becomes(Swept([v EXCEPT !.ses[s].req = "open"], s))          \* X2
     ELSE UNCHANGED vars

CloseAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF ses[s].req = "idle"           THEN "none"
  ELSE IF KeepsDoomed(s)                THEN "3998"                        \* A4
  ELSE                                       "ok"

\* The last result has been handed over.
Close(s, answer) ==
  /\ answer = CloseAnswer(s)
  /\ IF   answer \in {"ok", "3998"}
     THEN Becomes(Swept(RequestOver(Now, s), s))                           \* X2 A4
     ELSE UNCHANGED vars

CancelAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF ses[s].req = "idle"           THEN "none"
  ELSE                                       "ok"

\* What was done before the statement that is cancelled stays, unless
\* XACT_ABORT is on.
Cancel(s, answer) ==
  /\ answer = CancelAnswer(s)
  /\ IF      answer # "ok"              THEN UNCHANGED vars
     ELSE IF Holds(ses[s]) /\ XactAbort(s)
       THEN Becomes(Swept(EndOf(RequestOver(Now, s), ses[s].tx, RolledBack(Of(s)), s), s)) \* A6
     ELSE   Becomes(Swept(RequestOver(Now, s), s))                         \* X2 X9 A6

-------------------------------------------------------------------------------
(***************************************************************************)
(* Extended procedures.  A call is a statement that begins, and ends when  *)
(* the procedure returns, or throws, which makes no difference here.       *)
(***************************************************************************)

CallAnswers == {"ok", "closed", "3926", "3917"}

CallAnswer(s) == Answer(s, "ok")                                           \* E1

Call(s, answer) ==
  /\ answer = CallAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s].req = IF @ = "idle" THEN "solo" ELSE "call"] \* X3 X7
          /\ tran' = tran
     ELSE Refuse(s, answer)

ReturnAnswers == {"ok", "closed", "none", "3998"}

ReturnAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF ~InCall(s)                    THEN "none"
  ELSE IF ses[s].req = "solo" /\ KeepsDoomed(s)
                                        THEN "3998"                        \* A4
  ELSE                                       "ok"

\* Access is the caller's again, if it is still a member.
Return(s, answer) ==
  /\ answer = ReturnAnswer(s)
  /\ IF      answer \in {"closed", "none"} THEN UNCHANGED vars
     ELSE IF ses[s].req = "solo"           THEN Becomes(Swept(RequestOver(Now, s), s))
     ELSE LET v == CallOver(Now, s)
          IN  Becomes(Swept([v EXCEPT !.ses[s].req = IF In(s) THEN "busy" ELSE "open"], s)) \* X7

SrvGetBindTokenAnswers == {"ok", "fail"}

\* srv_getbindtoken with the handle of s: the XP token of its transaction.
SrvGetBindTokenAnswer(s) ==
  IF      ~InCall(s)                    THEN "fail"                        \* E2
  ELSE IF ~In(s)                        THEN "fail"                        \* E2
  ELSE                                       "ok"

SrvGetBindToken(s, answer) ==
  /\ answer = SrvGetBindTokenAnswer(s)
  /\ UNCHANGED vars

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, answer \in ConnectAnswers    : Connect(s, answer)
  \/ \E s \in Session, answer \in DisconnectAnswers : Disconnect(s, answer)
  \/ \E s \in Session, answer \in KillAnswers       : Kill(s, answer)
  \/ \E s \in Session, name \in Named, answer \in BeginAnswers :
       Begin(s, name, answer)
  \/ \E s \in Session, answer \in CommitAnswers     : Commit(s, answer)
  \/ \E s \in Session, answer \in RollbackAnswers   : Rollback(s, answer)
  \/ \E s \in Session, name \in Names, answer \in RollbackToAnswers :
       RollbackTo(s, name, answer)
  \/ \E s \in Session, name \in Names, answer \in SaveAnswers :
       Save(s, name, answer)
  \/ \E s \in Session, answer \in WriteAnswers      : Write(s, answer)
  \/ \E s \in Session, caught \in BOOLEAN, answer \in FailAnswers :
       Fail(s, caught, answer)
  \/ \E s \in Session, kind \in GetTokenKinds, answer \in GetTokenAnswers :
       GetToken(s, kind, answer)
  \/ \E s \in Session, token \in Token, answer \in BindAnswers :
       Bind(s, token, answer)
  \/ \E s \in Session, answer \in LeaveAnswers      : Leave(s, answer)
  \/ \E s \in Session, level \in Levels, answer \in SetLevelAnswers :
       SetLevel(s, level, answer)
  \/ \E s \in Session, abort \in Aborts, answer \in SetXactAbortAnswers :
       SetXactAbort(s, abort, answer)
  \/ \E s \in Session, answer \in OpenAnswers       : Open(s, answer)
  \/ \E s \in Session, answer \in CloseAnswers      : Close(s, answer)
  \/ \E s \in Session, answer \in CancelAnswers     : Cancel(s, answer)
  \/ \E s \in Callers, answer \in CallAnswers       : Call(s, answer)
  \/ \E s \in Callers, answer \in ReturnAnswers     : Return(s, answer)
  \/ \E s \in Callers, answer \in SrvGetBindTokenAnswers :
       SrvGetBindToken(s, answer)
  \/ \E s \in Session, by \in Callers, answer \in ConnectFromAnswers :
       ConnectFrom(s, by, answer)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
THEOREM Spec => []TypeOKInv
\* What TLC finds, from models.json by a command:
\* BoundSmall: 12941 distinct states, 723757 generated, depth 14
\* BoundPair: 187 distinct states, 9681 generated, depth 9
\* BoundCallsPair: 3763 distinct states, 240617 generated, depth 13
\* BoundLevels: 1815 distinct states, 105047 generated, depth 12
\* BoundNesting: 17581 distinct states, 1469707 generated, depth 15
\* BoundSaves: 11869 distinct states, 990859 generated, depth 13
\* BoundDoom: 3740 distinct states, 201585 generated, depth 15
\* BoundCalls: 20759 distinct states, 1410821 generated, depth 17
\* BoundCallsNested: 12607 distinct states, 1129119 generated, depth 16
\* BoundLarge: 49736 distinct states, 2973947 generated, depth 20
\* BoundDeep: 42903 distinct states, 3590809 generated, depth 18
===============================================================================

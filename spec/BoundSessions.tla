----------------------------- MODULE BoundSessions -----------------------------
(***************************************************************************)
(* What changes when several sessions share one transaction?  A session    *)
(* gets the transaction's bind token, hands it to another, and that one    *)
(* joins.  From then on they are members: they share the transaction, its  *)
(* savepoints and its outcome, and they take turns.                        *)
(*                                                                         *)
(* The rules have ids (N3, B6, X3); each stands at the line that carries   *)
(* it.  The page of words and the table of guarantees are in README.md.    *)
(*                                                                         *)
(* An operation is an action with its answer as last parameter:            *)
(* Commit(s, "3902") is a COMMIT by session s that was refused with error  *)
(* 3902.  One operator, CommitAnswer(s), decides the answer by a ladder of *)
(* cases: so every operation has exactly one answer in every state, and    *)
(* the ladders are the contract.  A state holds no last answer: what       *)
(* happened is in the step, not in the state.                              *)
(*                                                                         *)
(* Left out, and specified elsewhere: what one transaction is (see         *)
(* OneSession, which this module refines), and locks, which members never  *)
(* hold against one another.                                               *)
(***************************************************************************)
EXTENDS Transactions, FiniteSets

CONSTANTS
  Session,       \* the sessions that an instance admits at once       17809
  MaxTran,       \* transactions begun in one life of the instance       701
  MaxNest,       \* the nesting limit                                   3905
  Levels         \* the isolation levels that sessions may set             B8

Tran   == 1..MaxTran
NoTran == 0

DefaultLevel == "READ COMMITTED"

ASSUME DefaultLevel \in Levels

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
(* req:   "off"  the session is not connected                              *)
(*        "idle" it has no request                                         *)
(*        "open" it has a request, without access to its transaction       *)
(*        "busy" it has a request that has access                          *)
(* tx:    the transaction that it is a member of                           *)
(* cnt:   its @@TRANCOUNT                                                N7 *)
(* owed:  its transaction was ended by another, and it was not yet told  B9 *)
(* level: its isolation level, an option of its own                      B8 *)
(***************************************************************************)
Off == [req |-> "off", tx |-> NoTran, cnt |-> 0, owed |-> FALSE,
        level |-> DefaultLevel]

TypeOKInv ==
  /\ ses  \in [Session -> [req   : {"off", "idle", "open", "busy"},
                           tx    : Tran \union {NoTran},
                           cnt   : 0..MaxNest,
                           owed  : BOOLEAN,
                           level : Levels]]
  /\ tran \in [Tran -> Transaction]

Init ==
  /\ ses  = [s \in Session |-> Off]
  /\ tran = [t \in Tran |-> Unused]

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

IsOff(s)    == ses[s].req = "off"
Owed(s)     == ses[s].owed
In(s)       == ses[s].tx # NoTran                                          \* N8
Of(s)       == IF In(s) THEN tran[ses[s].tx] ELSE Unused
Members(t)  == {m \in Session : ses[m].tx = t}

\* Another member's request has access to the transaction of s.
Taken(t, s) == \E m \in Session \ {s} : ses[m].tx = t /\ ses[m].req = "busy" \* X1
Barred(s)   == In(s) /\ Taken(ses[s].tx, s)                                \* X3

Begins      == {t \in Tran : tran[t].status = "unused"}
Lowest(T)   == CHOOSE t \in T : \A u \in T : t <= u

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects, as functions of what a session has.                            *)
(***************************************************************************)

\* The first statement of a request that needs the transaction takes access.
Access(c) == [c EXCEPT !.req = IF @ = "open" THEN "busy" ELSE @]           \* X3

\* Who stops being a member gives access up; the request stays open.
Gone(c)   == [c EXCEPT !.tx = NoTran, !.cnt = 0,
                       !.req = IF @ = "busy" THEN "open" ELSE @]           \* X2

Joined(c, t) == [Gone(c) EXCEPT !.tx = t, !.cnt = 1]                       \* B1

\* What is left of the transactions when s leaves its own.
WithoutMe(s) ==
  IF In(s) /\ Members(ses[s].tx) = {s}
  THEN [tran EXCEPT ![ses[s].tx] = RolledBack(@)]                          \* B6
  ELSE tran

\* s ends its transaction as x: all members are out, the others are owed.
End(s, x) ==
  /\ ses'  = [m \in Session |->
                IF      m = s                  THEN Gone(ses[m])
                ELSE IF ses[m].tx = ses[s].tx  THEN [Gone(ses[m]) EXCEPT !.owed = TRUE] \* B9
                ELSE                                ses[m]]
  /\ tran' = [tran EXCEPT ![ses[s].tx] = x]

\* A statement that works inside the transaction of s, or outside any.
Work(s, x) ==
  /\ ses'  = IF In(s) THEN [ses EXCEPT ![s] = Access(@)] ELSE ses
  /\ tran' = IF In(s) THEN [tran EXCEPT ![ses[s].tx] = x] ELSE tran

\* It is told once what it is owed, and nothing else happens.
Told(c) == [c EXCEPT !.owed = FALSE]                                       \* B9

\* The rest of the batch is ignored: the request is over.
Ended(c) == [c EXCEPT !.req = "idle"]                                      \* A8

\* A statement refused.  Its error is a result too, and takes access.
Refuse(s, answer) ==
  /\ ses'  = [ses EXCEPT ![s] = IF      answer = "closed" THEN @
                                ELSE IF answer = "3926"   THEN Told(@)     \* B9
                                ELSE IF answer = "3917"   THEN Ended(@)    \* X3 A8
                                ELSE IF In(s)             THEN Access(@)   \* X3
                                ELSE                           @]
  /\ tran' = tran

\* The same for what needs no access, and so takes none.
Decline(s, answer) ==
  /\ ses'  = [ses EXCEPT ![s] = IF answer = "3926" THEN Told(@) ELSE @]    \* B9
  /\ tran' = tran

-------------------------------------------------------------------------------
(***************************************************************************)
(* Connecting.  A client asks for a session that is not there yet, or, when*)
(* all are taken, for one more.                                            *)
(***************************************************************************)

ConnectAnswers == {"ok", "17809"}

ConnectAnswer == IF \A m \in Session : ~IsOff(m) THEN "17809" ELSE "ok"

Connect(s, answer) ==
  /\ answer = ConnectAnswer
  /\ \/ answer # "ok" /\ UNCHANGED vars
     \/ /\ answer = "ok"
        /\ IsOff(s)
        /\ ses'  = [ses EXCEPT ![s] = [Off EXCEPT !.req = "idle"]]
        /\ tran' = tran

DisconnectAnswers == {"ok", "closed"}

DisconnectAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"

\* Whatever its request does, and whoever it began with: it just leaves.
Disconnect(s, answer) ==
  /\ answer = DisconnectAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s] = Off]                               \* B11
          /\ tran' = WithoutMe(s)                                          \* B6
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Statements that need the transaction.  The first three lines of their   *)
(* ladders are the same: the session must be there, must have been told    *)
(* what it is owed, and its transaction must not be in use.                *)
(***************************************************************************)

Answer(s, otherwise) ==
  IF      IsOff(s)                THEN "closed"
  ELSE IF Owed(s)                 THEN "3926"                              \* B9
  ELSE IF Barred(s)               THEN "3917"                              \* X3 X4
  ELSE                                 otherwise

BeginAnswers == {"ok", "closed", "3926", "3917", "701", "3905"}

BeginAnswer(s) == Answer(s,
  IF      ~In(s) /\ Begins = {}   THEN "701"
  ELSE IF ses[s].cnt = MaxNest    THEN "3905"                              \* N1
  ELSE                                 "ok")

Begin(s, name, answer) ==
  /\ answer = BeginAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF In(s)         THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ + 1])]
                                /\ tran' = tran                            \* N1
     ELSE LET t == Lowest(Begins)
          IN  /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.tx = t, !.cnt = 1])]
              /\ tran' = [tran EXCEPT ![t] = Begun(name)]                  \* N1

CommitAnswers == {"ok", "closed", "3926", "3917", "3902"}

CommitAnswer(s) == Answer(s, CommitAnswerOf(Of(s)))                        \* N4

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

RollbackToAnswers == {"ok", "closed", "3926", "3917", "3903", "6401"}

RollbackToAnswer(s, name) == Answer(s, RollbackToAnswerOf(Of(s), name))    \* N6 S2

\* The savepoint may have been set by another member.
RollbackTo(s, name, answer) ==
  /\ answer = RollbackToAnswer(s, name)
  /\ IF      answer # "ok"         THEN Refuse(s, answer)
     ELSE IF HasSave(Of(s), name)  THEN Work(s, UndoneTo(Of(s), name))     \* S2 S4
     ELSE                               End(s, RolledBack(Of(s)))          \* N5

SaveAnswers == {"ok", "closed", "3926", "3917", "628", "701"}

SaveAnswer(s, name) == Answer(s, SaveAnswerOf(Of(s)))                      \* S1

Save(s, name, answer) ==
  /\ answer = SaveAnswer(s, name)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE Work(s, Saved(Of(s), name))                                      \* S1 S4

WriteAnswers == {"ok", "closed", "3926", "3917", "701"}

WriteAnswer(s) == Answer(s, WriteAnswerOf(Of(s)))                          \* N9

Write(s, answer) ==
  /\ answer = WriteAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE Work(s, Written(Of(s)))                                          \* B8

GetTokenKinds   == Kinds \union {"bad"}
GetTokenAnswers == {"ok", "closed", "3926", "3917", "214", "3921"}

GetTokenAnswer(s, kind) == Answer(s,
  IF      kind \notin Kinds       THEN "214"                               \* T7
  ELSE IF ~In(s)                  THEN "3921"                              \* T1
  ELSE                                 "ok")

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

BindAnswers == {"ok", "closed", "3926", "3909.1", "3909.2", "3909.3",
                "3922", "3912", "3910", "3924"}

IsToken(k)      == k[1] # NoTran /\ tran[k[1]].status # "unused"           \* T3 T5
IsDead(k)       == HasEnded(tran[k[1]])                                    \* B4
OwnAlone(s, t)  == ses[s].tx = t /\ Members(t) = {s}                       \* B5

BindAnswer(s, k) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"                        \* B9
  ELSE IF k[2] = "short"                THEN "3909.1"                      \* B3
  ELSE IF k[2] = "dashes"               THEN "3909.3"                      \* B3
  ELSE IF ~IsToken(k)                   THEN "3909.2"                      \* B3
  ELSE IF IsDead(k)                     THEN "3922"                        \* B4
  ELSE IF k[2] = "xp"                   THEN "3912"                        \* X8
  ELSE IF Taken(k[1], s)                THEN "3910"                        \* X3
  ELSE IF OwnAlone(s, k[1])             THEN "3922"                        \* B5
  ELSE IF In(s) /\ ses[s].tx # k[1]     THEN "3924"                        \* B2
  ELSE                                       "ok"                          \* B1 B5 B12

\* The old transaction is left only when nothing stands against the bind,
\* with one exception: a token of the caller's own transaction, of which it
\* is the only member, dies by the leaving.
Bind(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer \in {"ok", "3924"}
                           THEN /\ ses'  = [ses EXCEPT ![s] = Joined(@, k[1])]
                                /\ tran' = WithoutMe(s)                    \* B1 B2
     ELSE IF answer = "3922" /\ OwnAlone(s, k[1])
                           THEN /\ ses'  = [ses EXCEPT ![s] = Gone(@)]
                                /\ tran' = WithoutMe(s)                    \* B5
     ELSE                       Decline(s, answer)

LeaveAnswers == {"ok", "closed"}

LeaveAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"                      \* B7

\* sp_bindsession NULL.  Nobody is owed anything, and a debt is kept.
Leave(s, answer) ==
  /\ answer = LeaveAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s] = Gone(@)]                           \* B6
          /\ tran' = WithoutMe(s)
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* A session's own options.  One stands for all: the isolation level.      *)
(***************************************************************************)

SetLevelAnswers == {"ok", "closed", "3926"}

SetLevelAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"                        \* B9
  ELSE                                       "ok"

SetLevel(s, level, answer) ==
  /\ answer = SetLevelAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s].level = level]                       \* B8
          /\ tran' = tran
     ELSE Decline(s, answer)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Requests.  A statement outside of one is a request of one statement,    *)
(* whose result is handed over with the answer: access taken and given up. *)
(* These are no statements, so nobody is told here what he is owed.     B9 *)
(***************************************************************************)

OpenAnswers   == {"ok", "closed"}
CloseAnswers  == {"ok", "closed", "none"}
CancelAnswers == {"ok", "closed", "none"}

OpenAnswer(s) == IF IsOff(s) THEN "closed" ELSE "ok"

\* The next request discards the one before.
Open(s, answer) ==
  /\ answer = OpenAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s].req = "open"]                        \* X2
          /\ tran' = tran
     ELSE UNCHANGED vars

CloseAnswer(s) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF ses[s].req = "idle"           THEN "none"
  ELSE                                       "ok"

\* The last result has been handed over.
Close(s, answer) ==
  /\ answer = CloseAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s] = Ended(@)]                          \* X2
          /\ tran' = tran
     ELSE UNCHANGED vars

CancelAnswer(s) == CloseAnswer(s)

\* No statement is ever half done here, so a cancel undoes none.
Cancel(s, answer) ==
  /\ answer = CancelAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'  = [ses EXCEPT ![s] = Ended(@)]                          \* X2 X9
          /\ tran' = tran
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, answer \in ConnectAnswers    : Connect(s, answer)
  \/ \E s \in Session, answer \in DisconnectAnswers : Disconnect(s, answer)
  \/ \E s \in Session, name \in Named, answer \in BeginAnswers :
       Begin(s, name, answer)
  \/ \E s \in Session, answer \in CommitAnswers     : Commit(s, answer)
  \/ \E s \in Session, answer \in RollbackAnswers   : Rollback(s, answer)
  \/ \E s \in Session, name \in Names, answer \in RollbackToAnswers :
       RollbackTo(s, name, answer)
  \/ \E s \in Session, name \in Names, answer \in SaveAnswers :
       Save(s, name, answer)
  \/ \E s \in Session, answer \in WriteAnswers      : Write(s, answer)
  \/ \E s \in Session, kind \in GetTokenKinds, answer \in GetTokenAnswers :
       GetToken(s, kind, answer)
  \/ \E s \in Session, token \in Token, answer \in BindAnswers :
       Bind(s, token, answer)
  \/ \E s \in Session, answer \in LeaveAnswers      : Leave(s, answer)
  \/ \E s \in Session, level \in Levels, answer \in SetLevelAnswers :
       SetLevel(s, level, answer)
  \/ \E s \in Session, answer \in OpenAnswers       : Open(s, answer)
  \/ \E s \in Session, answer \in CloseAnswers      : Close(s, answer)
  \/ \E s \in Session, answer \in CancelAnswers     : Cancel(s, answer)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* What always holds.  First, what is true of every state.                 *)
(***************************************************************************)

\* A session's count is above 0 exactly while it is a member of a live
\* transaction.                                                   N8, 15.1
CountInv ==
  \A s \in Session :
    /\ (ses[s].cnt > 0) <=> In(s)
    /\ In(s) => IsLive(tran[ses[s].tx])

\* A live transaction has a member.                               B6, 15.2
HasMemberInv == \A t \in Tran : IsLive(tran[t]) => Members(t) # {}

\* At most one member's request has access, and only a member's.  X1, 15.3
OneRunsInv ==
  \A s \in Session :
    ses[s].req = "busy" =>
      /\ In(s)
      /\ \A o \in Session \ {s} :
           ses[o].tx = ses[s].tx => ses[o].req # "busy"

\* What has ended has no members, no name and no savepoints, and what was
\* rolled back has no writes.                                         15.6
EndedInv ==
  \A t \in Tran :
    ~IsLive(tran[t]) => /\ Members(t) = {}
                        /\ tran[t].name = NoName
                        /\ tran[t].saves = <<>>
                        /\ tran[t].status # "committed" => tran[t].log = 0

\* Who is owed is in no transaction, and not gone.                B9, 15.8
OwedInv == \A s \in Session : Owed(s) => ~In(s) /\ ~IsOff(s)

\* A member whose transaction is in use is refused at once, whatever it
\* asks for, and nobody binds to it.                            X3 X4, 15.14
AccessInv ==
  \A s \in Session :
    ~IsOff(s) /\ ~Owed(s) =>
      /\ Barred(s) => /\ {BeginAnswer(s), CommitAnswer(s), RollbackAnswer(s),
                          WriteAnswer(s)} = {"3917"}
                      /\ \A name \in Names :
                           {SaveAnswer(s, name), RollbackToAnswer(s, name)} = {"3917"}
                      /\ \A kind \in GetTokenKinds : GetTokenAnswer(s, kind) = "3917"
      /\ \A t \in Tran :
           IsLive(tran[t]) /\ Taken(t, s) => BindAnswer(s, <<t, "ordinary">>) = "3910"

\* No call of an extended procedure is running here, so an XP token binds
\* nobody to what is alive.                                     X8, 15.14
XpTokenInv ==
  \A s \in Session, t \in Tran :
    ~IsOff(s) /\ ~Owed(s) /\ IsLive(tran[t]) => BindAnswer(s, <<t, "xp">>) = "3912"

\* Leaving and disconnecting are never refused.                   B7, 15.11
LeaveInv ==
  \A s \in Session : ~IsOff(s) => LeaveAnswer(s) = "ok" /\ DisconnectAnswer(s) = "ok"

Stays == ses' = ses /\ tran' = tran

\* An "ok" or a 3926 that changes nothing would be a stuttering step, which no
\* action property sees: so it is said that these must move.        15.14
MovesInv ==
  \A s \in Session :
    /\ ~ENABLED (Connect(s, "ok") /\ Stays)
    /\ ~ENABLED (Disconnect(s, "ok") /\ Stays)
    /\ \A name \in Named : ~ENABLED (Begin(s, name, "ok") /\ Stays)
    /\ ~ENABLED (Commit(s, "ok") /\ Stays)
    /\ ~ENABLED (Rollback(s, "ok") /\ Stays)
    /\ \A name \in Names :
         /\ ~ENABLED (RollbackTo(s, name, "ok") /\ Stays)
         /\ ~ENABLED (Save(s, name, "ok") /\ Stays)
    /\ In(s) => /\ ~ENABLED (Write(s, "ok") /\ Stays)
                /\ ~ENABLED (Leave(s, "ok") /\ Stays)
    /\ \A k \in Token : ~In(s) => ~ENABLED (Bind(s, k, "ok") /\ Stays)

\* Told what it is owed, a session owes no second hearing.        B9, 15.8
ToldInv ==
  \A s \in Session :
    Owed(s) => /\ ~ENABLED (Commit(s, "3926") /\ Stays)
               /\ \A k \in Token : ~ENABLED (Bind(s, k, "3926") /\ Stays)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Second, what is true of every step.  The cheap condition stands first:  *)
(* TLC evaluates these once per transition.                                *)
(***************************************************************************)

Others(s)     == Session \ {s}
Alone(s)      == \A o \in Others(s) : ses'[o] = ses[o]    \* only s is changed
Joins(s)      == ses'[s].tx # ses[s].tx /\ ses'[s].tx # NoTran
Ends(t)       == IsLive(tran[t]) /\ HasEnded(tran'[t])

\* An outcome is for ever, and the same for all members.              15.6
OutcomeProp == [][\A t \in Tran : HasEnded(tran[t]) => tran'[t] = tran[t]]_vars

\* The token of a transaction that has ended moves nobody: neither into it,
\* nor out of where he was.                                      T3 B4, 15.7
DeadTokenProp ==
  [][\A s \in Session :
       ses'[s].tx # ses[s].tx =>
         \A k \in Token :
           k[1] # NoTran /\ HasEnded(tran[k[1]]) => ~Bind(s, k, "3922")]_vars

\* A transaction gets a member by beginning, or by a token while it lives.
JoinProp ==
  [][\A s \in Session :
       Joins(s) => IF   IsLive(tran[ses'[s].tx])
                   THEN ~Taken(ses'[s].tx, s)
                   ELSE tran[ses'[s].tx] = Unused /\ ~In(s)]_vars

\* Exactly the members that did not end it themselves are owed.   B9, 15.8
LeftBehindProp ==
  [][\A s \in Session :
       IF   ~Owed(s) /\ In(s) /\ Ends(ses[s].tx) /\ ses'[s].req # "off"
       THEN \/ ses'[s].owed
            \/ /\ ~ses'[s].owed
               /\ \A o \in Others(s) : ses[o].tx = ses[s].tx => ses'[o].owed
       ELSE ses'[s].owed => Owed(s)]_vars

\* Until it has been told, nothing of it runs; it is told by a step that
\* changes nothing else; only a disconnect forgets it.            B9, 15.8
ToldOnceProp ==
  [][\A s \in Session :
       Owed(s) => \/ ses'[s].owed /\ ses'[s].tx = NoTran
                                  /\ ses'[s].level = ses[s].level
                  \/ ses'[s] = Off
                  \/ ses' = [ses EXCEPT ![s].owed = FALSE] /\ tran' = tran]_vars

\* Whose transaction changes, of what is a session's own only the count does.
\*                                                               B8, 15.10
PrivateProp ==
  [][\A s \in Session :
       ses'[s].tx # ses[s].tx /\ ses'[s].req # "off" =>
         \A o \in Session : ses'[o].level = ses[o].level]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Third, one property for each rule that the invariants do not pin.  15.14*)
(***************************************************************************)

N1Prop ==
  [][\A s \in Session : ses'[s].cnt # ses[s].cnt => \A name \in Named :
       Begin(s, name, "ok") =>
         /\ ses'[s].cnt = ses[s].cnt + 1
         /\ Alone(s)
         /\ IF   In(s)
            THEN tran' = tran /\ ses'[s].tx = ses[s].tx
            ELSE LET t == ses'[s].tx
                 IN  /\ tran[t].status = "unused"
                     /\ \A u \in Tran : u < t => tran[u].status # "unused"
                     /\ tran' = [tran EXCEPT ![t] =
                                   [status |-> "live", name |-> name,
                                    log |-> 0, saves |-> <<>>]]]_vars

N2Prop ==
  [][\A s \in Session : ses'[s] # ses[s] /\ ses[s].cnt > 1 =>
       (Commit(s, "ok") => /\ ses'[s].cnt = ses[s].cnt - 1
                           /\ ses'[s].tx = ses[s].tx
                           /\ Alone(s)
                           /\ tran' = tran)]_vars

N3Prop ==
  [][\A s \in Session : ses'[s] # ses[s] /\ ses[s].cnt = 1 =>
       (Commit(s, "ok") => /\ tran'[ses[s].tx].status = "committed"
                           /\ tran'[ses[s].tx].log = Of(s).log
                           /\ \A m \in Members(ses[s].tx) : ses'[m].cnt = 0)]_vars

N5Prop ==
  [][\A s \in Session : ses'[s] # ses[s] /\ In(s) =>
       (Rollback(s, "ok") => /\ tran'[ses[s].tx].status = "rolledback"
                             /\ \A m \in Members(ses[s].tx) : ses'[m].cnt = 0)]_vars

\* The counts of members change one at a time, unless the transaction ends.
N7Prop ==
  [][\A s \in Session :
       ses'[s].cnt # ses[s].cnt => \/ Alone(s)
                                   \/ ses'[s].cnt = 0]_vars

S2Prop ==
  [][\A s \in Session : In(s) /\ ses'[s].tx # NoTran /\ tran' # tran =>
       \A name \in Names :
         RollbackTo(s, name, "ok") =>
           LET i == CHOOSE i \in DOMAIN Of(s).saves :
                      /\ Of(s).saves[i].name = name
                      /\ \A j \in DOMAIN Of(s).saves : j > i => Of(s).saves[j].name # name
           IN  /\ tran'[ses[s].tx].log = Of(s).saves[i].at
               /\ tran'[ses[s].tx].saves = SubSeq(Of(s).saves, 1, i - 1)
               /\ ses'[s].cnt = ses[s].cnt
               /\ Alone(s)]_vars

B1Prop ==
  [][\A s \in Session : ~In(s) /\ ses'[s].tx # NoTran =>
       \A k \in Token :
         Bind(s, k, "ok") => /\ ses'[s].tx = k[1]
                             /\ ses'[s].cnt = 1
                             /\ Alone(s)
                             /\ tran' = tran]_vars

B2Prop ==
  [][\A s \in Session : In(s) /\ ses'[s].tx # ses[s].tx /\ ses'[s].tx # NoTran =>
       \A k \in Token :
         Bind(s, k, "3924") =>
           /\ ses'[s].tx = k[1]
           /\ ses'[s].cnt = 1
           /\ Alone(s)
           /\ IF   Members(ses[s].tx) = {s}
              THEN tran' = [tran EXCEPT ![ses[s].tx] = [Unused EXCEPT !.status = "rolledback"]]
              ELSE tran' = tran]_vars

\* Alone with its own token a session loses its transaction; with others it
\* only counts from 1 again.
B5Prop ==
  [][\A s \in Session : ses'[s] # ses[s] /\ In(s) =>
       /\ Bind(s, <<ses[s].tx, "ordinary">>, "3922") =>
            /\ Members(ses[s].tx) = {s}
            /\ ses'[s].tx = NoTran
            /\ tran'[ses[s].tx].status = "rolledback"
       /\ Bind(s, <<ses[s].tx, "ordinary">>, "ok") =>
            /\ ses'[s].tx = ses[s].tx
            /\ ses'[s].cnt = 1
            /\ Alone(s)
            /\ tran' = tran]_vars

B6Prop ==
  [][\A s \in Session : In(s) /\ ses'[s].tx = NoTran =>
       (Leave(s, "ok") =>
          /\ ses'[s].cnt = 0
          /\ ses'[s].owed = ses[s].owed
          /\ Alone(s)
          /\ IF   Members(ses[s].tx) = {s}
             THEN tran'[ses[s].tx].status = "rolledback"
             ELSE tran' = tran)]_vars

\* Access passes from request to request only when it is free.        X1 X2
X2Prop ==
  [][\A s \in Session :
       ses'[s].req = "busy" /\ ses[s].req # "busy" =>
         /\ ses[s].req = "open"
         /\ \A o \in Others(s) :
              ses[o].tx = ses'[s].tx => ses[o].req # "busy"]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Seen from outside, the transaction of many members is the transaction   *)
(* of one session that makes their effective statements in the order in    *)
(* which they ran; the last leave counts as a rollback.             15.12  *)
(***************************************************************************)

One(t) == INSTANCE OneSession WITH tran <- tran[t]

RefinesOneSession ==
  /\ \A t \in Tran : One(t)!Init
  /\ [][\A t \in Tran : tran'[t] = tran[t] \/ One(t)!Next]_vars

-------------------------------------------------------------------------------
THEOREM Spec => []TypeOKInv
THEOREM Spec => RefinesOneSession
===============================================================================

----------------------------- MODULE Sql7Sessions -----------------------------
(***************************************************************************)
(* What is a transaction space?  In the profile SQL_7 a bind token names   *)
(* not a transaction but a space, in which one transaction after another   *)
(* can live.  What differs from BoundSessions:                             *)
(*                                                                         *)
(* - sp_getbindtoken is answered at count 0 too: the session is then the   *)
(*   only member of a fresh, empty space (there: 3921, T1);                *)
(* - each call gives another token, and all tokens of a space are valid    *)
(*   (there: one token, T2);                                               *)
(* - who binds to an empty space waits in it at count 0; the first BEGIN of*)
(*   any member starts the transaction of all;                             *)
(* - the others' counts are 1 from their next request, and stand at 0 until*)
(*   then (there: count > 0 exactly while a member, N8);                   *)
(* - the end of the transaction leaves the space standing, with its members*)
(*   and its tokens (there: the members are out and the token is dead, B4).*)
(*                                                                         *)
(* Three choices where the sources say nothing.  A BEGIN outside any space *)
(* opens one.  Who never took part in a transaction is not told of its end *)
(* (B9).  A space that its last member has left is gone, and its tokens are*)
(* refused like those of an ended transaction (B4).                        *)
(*                                                                         *)
(* Left out, since nothing differs: connections, requests and access,      *)
(* XP tokens, names and savepoints, options.  Every operation here is a    *)
(* request of its own.  A token is a pair of space and number; the numbers *)
(* of a space are bounded by a limit of the engine (701), which keeps the  *)
(* graph finite.                                                           *)
(***************************************************************************)
EXTENDS Transactions

CONSTANTS
  Session,    \* the sessions of the instance
  MaxSpace,   \* spaces opened in one life of the instance               701
  MaxTran,    \* transactions begun in one life of the instance          701
  MaxNest,    \* the nesting limit                                      3905
  MaxGiven    \* tokens given for one space                              701

Tran    == 1..MaxTran
NoTran  == 0
Space   == 1..MaxSpace
NoSpace == 0
Token   == Space \X (1..MaxGiven)

VARIABLES
  ses,     \* ses[s]: what a session has for itself
  space,   \* space[p]: what a space is
  tran     \* tran[t]: what a transaction is, see Transactions

vars == <<ses, space, tran>>

(***************************************************************************)
(* sp:     the space that the session is a member of                       *)
(* cnt:    its count; 0 also while it waits                                *)
(* owed:   the transaction that it took part in was ended by another     B9*)
(* status: of a space: it stands while it has members                      *)
(* given:  how many tokens were given for it                               *)
(* tx:     the transaction that lives in it                                *)
(***************************************************************************)
TypeOKInv ==
  /\ ses   \in [Session -> [sp   : Space \union {NoSpace},
                            cnt  : 0..MaxNest,
                            owed : BOOLEAN]]
  /\ space \in [Space -> [status : {"unused", "standing", "gone"},
                          given  : 0..MaxGiven,
                          tx     : Tran \union {NoTran}]]
  /\ tran  \in [Tran -> Transaction]

NoSpaceYet == [status |-> "unused", given |-> 0, tx |-> NoTran]

Init ==
  /\ ses   = [s \in Session |-> [sp |-> NoSpace, cnt |-> 0, owed |-> FALSE]]
  /\ space = [p \in Space |-> NoSpaceYet]
  /\ tran  = [t \in Tran |-> Unused]

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

Owed(s)    == ses[s].owed
Inside(s)  == ses[s].sp # NoSpace
Members(p) == {m \in Session : ses[m].sp = p}
HasTran(p) == space[p].tx # NoTran

\* A transaction lives where s is, and s has not made a request since.
Waits(s)   == Inside(s) /\ HasTran(ses[s].sp) /\ ses[s].cnt = 0 /\ ~Owed(s)

\* The count that a request of s finds.
Count(s)   == IF Waits(s) THEN 1 ELSE ses[s].cnt                           \* SQL_7

Of(s)      == IF Count(s) > 0 THEN tran[space[ses[s].sp].tx] ELSE Unused

Begins     == {t \in Tran : tran[t].status = "unused"}
Opens      == {p \in Space : space[p].status = "unused"}
Lowest(T)  == CHOOSE t \in T : \A u \in T : t <= u

\* The space of s, or the one that is opened for it.
Place(s)   == IF Inside(s) THEN ses[s].sp ELSE Lowest(Opens)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects.                                                                *)
(***************************************************************************)

\* A request of s begins: from now on it counts.
Requested(s) == [ses EXCEPT ![s].cnt = Count(s)]                           \* SQL_7

Told(c) == [c EXCEPT !.owed = FALSE]                                       \* B9

Refuse(s, answer) ==
  /\ ses'   = IF answer = "3926" THEN [ses EXCEPT ![s] = Told(@)] ELSE Requested(s) \* B9
  /\ space' = space
  /\ tran'  = tran

Gone(c)      == [c EXCEPT !.sp = NoSpace, !.cnt = 0]                       \* B6

\* Into a space: at count 1 if a transaction lives there, else to wait.
Joined(c, p) == [c EXCEPT !.sp = p, !.cnt = IF HasTran(p) THEN 1 ELSE 0]   \* SQL_7 B1

\* The last member to leave takes down the space and what lives in it.
SpaceWithoutMe(s) ==
  IF   Inside(s) /\ Members(ses[s].sp) = {s}
  THEN [space EXCEPT ![ses[s].sp].status = "gone", ![ses[s].sp].tx = NoTran]
  ELSE space                                                               \* B6

TranWithoutMe(s) ==
  IF   Inside(s) /\ Members(ses[s].sp) = {s} /\ HasTran(ses[s].sp)
  THEN [tran EXCEPT ![space[ses[s].sp].tx] = RolledBack(@)]
  ELSE tran                                                                \* B6

\* What is left of a space when its transaction has ended: all but that.
Emptied(x) == [x EXCEPT !.tx = NoTran]                                     \* SQL_7

\* What the end of its transaction makes of a member that did not end it.
LeftBehind(c) == IF c.cnt > 0 THEN [c EXCEPT !.cnt = 0, !.owed = TRUE] ELSE c \* B9

\* s ends the transaction of its space as x.  All stay where they are.
End(s, x) ==
  /\ ses'   = [m \in Session |->
                 IF      m = s                  THEN [ses[m] EXCEPT !.cnt = 0]
                 ELSE IF ses[m].sp = ses[s].sp  THEN LeftBehind(ses[m])
                 ELSE                                ses[m]]
  /\ space' = [space EXCEPT ![ses[s].sp] = Emptied(@)]
  /\ tran'  = [tran EXCEPT ![space[ses[s].sp].tx] = x]

-------------------------------------------------------------------------------
(***************************************************************************)
(* Statements.                                                             *)
(***************************************************************************)

Answer(s, otherwise) == IF Owed(s) THEN "3926" ELSE otherwise              \* B9

LookAnswers == {"ok", "3926"}

LookAnswer(s) == Answer(s, "ok")

\* A request that only looks, say at @@TRANCOUNT.
Look(s, answer) ==
  /\ answer = LookAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'   = Requested(s)                                         \* SQL_7
          /\ space' = space
          /\ tran'  = tran

BeginAnswers == {"ok", "3926", "701", "3905"}

AtLimit(s) == Count(s) = MaxNest                                           \* N1
Nested(s)  == Count(s) + 1                                                 \* N1

BeginAnswer(s) == Answer(s,
  IF      Count(s) = 0 /\ Begins = {}             THEN "701"
  ELSE IF Count(s) = 0 /\ ~Inside(s) /\ Opens = {} THEN "701"
  ELSE IF AtLimit(s)                              THEN "3905"              \* N1
  ELSE                                                 "ok")

\* What the BEGIN of s in space p makes of the sessions: the other members
\* learn of it by their next request.
BegunBy(s, p) == [ses EXCEPT ![s].sp = p, ![s].cnt = 1]                    \* SQL_7

Begin(s, answer) ==
  /\ answer = BeginAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF Count(s) > 0  THEN /\ ses'   = [ses EXCEPT ![s].cnt = Nested(s)] \* N1
                                /\ space' = space
                                /\ tran'  = tran
     ELSE LET t == Lowest(Begins)
              p == Place(s)
          IN  /\ ses'   = BegunBy(s, p)
              /\ space' = [space EXCEPT ![p].status = "standing", ![p].tx = t]
              /\ tran'  = [tran EXCEPT ![t] = Begun(NoName)]               \* N1

CommitAnswers == {"ok", "3926", "3902"}

CommitAnswer(s) == Answer(s, CommitAnswerOf(Of(s)))                        \* N4

Inner(s) == Count(s) > 1                                                   \* N2

Commit(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF Inner(s)      THEN /\ ses'   = [ses EXCEPT ![s].cnt = @ - 1]  \* N2
                                /\ space' = space
                                /\ tran'  = tran
     ELSE                       End(s, Committed(Of(s)))                   \* N3

RollbackAnswers == {"ok", "3926", "3903"}

RollbackAnswer(s) == Answer(s, RollbackAnswerOf(Of(s)))                    \* N6

Rollback(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE End(s, RolledBack(Of(s)))                                        \* N5

WriteAnswers == {"ok", "3926", "701"}

WriteAnswer(s) == Answer(s, WriteAnswerOf(Of(s)))

\* At count 0, also in a space, it is a transaction of its own.
Write(s, answer) ==
  /\ answer = WriteAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'   = Requested(s)
          /\ space' = space
          /\ tran'  = IF   Count(s) > 0
                      THEN [tran EXCEPT ![space[ses[s].sp].tx] = Written(@)]
                      ELSE tran                                            \* N9

GetTokenAnswers == {"ok", "3926", "701"}

GetTokenAnswer(s) == Answer(s,
  IF      ~Inside(s) /\ Opens = {}                THEN "701"
  ELSE IF Inside(s) /\ space[ses[s].sp].given = MaxGiven THEN "701"
  ELSE                                                 "ok")               \* SQL_7

\* It is told the token <<its space, one more than were given>>.  Where it is
\* in no space, one is opened for it.
GetToken(s, answer) ==
  /\ answer = GetTokenAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'   = [Requested(s) EXCEPT ![s].sp = Place(s)]             \* SQL_7
          /\ space' = [space EXCEPT ![Place(s)].status = "standing",
                                    ![Place(s)].given = @ + 1]             \* SQL_7
          /\ tran'  = tran

-------------------------------------------------------------------------------
(***************************************************************************)
(* Binding and leaving.                                                    *)
(***************************************************************************)

BindAnswers == {"ok", "3926", "3909.2", "3922", "3924"}

IsToken(k)     == k[2] <= space[k[1]].given                                \* SQL_7
IsDead(k)      == space[k[1]].status = "gone"                              \* B4
OwnAlone(s, p) == ses[s].sp = p /\ Members(p) = {s}                        \* B5
Defects(s, p)  == Count(s) > 0 /\ ses[s].sp # p                            \* B2

BindAnswer(s, k) == Answer(s,
  IF      ~IsToken(k)                             THEN "3909.2"            \* B3
  ELSE IF IsDead(k)                               THEN "3922"              \* B4
  ELSE IF OwnAlone(s, k[1])                       THEN "3922"              \* B5
  ELSE IF Defects(s, k[1])                        THEN "3924"              \* B2
  ELSE                                                 "ok")

Bind(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer \in {"ok", "3924"}
                           THEN /\ ses'   = [ses EXCEPT ![s] = Joined(@, k[1])]
                                /\ space' = SpaceWithoutMe(s)              \* B1 B2
                                /\ tran'  = TranWithoutMe(s)
     ELSE IF answer = "3922" /\ OwnAlone(s, k[1])
                           THEN /\ ses'   = [ses EXCEPT ![s] = Gone(@)]
                                /\ space' = SpaceWithoutMe(s)              \* B5
                                /\ tran'  = TranWithoutMe(s)
     ELSE                       Refuse(s, answer)

LeaveAnswers == {"ok"}

\* Never refused.  A debt is kept.                                         B7
Leave(s, answer) ==
  /\ answer = "ok"
  /\ ses'   = [ses EXCEPT ![s] = Gone(@)]                                  \* B6
  /\ space' = SpaceWithoutMe(s)
  /\ tran'  = TranWithoutMe(s)

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, answer \in LookAnswers     : Look(s, answer)
  \/ \E s \in Session, answer \in BeginAnswers    : Begin(s, answer)
  \/ \E s \in Session, answer \in CommitAnswers   : Commit(s, answer)
  \/ \E s \in Session, answer \in RollbackAnswers : Rollback(s, answer)
  \/ \E s \in Session, answer \in WriteAnswers    : Write(s, answer)
  \/ \E s \in Session, answer \in GetTokenAnswers : GetToken(s, answer)
  \/ \E s \in Session, token \in Token, answer \in BindAnswers :
       Bind(s, token, answer)
  \/ \E s \in Session, answer \in LeaveAnswers    : Leave(s, answer)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every state.                                            *)
(***************************************************************************)

\* Who counts is in a space where a transaction lives.  The converse is not
\* true here, as it is in BoundSessions (N8).                            15.1
CountInv ==
  \A s \in Session :
    ses[s].cnt > 0 => Inside(s) /\ HasTran(ses[s].sp) /\ ~Owed(s)

\* A space stands while it has members, and has tokens or transactions only
\* then.                                                             B6, 15.2
StandingInv ==
  \A p \in Space : /\ space[p].status = "standing" <=> Members(p) # {}
                   /\ HasTran(p) => space[p].status = "standing"

\* What lives, lives in one space; what is in a space lives.
OneSpaceInv ==
  \A t \in Tran :
    LET where == {p \in Space : space[p].tx = t}
    IN  IF   IsLive(tran[t])
        THEN where # {} /\ \A p, q \in where : p = q
        ELSE where = {}

\* For its next request, whatever it is, a member that waited counts 1.
NextRequestInv ==
  \A s \in Session :
    Waits(s) => /\ CommitAnswer(s) = "ok"
                /\ RollbackAnswer(s) = "ok"
                /\ ~ENABLED (Look(s, "ok") /\ ses'[s].cnt # 1)
                /\ ~ENABLED (Write(s, "ok") /\ ses'[s].cnt # 1)
                /\ ~ENABLED (GetToken(s, "ok") /\ ses'[s].cnt # 1)

\* A token is to be had outside a transaction too, while there is room.
TokenAnywhereInv ==
  \A s \in Session :
    ~Owed(s) /\ ~Inside(s) /\ Opens # {} => GetTokenAnswer(s) = "ok"

\* Where no transaction lives, in a space or outside of any, there is nothing to
\* end, a write is a transaction of its own, and BEGIN begins one while there is
\* a number left for it, and for the space that it needs.        N1 N4 N6 N9
NoTranInv ==
  \A s \in Session :
    ~Owed(s) /\ (Inside(s) => ~HasTran(ses[s].sp)) =>
      /\ CommitAnswer(s) = "3902"
      /\ RollbackAnswer(s) = "3903"
      /\ WriteAnswer(s) = "ok"
      /\ BeginAnswer(s) \in {"ok", "701"}
      /\ /\ \E t \in Tran : tran[t].status = "unused"
         /\ Inside(s) \/ \E p \in Space : space[p].status = "unused"
         => BeginAnswer(s) = "ok"

\* Who binds elsewhere while it takes part in a transaction is told that it
\* defected, and nobody else is.                                            B2
DefectInv ==
  \A s \in Session, k \in Token :
    BindAnswer(s, k) \in {"ok", "3924"} =>
      ((BindAnswer(s, k) = "3924") <=>
         (Inside(s) /\ ses[s].sp # k[1] /\ HasTran(ses[s].sp)))

\* All tokens that were given for a space are answered alike, and those of a
\* space that is gone are refused.                                   B4, 15.7
AllTokensInv ==
  \A s \in Session, p \in Space, n \in 1..MaxGiven :
    ~Owed(s) /\ n <= space[p].given =>
      /\ BindAnswer(s, <<p, n>>) = BindAnswer(s, <<p, 1>>)
      /\ space[p].status = "gone" => BindAnswer(s, <<p, n>>) = "3922"
      /\ space[p].status = "standing" /\ ses[s].sp # p =>
           BindAnswer(s, <<p, n>>) \in {"ok", "3924"}

Stays == ses' = ses /\ space' = space /\ tran' = tran

\* What must move moves.                                                15.14
MovesInv ==
  \A s \in Session :
    /\ ~ENABLED (Begin(s, "ok") /\ Stays)
    /\ ~ENABLED (Commit(s, "ok") /\ Stays)
    /\ ~ENABLED (Rollback(s, "ok") /\ Stays)
    /\ ~ENABLED (GetToken(s, "ok") /\ Stays)
    /\ Inside(s) => ~ENABLED (Leave(s, "ok") /\ Stays)
    /\ ~Inside(s) => \A k \in Token : ~ENABLED (Bind(s, k, "ok") /\ Stays)

\* Told what it is owed, a session owes no second hearing.           B9, 15.8
ToldInv ==
  \A s \in Session : Owed(s) => ~ENABLED (Look(s, "3926") /\ Stays)

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every step.                                             *)
(***************************************************************************)

\* An outcome is for ever.                                               15.6
OutcomeProp == [][\A t \in Tran : HasEnded(tran[t]) => tran'[t] = tran[t]]_vars

\* What is gone is gone for ever.                                      B4, T3
GoneProp ==
  [][\A p \in Space : space[p].status = "gone" => space'[p] = space[p]]_vars

\* The first BEGIN of any member starts the transaction of all: it counts for
\* that member, and nothing else moves.
FirstBeginProp ==
  [][\A p \in Space : ~HasTran(p) /\ space'[p].tx # NoTran =>
       \E s \in Session :
         /\ ses[s].sp \in {p, NoSpace}
         /\ ses' = [ses EXCEPT ![s].sp = p, ![s].cnt = 1]
         /\ tran' = [tran EXCEPT ![space'[p].tx] = Begun(NoName)]]_vars

\* The end of a transaction leaves the space standing, with its members and
\* its tokens, unless it is the end of the space: then it is a rollback.
StandsProp ==
  [][\A p \in Space : HasTran(p) /\ space'[p].tx = NoTran =>
       IF   space'[p].status = "standing"
       THEN /\ space'[p].given = space[p].given
            /\ \A s \in Session : (ses'[s].sp = p) <=> (ses[s].sp = p)
       ELSE tran'[space[p].tx].status = "rolledback"]_vars

\* Each call gives one token more, begins nothing and ends nothing.
GetTokenProp ==
  [][\A p \in Space : space'[p].given # space[p].given =>
       /\ space'[p].given = space[p].given + 1
       /\ space'[p].tx = space[p].tx
       /\ tran' = tran]_vars

\* Who binds to an empty space waits in it; where a transaction lives it counts
\* 1; and what it leaves without members is rolled back.             B1 B2 B6
BindProp ==
  [][\A s \in Session : ses'[s].sp # ses[s].sp /\ Members(ses'[s].sp) # {}
                        /\ ses'[s].sp # NoSpace =>
       /\ ses'[s].cnt = IF HasTran(ses'[s].sp) THEN 1 ELSE 0
       /\ \A o \in Session \ {s} : ses'[o] = ses[o]]_vars

\* An inner BEGIN and an inner COMMIT only count, also for who waited.     N1 N2
N1Prop ==
  [][\A s \in Session : Inside(s) /\ HasTran(ses[s].sp) /\ ses'[s] # ses[s] =>
       (Begin(s, "ok") => /\ ses'  = [ses EXCEPT ![s].cnt = IF @ = 0 THEN 2 ELSE @ + 1]
                          /\ tran' = tran)]_vars

N2Prop ==
  [][\A s \in Session : ses[s].cnt > 1 /\ ses'[s] # ses[s] =>
       (Commit(s, "ok") => /\ ses'  = [ses EXCEPT ![s].cnt = @ - 1]
                           /\ tran' = tran)]_vars

\* At count 1, or for who waited, it commits for all, whatever they count.  N3
N3Prop ==
  [][\A s \in Session : Inside(s) /\ ses[s].cnt < 2 /\ HasTran(ses[s].sp) =>
       (Commit(s, "ok") => tran'[space[ses[s].sp].tx].status = "committed")]_vars

\* From any depth, everything, for all.                                    N5
N5Prop ==
  [][\A s \in Session : Inside(s) /\ HasTran(ses[s].sp) =>
       (Rollback(s, "ok") => tran'[space[ses[s].sp].tx].status = "rolledback")]_vars

\* A debt ends by being told, and by nothing else; to be told is all that
\* happens then.                                                     B9, 15.8
DebtProp ==
  [][\A s \in Session : Owed(s) /\ ~ses'[s].owed =>
       /\ ses'   = [ses EXCEPT ![s].owed = FALSE]
       /\ space' = space
       /\ tran'  = tran]_vars

\* Of an end that another made, exactly those are owed who took part.     B9
LeftBehindProp ==
  [][\A s \in Session :
       ~Owed(s) =>
         IF   ses[s].cnt > 0 /\ HasEnded(tran'[space[ses[s].sp].tx]) /\ ses'[s].sp = ses[s].sp
         THEN \/ ses'[s].owed
              \/ \A o \in Session \ {s} :
                   ses[o].sp = ses[s].sp /\ ses[o].cnt > 0 => ses'[o].owed
         ELSE ~ses'[s].owed]_vars

(***************************************************************************)
(* In one voice with the rest: each transaction of a space is what a       *)
(* transaction of one session is.                                   15.12  *)
(***************************************************************************)
One(t) == INSTANCE OneSession WITH tran <- tran[t]

RefinesOneSession ==
  /\ \A t \in Tran : One(t)!Init
  /\ [][\A t \in Tran : tran'[t] = tran[t] \/ One(t)!Next]_vars

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ CountInv /\ StandingInv /\ OneSpaceInv)
THEOREM Spec => [](NextRequestInv /\ TokenAnywhereInv /\ AllTokensInv)
THEOREM Spec => [](NoTranInv /\ DefectInv)
THEOREM Spec => [](MovesInv /\ ToldInv)
THEOREM Spec => OutcomeProp /\ GoneProp /\ FirstBeginProp /\ StandsProp
THEOREM Spec => GetTokenProp /\ BindProp /\ LeftBehindProp /\ DebtProp
THEOREM Spec => N1Prop /\ N2Prop /\ N3Prop /\ N5Prop
THEOREM Spec => RefinesOneSession
\* What TLC finds, from models.json by a command:
\* Sql7Small: 7248 distinct states, 159457 generated, depth 14
\* Sql7Three: 4736 distinct states, 127873 generated, depth 12
===============================================================================

----------------------------- MODULE IssuedTokens -----------------------------
(***************************************************************************)
(* Who may come to hold a bind token, and whom does it let in?             *)
(*                                                                         *)
(* In BoundSessions the token of a transaction is the pair <<transaction,  *)
(* kind>>, there from the BEGIN, and any session may try any.  Here tokens *)
(* are what an instance really makes: a number, drawn when a member first  *)
(* asks, sealed with the key of the instance.  It is told to that member,  *)
(* who may pass it on; a record is kept of who was told what.  AsNamedInv  *)
(* says that such a token answers as the pair does, and that is why        *)
(* BoundSessions may do without numbers, without keys and without the      *)
(* record.  It allows more: also a token that nobody has asked for binds   *)
(* there.  So whatever holds there of every bind holds of those that can   *)
(* happen.                                                                 *)
(*                                                                         *)
(* Left out: counts, requests and access (3910, 3917), notices (3926) and  *)
(* connecting.  None of them makes, hands on, or forgets a token.  A commit*)
(* stands for every end of a transaction.  The seal is not computed: that  *)
(* only the instance can make it is what Presents says.  An instance that  *)
(* is started again is another instance, with another key (T5).            *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Home,     \* Home[s]: the instance that session s is connected to
  MaxTran,  \* transactions begun, on all instances together             701
  Kinds     \* the kinds that are asked for, of "ordinary" and "xp"       T7

Session  == DOMAIN Home
Instance == {Home[s] : s \in Session}
Tran     == 1..MaxTran
NoTran   == 0
Number   == 1..MaxTran   \* no more are drawn than transactions begin
NoNumber == 0

ASSUME Kinds \subseteq {"ordinary", "xp"}

\* What is in a token: whose seal it bears, a number, and a bit of kind.  T4
Token == [by : Instance, number : Number, kind : Kinds]

VARIABLES
  ses,     \* ses[s]: what a session has
  tran,    \* tran[t]: what a transaction is
  drawn,   \* drawn[i]: how many numbers instance i has drawn
  issued   \* the record: which session was told which token of what

vars == <<ses, tran, drawn, issued>>

(***************************************************************************)
(* tx:     the transaction that the session is a member of                 *)
(* holds:  the tokens that it was told, by an instance or by a session     *)
(* status: of a transaction; which way it ended is of no matter here       *)
(* number: its token number, if one was drawn                              *)
(***************************************************************************)
TypeOKInv ==
  /\ ses    \in [Session -> [tx : Tran \union {NoTran}, holds : SUBSET Token]]
  /\ tran   \in [Tran -> [status : {"unused", "live", "ended"},
                          number : Number \union {NoNumber}]]
  /\ drawn  \in [Instance -> 0..MaxTran]
  /\ issued \subseteq [to : Session, tran : Tran, token : Token]

Init ==
  /\ ses    = [s \in Session |-> [tx |-> NoTran, holds |-> {}]]
  /\ tran   = [t \in Tran |-> [status |-> "unused", number |-> NoNumber]]
  /\ drawn  = [i \in Instance |-> 0]
  /\ issued = {}

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

In(s)       == ses[s].tx # NoTran
Members(t)  == {m \in Session : ses[m].tx = t}
Alone(s, t) == Members(t) = {s}
Begins      == {t \in Tran : tran[t].status = "unused"}
Lowest(T)   == CHOOSE t \in T : \A u \in T : t <= u

\* The transaction of s has ended, or s has left it and was the last.
Ended(t) == [tran EXCEPT ![t].status = "ended"]

\* What is left of the transactions when s leaves its own.
WithoutMe(s) == IF In(s) /\ Alone(s, ses[s].tx) THEN Ended(ses[s].tx) ELSE tran \* B6

-------------------------------------------------------------------------------
(***************************************************************************)
(* What an instance knows of a token that it is shown.  It needs its key   *)
(* and a table of the transactions that are alive; it keeps none of the    *)
(* dead.                                                                   *)
(***************************************************************************)

\* The seal is right: then this instance has once made it.
Genuine(s, k) == k.by = Home[s] /\ k.number <= drawn[Home[s]]              \* T4 T5

\* The live transactions that the table has under the number: one or none.
Found(s, k) ==
  {t \in Tran : /\ tran[t].status = "live"
                /\ tran[t].number = k.number
                /\ \E m \in Members(t) : Home[m] = Home[s]}                \* T3

\* A session shows what it holds.  It cannot make up a seal.
Presents(s, k) == k \in ses[s].holds                                       \* T4

\* The transaction whose token s is told: no other than its own.
Asked(s) == ses[s].tx                                                      \* T6

\* No number is ever drawn again.
NextNumber(i) == drawn[i] + 1                                              \* T3

\* One is drawn for a transaction, when it is asked for the first time.
TokenNumber(s) ==
  IF   tran[Asked(s)].number = NoNumber
  THEN NextNumber(Home[s])
  ELSE tran[Asked(s)].number                                               \* T2

\* The only member of a transaction that binds to it again.
OwnAlone(s, t) == ses[s].tx = t /\ Alone(s, t)                             \* B5

-------------------------------------------------------------------------------
(***************************************************************************)
(* Transactions.                                                           *)
(***************************************************************************)

BeginAnswers == {"ok", "701"}

BeginAnswer == IF Begins = {} THEN "701" ELSE "ok"

\* No number is drawn: few transactions are ever shared.
AtBegin(i) == [number |-> NoNumber, drawn |-> drawn]                       \* T4

\* An inner BEGIN only counts, and is no step here.
Begin(s, answer) ==
  /\ answer = BeginAnswer
  /\ ~In(s)
  /\ \/ answer # "ok" /\ UNCHANGED vars
     \/ LET t == Lowest(Begins)
        IN  /\ answer = "ok"
            /\ ses'    = [ses EXCEPT ![s].tx = t]
            /\ tran'   = [tran EXCEPT ![t] = [status |-> "live",
                                              number |-> AtBegin(Home[s]).number]]
            /\ drawn'  = AtBegin(Home[s]).drawn
            /\ issued' = issued

CommitAnswers == {"ok", "3902"}

CommitAnswer(s) == IF In(s) THEN "ok" ELSE "3902"

Commit(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF   answer = "ok"
     THEN /\ ses'    = [m \in Session |-> IF   ses[m].tx = ses[s].tx
                                          THEN [ses[m] EXCEPT !.tx = NoTran]
                                          ELSE ses[m]]
          /\ tran'   = Ended(ses[s].tx)
          /\ drawn'  = drawn
          /\ issued' = issued
     ELSE UNCHANGED vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Tokens.                                                                 *)
(***************************************************************************)

GetTokenAnswers == {"ok", "3921"}

GetTokenAnswer(s) == IF In(s) THEN "ok" ELSE "3921"                        \* T1

GetToken(s, kind, answer) ==
  /\ answer = GetTokenAnswer(s)
  /\ IF   answer = "ok"
     THEN LET n == TokenNumber(s)
              k == [by |-> Home[s], number |-> n, kind |-> kind]
          IN  /\ ses'    = [ses EXCEPT ![s].holds = @ \union {k}]
              /\ tran'   = [tran EXCEPT ![Asked(s)].number = n]
              /\ drawn'  = [drawn EXCEPT ![Home[s]] = IF n > @ THEN n ELSE @]
              /\ issued' = issued \union {[to |-> s, tran |-> Asked(s), token |-> k]}
     ELSE UNCHANGED vars

MayTell(s, k) == k \in ses[s].holds

\* A token is passed on, by whatever way two clients have.                 T9
Tell(s, r, k) ==
  /\ MayTell(s, k)
  /\ k \notin ses[r].holds
  /\ ses'    = [ses EXCEPT ![r].holds = @ \union {k}]
  /\ tran'   = tran
  /\ drawn'  = drawn
  /\ issued' = issued

BindAnswers == {"ok", "3909.2", "3922", "3912"}

BindAnswer(s, k) ==
  IF      ~Genuine(s, k)                                  THEN "3909.2"    \* B3 T5
  ELSE IF Found(s, k) = {}                                THEN "3922"      \* B4 T3
  ELSE IF k.kind = "xp"                                   THEN "3912"      \* X8
  ELSE IF \E t \in Found(s, k) : OwnAlone(s, t)           THEN "3922"      \* B5
  ELSE                                                         "ok"        \* B1 B12

\* A token is not used up: who has bound by it still holds it.
AfterUse(s, k) == ses[s].holds                                             \* B12

Bind(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ Presents(s, k)
  /\ IF      answer = "ok"
     THEN /\ ses'    = [ses EXCEPT ![s] = [tx    |-> CHOOSE t \in Found(s, k) : TRUE,
                                           holds |-> AfterUse(s, k)]]
          /\ tran'   = IF ses'[s].tx = ses[s].tx THEN tran ELSE WithoutMe(s)
          /\ drawn'  = drawn
          /\ issued' = issued
     ELSE IF answer = "3922" /\ Found(s, k) # {}
     THEN /\ ses'    = [ses EXCEPT ![s].tx = NoTran]
          /\ tran'   = WithoutMe(s)                                        \* B5
          /\ drawn'  = drawn
          /\ issued' = issued
     ELSE UNCHANGED vars

LeaveAnswers == {"ok"}

Leave(s, answer) ==
  /\ answer  = "ok"
  /\ ses'    = [ses EXCEPT ![s].tx = NoTran]                               \* B6
  /\ tran'   = WithoutMe(s)
  /\ drawn'  = drawn
  /\ issued' = issued

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, answer \in BeginAnswers  : Begin(s, answer)
  \/ \E s \in Session, answer \in CommitAnswers : Commit(s, answer)
  \/ \E s \in Session, kind \in Kinds, answer \in GetTokenAnswers :
       GetToken(s, kind, answer)
  \/ \E s, r \in Session, token \in Token       : Tell(s, r, token)
  \/ \E s \in Session, token \in Token, answer \in BindAnswers :
       Bind(s, token, answer)
  \/ \E s \in Session, answer \in LeaveAnswers  : Leave(s, answer)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every state.                                            *)
(***************************************************************************)

\* In a transaction a token is to be had, and outside of any there is none. T1
T1Inv ==
  \A s \in Session : /\ ~In(s) => GetTokenAnswer(s) = "3921"
                     /\ In(s)  => GetTokenAnswer(s) = "ok"

\* Whoever asked for a kind, and as often as he did, was told the same.    T2
T2Inv ==
  \A i, j \in issued :
    i.tran = j.tran /\ i.token.kind = j.token.kind => i.token = j.token

\* No two transactions ever have the same token.                           T3
T3Inv == \A i, j \in issued : i.token = j.token => i.tran = j.tran

\* The token of a transaction that has ended is refused, for ever: it names
\* neither nothing nor another transaction.                          T3, 15.7
DeadTokenInv ==
  \A i \in issued :
    tran[i.tran].status = "ended" =>
      \A s \in Session :
        Home[s] = i.token.by => BindAnswer(s, i.token) = "3922"

\* A transaction has a number only when a member has asked for its token.  T4
T4Inv ==
  \A t \in Tran : tran[t].number # NoNumber => \E i \in issued : i.tran = t

\* What one instance made is garbage to every other.                       T5
T5Inv ==
  \A s \in Session, k \in Token :
    k.by # Home[s] => BindAnswer(s, k) = "3909.2"

\* Nobody holds a token that was not once told to a member of its
\* transaction.                                                         T4 T6
HoldersInv ==
  \A s \in Session, k \in Token :
    k \in ses[s].holds => \E i \in issued : i.token = k

(***************************************************************************)
(* The token as BoundSessions sees it: the pair of transaction and kind,   *)
(* and the ladder over the state of that transaction.  Every token that was*)
(* issued answers as its pair.                                             *)
(***************************************************************************)
NamedBindAnswer(s, t, kind) ==
  IF      tran[t].status = "ended"                        THEN "3922"      \* B4
  ELSE IF kind = "xp"                                     THEN "3912"      \* X8
  ELSE IF ses[s].tx = t /\ Members(t) = {s}               THEN "3922"      \* B5
  ELSE                                                         "ok"

AsNamedInv ==
  \A s \in Session : \A i \in issued :
    Home[s] = Home[i.to] =>
      BindAnswer(s, i.token) = NamedBindAnswer(s, i.tran, i.token.kind)

Stays == ses' = ses /\ tran' = tran /\ drawn' = drawn /\ issued' = issued

\* What must move moves.                                                15.14
MovesInv ==
  \A s \in Session :
    /\ ~In(s) => /\ ~ENABLED (Begin(s, "ok") /\ Stays)
                 /\ \A k \in Token : ~ENABLED (Bind(s, k, "ok") /\ Stays)
    /\ In(s)  => /\ ~ENABLED (Commit(s, "ok") /\ Stays)
                 /\ ~ENABLED (Leave(s, "ok") /\ Stays)

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every step.                                             *)
(***************************************************************************)

\* Whoever is told a token is a member of its transaction then.            T6
T6Prop == [][\A i \in issued' \ issued : ses[i.to].tx = i.tran]_vars

\* To join is to hold the token.                                        T4 B1
JoinProp ==
  [][\A s \in Session :
       ses'[s].tx # ses[s].tx /\ ses'[s].tx # NoTran =>
         \/ tran[ses'[s].tx].status = "unused"
         \/ \E i \in issued : i.tran = ses'[s].tx /\ i.token \in ses[s].holds]_vars

\* Nothing that happens takes from anybody what he was told: a token may be
\* used any number of times.                                              B12
KeptProp ==
  [][\A s \in Session : ses[s].holds \subseteq ses'[s].holds]_vars

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ T1Inv /\ T2Inv /\ T3Inv /\ T4Inv /\ T5Inv)
THEOREM Spec => [](DeadTokenInv /\ HoldersInv /\ AsNamedInv /\ MovesInv)
THEOREM Spec => T6Prop /\ JoinProp /\ KeptProp
\* What TLC finds, from models.json by a command:
\* IssuedElsewhere: 1698 distinct states, 29132 generated, depth 15
\* IssuedKinds: 6165 distinct states, 94699 generated, depth 17
===============================================================================

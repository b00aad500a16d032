---------------------------- MODULE BoundGuarantees ----------------------------
(***************************************************************************)
(* What always holds of bound sessions?  Invariants are true of every      *)
(* state, action properties of every step; the last section states one     *)
(* property for each rule that all the others would let through if it were *)
(* broken (broken/ has a model that shows so for each).                    *)
(*                                                                         *)
(* A property that speaks of a step asks for the action by name, with its  *)
(* answer, and says what must then have changed, without the help of the   *)
(* operators that the action is made of.  Its cheapest condition stands    *)
(* first: TLC evaluates it once per transition.                            *)
(***************************************************************************)
EXTENDS BoundSessions

\* A session's count is above 0 exactly while it is a member of a live
\* transaction.                                                   N8, 15.1
CountInv ==
  \A s \in Session :
    /\ (ses[s].cnt > 0) <=> In(s)
    /\ In(s) => IsLive(tran[ses[s].tx])

\* A live transaction has a member.                               B6, 15.2
HasMemberInv == \A t \in Tran : IsLive(tran[t]) => Members(t) # {}

\* The requests that have access to a transaction are a stack: of any two, one
\* belongs to the call that the other is inside of.  So one runs.   X1, 15.3
OneRunsInv ==
  \A s \in Session :
    /\ ses[s].req = "busy" => In(s)
    /\ Holds(ses[s]) =>
         \A o \in Session \ {s} :
           ses[o].tx = ses[s].tx /\ Holds(ses[o]) =>
             \/ InCall(s) /\ BelongsTo(o, s)
             \/ InCall(o) /\ BelongsTo(s, o)

\* Nobody belongs to a call that is over, whether bound or opened in it.
\*                                                           X7 X8, 15.7
GuestInv ==
  \A s \in Session :
    /\ ses[s].lender # NoSession => InCall(ses[s].lender)
    /\ ses[s].home # NoSession => InCall(ses[s].home)

\* What is doomed is alive, and a request is active in it.        A4, 15.6
DoomedInv ==
  \A t \in Tran :
    tran[t].doomed => /\ IsLive(tran[t])
                      /\ \E m \in Members(t) : Holds(ses[m])

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
    ~IsOff(s) /\ ~Owed(s) /\ ~InCall(s) =>
      /\ Barred(s) => /\ {BeginAnswer(s), CommitAnswer(s), RollbackAnswer(s),
                          WriteAnswer(s), FailAnswer(s, TRUE),
                          CallAnswer(s)} = {"3917"}
                      /\ \A name \in Names :
                           {SaveAnswer(s, name), RollbackToAnswer(s, name)} = {"3917"}
                      /\ \A kind \in GetTokenKinds : GetTokenAnswer(s, kind) = "3917"
      /\ \A t \in Tran :
           /\ (\E o \in Members(t) \ {s} : Holds(ses[o])) /\ ses[s].tx # t =>
                BindAnswer(s, <<t, "ordinary">>) = "3910"
           /\ (\E o \in Members(t) \ {s} : ses[o].req = "busy") =>
                \A k \in Kinds : BindAnswer(s, <<t, k>>) \in {"3910", "3912"}

Stays == ses' = ses /\ tran' = tran

\* Outside of a transaction each statement that needs one says so in its own
\* way; the kind of a token is looked at before.        N1 N4 N6 S1 T1 T7
OutsideInv ==
  \A s \in Session :
    ~IsOff(s) /\ ~Owed(s) /\ ~InCall(s) /\ ~In(s) =>
      /\ BeginAnswer(s) = IF Begins = {} THEN "701" ELSE "ok"
      /\ CommitAnswer(s) = "3902"
      /\ RollbackAnswer(s) = "3903"
      /\ \A name \in Names :
           SaveAnswer(s, name) = "628" /\ RollbackToAnswer(s, name) = "3903"
      /\ \A kind \in GetTokenKinds :
           GetTokenAnswer(s, kind) = IF kind \in Kinds THEN "3921" ELSE "214"

\* In a transaction to which it has, or could have, access, a session is refused
\* at the limits, for names that are unknown, and where the transaction is
\* doomed; and to go over to another is told by 3924.  N6 S1 S2 S5 T7 B2 A3
InsideInv ==
  \A s \in Session :
    ~IsOff(s) /\ ~Owed(s) /\ ~InCall(s) /\ In(s) /\ ~Barred(s) =>
      LET x           == Of(s)
          HasIt(name) == \E i \in DOMAIN x.saves : x.saves[i].name = name
      IN  /\ RollbackAnswer(s) = "ok"
          /\ \A kind \in GetTokenKinds :
               GetTokenAnswer(s, kind) = IF kind \in Kinds THEN "ok" ELSE "214"
          /\ \A t \in Tran \ {ses[s].tx} :
               IsLive(tran[t]) /\ ~Taken(t, s) => BindAnswer(s, <<t, "ordinary">>) = "3924"
          /\ IF   x.doomed
             THEN /\ {BeginAnswer(s), WriteAnswer(s)} = {"3930"}
                  /\ \A name \in Names :
                       /\ SaveAnswer(s, name) = "3930"
                       /\ RollbackToAnswer(s, name) =
                            IF      HasIt(name)   THEN "3931"
                            ELSE IF x.name = name THEN "ok"
                            ELSE                       "6401"
             ELSE /\ BeginAnswer(s) \in {"ok", "3905"}
                  /\ WriteAnswer(s) = IF x.log = MaxUndo THEN "701" ELSE "ok"
                  /\ \A name \in Names :
                       SaveAnswer(s, name) = IF Len(x.saves) = MaxSaves THEN "701" ELSE "ok"
          /\ Members(ses[s].tx) = {s} /\ ~x.doomed =>
               /\ CommitAnswer(s) = "ok"
               /\ \A name \in Names :
                    RollbackToAnswer(s, name) =
                      IF HasIt(name) \/ x.name = name THEN "ok" ELSE "6401"

\* Before anything else a session that is not connected is told so, and one
\* that is owed is told that.                                          B9 B11
FirstInv ==
  \A s \in Session :
    /\ IsOff(s) => /\ {OpenAnswer(s), CloseAnswer(s), CancelAnswer(s), BeginAnswer(s),
                       CommitAnswer(s), SetAnswer(s), LeaveAnswer(s)} = {"closed"}
                   /\ \A k \in Token : BindAnswer(s, k) = "closed"
    /\ Owed(s) => /\ {BeginAnswer(s), CommitAnswer(s), SetAnswer(s)} = {"3926"}
                  /\ \A k \in Token : BindAnswer(s, k) = "3926"

\* Members are equals: where nobody has access, what one may do, all may,
\* whoever began the transaction and whoever set the savepoint.      S4 B10
EqualsInv ==
  \A s, m \in Session :
    In(s) /\ ses[m].tx = ses[s].tx /\ (\A o \in Members(ses[s].tx) : ~Holds(ses[o])) =>
      /\ CommitAnswer(s) = CommitAnswer(m)
      /\ RollbackAnswer(s) = RollbackAnswer(m)
      /\ \A name \in Names : /\ SaveAnswer(s, name) = SaveAnswer(m, name)
                             /\ RollbackToAnswer(s, name) = RollbackToAnswer(m, name)
      /\ \A kind \in Kinds : GetTokenAnswer(s, kind) = GetTokenAnswer(m, kind)

\* Who is refused access loses his request, and the transaction loses nothing,
\* also under XACT_ABORT.                                            A8 X5
RefusedInv ==
  \A s \in Session :
    CommitAnswer(s) = "3917" /\ ~InCall(s) =>
      /\ ses[s].req = "open" => ~ENABLED (Commit(s, "3917") /\ Stays)
      /\ ~ENABLED (Commit(s, "3917") /\ tran' # tran)

\* A handle is of use inside its call, to a caller in a transaction.       E2
HandleInv ==
  \A s \in Callers : SrvGetBindTokenAnswer(s) = "ok" <=> InCall(s) /\ In(s)

\* An XP token binds while a call runs in its transaction, and only then; how
\* many have come in by it makes no difference.               E3 X8, 15.14
XpTokenInv ==
  \A s \in Session, t \in Tran :
    ~IsOff(s) /\ ~Owed(s) /\ ~InCall(s) /\ IsLive(tran[t]) =>
      (BindAnswer(s, <<t, "xp">>) = "3912" <=> ~\E m \in Members(t) : InCall(m))

\* Leaving and disconnecting are never refused.                   B7, 15.11
LeaveInv ==
  \A s \in Session : ~IsOff(s) => LeaveAnswer(s) = "ok" /\ DisconnectAnswer(s) = "ok"
                                                 /\ KillAnswer(s) = "ok"

\* An "ok" or a 3926 that changes nothing would be a stuttering step, which no
\* action property sees: so it is said that these must move.        15.14
MovesInv ==
  \A s \in Session :
    /\ ~ENABLED (Connect(s, "ok") /\ Stays)
    /\ ~ENABLED (Disconnect(s, "ok") /\ Stays)
    /\ ~ENABLED (Kill(s, "ok") /\ Stays)
    /\ ~ENABLED (Close(s, "ok") /\ Stays)
    /\ ~ENABLED (Cancel(s, "ok") /\ Stays)
    /\ ~ENABLED (Call(s, "ok") /\ Stays)
    /\ ~ENABLED (Return(s, "ok") /\ Stays)
    /\ \A name \in Named : ~ENABLED (Begin(s, name, "ok") /\ Stays)
    /\ ~ENABLED (Commit(s, "ok") /\ Stays)
    /\ ~ENABLED (Rollback(s, "ok") /\ Stays)
    /\ \A name \in Names :
         /\ ~ENABLED (RollbackTo(s, name, "ok") /\ Stays)
         /\ ~ENABLED (Save(s, name, "ok") /\ Stays)
    /\ In(s) => /\ ~ENABLED (Write(s, "ok") /\ Stays)
                /\ ~ENABLED (Leave(s, "ok") /\ Stays)
    /\ \A k \in Token :
         ses[s].cnt # 1 => ~ENABLED (Bind(s, k, "ok") /\ Stays)

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
                   THEN \A o \in Others(s) :
                          ses[o].tx = ses'[s].tx /\ Holds(ses[o]) =>
                            InCall(o) /\ ses'[s].lender # NoSession
                   ELSE tran[ses'[s].tx] = Unused /\ ~In(s)]_vars

\* Its call, or the call that it belongs to, or was opened in, is over.
WasGuest(s) == \E o \in Session : InCall(o) /\ ~Calls(ses'[o]) /\ s \in Guests({o})

\* Exactly the members that were left behind are owed: not the one who ended
\* it, who disconnected, or who was a guest of a call that is over. B9, 15.8
LeftBehindProp ==
  [][\A s \in Session :
       IF   ~Owed(s) /\ In(s) /\ Ends(ses[s].tx) /\ ses'[s].req # "off" /\ ~WasGuest(s)
       THEN \/ ses'[s].owed
            \/ \A o \in Others(s) :
                 ses[o].tx = ses[s].tx => \/ ses'[o].owed
                                          \/ ses'[o].req = "off"
                                          \/ WasGuest(o)
       ELSE ses'[s].owed => Owed(s)]_vars

\* Until it has been told, nothing of it runs; it is told by a step that
\* changes nothing else; only a disconnect forgets it.            B9, 15.8
ToldOnceProp ==
  [][\A s \in Session :
       Owed(s) => \/ ses'[s].owed /\ ses'[s].tx = NoTran
                                  /\ ses'[s].level = ses[s].level
                                  /\ ses'[s].abort = ses[s].abort
                  \/ ses'[s] = Off
                  \/ ses' = [ses EXCEPT ![s].owed = FALSE] /\ tran' = tran]_vars

\* Whose transaction changes, of what is a session's own only the count does.
\*                                                               B8, 15.10
PrivateProp ==
  [][\A s \in Session :
       ses'[s].tx # ses[s].tx /\ ses'[s].req # "off" =>
         \A o \in Session :
           ses'[o].req # "off" => /\ ses'[o].level = ses[o].level
                                  /\ ses'[o].abort = ses[o].abort]_vars

\* Doom is for ever: what is doomed is rolled back, and nothing else.
\*                                                            A3 A4, 15.6
DoomProp ==
  [][\A t \in Tran :
       tran[t].doomed => \/ tran'[t] = tran[t]
                         \/ tran'[t].status = "rolledback"]_vars

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
                                    log |-> 0, saves |-> <<>>,
                                    doomed |-> FALSE]]]_vars

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
  [][\A s \in Session : In(s) /\ tran' # tran =>
       \A name \in Names :
         (\E i \in DOMAIN Of(s).saves : Of(s).saves[i].name = name) /\ RollbackTo(s, name, "ok") =>
           LET i == CHOOSE i \in DOMAIN Of(s).saves :
                      /\ Of(s).saves[i].name = name
                      /\ \A j \in DOMAIN Of(s).saves : j > i => Of(s).saves[j].name # name
           IN  /\ tran'[ses[s].tx].log = Of(s).saves[i].at
               /\ tran'[ses[s].tx].saves = SubSeq(Of(s).saves, 1, i - 1)
               /\ ses'[s].tx = ses[s].tx
               /\ ses'[s].cnt = ses[s].cnt
               /\ Alone(s)]_vars

B1Prop ==
  [][\A s \in Session : ~In(s) /\ ses'[s].tx # NoTran =>
       \A k \in Token :
         Bind(s, k, "ok") => /\ ses'[s].tx = k[1]
                             /\ ses'[s].cnt = 1
                             /\ ses'[s].lender # NoSession <=> k[2] = "xp"
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

\* Alone with its own token a session loses its transaction, and so it does
\* where its request kept a doomed one; with others it counts from 1 again.
B5Prop ==
  [][\A s \in Session : ses'[s] # ses[s] /\ In(s) =>
       /\ Bind(s, <<ses[s].tx, "ordinary">>, "3922") =>
            /\ Members(ses[s].tx) = {s} \/ Of(s).doomed
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
          /\ Of(s).doomed \/ Alone(s)
          /\ IF   Members(ses[s].tx) = {s}
             THEN tran'[ses[s].tx].status = "rolledback"
             ELSE Of(s).doomed \/ tran' = tran)]_vars

\* Access is taken by a request that has none, and given up only by one that
\* is over, whose session leaves or lends, or whose transaction ends.  X2 X3
X2Prop ==
  [][\A s \in Session :
       /\ ses'[s].req = "busy" /\ ses[s].req # "busy" => ses[s].req \in {"open", "call"}
       /\ ses[s].req = "busy" /\ ses'[s].req = "open" =>
            \/ ses'[s].tx # ses[s].tx
            \/ Open(s, "ok")
            \/ \E k \in Token : k[1] = ses[s].tx /\ Bind(s, k, "ok")]_vars

\* A statement that fails is undone alone, unless XACT_ABORT is on: then the
\* transaction is over with it, or, if a TRY caught the error, doomed.
\*                                                                   A1 A2
A2Prop ==
  [][\A s \in Session : In(s) /\ ses' # ses =>
       /\ ses[s].abort /\ Fail(s, FALSE, "2627") =>
            /\ tran'[ses[s].tx].status = "rolledback"
            /\ ses'[s].req = "idle"
       /\ ~ses[s].abort /\ (Fail(s, FALSE, "2627") \/ Fail(s, TRUE, "2627")) =>
            /\ tran' = tran
            /\ ses'[s].tx = ses[s].tx]_vars

\* The same for what it must answer and move: a caught error dooms.  A2
DoomsInv ==
  \A s \in Session :
    In(s) /\ ses[s].abort /\ ~Of(s).doomed =>
      ~ENABLED (Fail(s, TRUE, "2627") /\ tran' = tran)

\* A doomed transaction is rolled back by the step that leaves no request
\* active in it, and not before, unless a member asks for it.            A4
A4Prop ==
  [][\A t \in Tran :
       tran[t].doomed /\ tran' # tran =>
         \/ tran'[t] = tran[t]
         \/ \E s \in Members(t) :
              \/ Rollback(s, "ok")
              \/ \E name \in Names : RollbackTo(s, name, "ok")
              \/ ses[s].abort /\ Cancel(s, "ok")
              \/ \A m \in Members(t) :
                   Holds(ses[m]) => \/ ses'[m].req \notin {"busy", "call", "solo"}
                                    \/ m = s /\ Leave(s, "ok")]_vars

\* XACT_ABORT on, a cancel is the end of the transaction; off, it is not.
\*                                                                      A6
A6Prop ==
  [][\A s \in Session : Holds(ses[s]) /\ ses'[s].req = "idle" =>
       (Cancel(s, "ok") =>
          IF   ses[s].abort
          THEN tran'[ses[s].tx].status = "rolledback"
          ELSE ses'[s].tx = ses[s].tx \/ Of(s).doomed)]_vars

\* When a call ends its guests are in no transaction any more, they have no
\* request, and are owed nothing for it; who was opened in it is closed; and
\* access is the caller's again.                                         X7
X7Prop ==
  [][\A s \in Session : InCall(s) /\ ~Calls(ses'[s]) =>
       /\ \A g \in Session \ {s} :
            ses[g].lender = s \/ ses[g].home = s =>
              /\ ses'[g].tx = NoTran
              /\ ses'[g].req \in {"idle", "off"}
              /\ ses[g].home # NoSession <=> ses'[g].req = "off"
              /\ ses'[g].owed => Owed(g)
       /\ Return(s, "ok") /\ ses[s].req = "call" /\ In(s) => ses'[s].req = "busy"]_vars

\* A session lends only to who was bound by an XP token while its call was the
\* innermost: then nobody inside this call is inside another.            X7
X7LendProp ==
  [][\A s \in Session :
       ses'[s].lender # ses[s].lender /\ ses'[s].lender # NoSession =>
         LET o == ses'[s].lender
         IN  /\ InCall(o)
             /\ ses[o].tx = ses'[s].tx
             /\ Bind(s, <<ses'[s].tx, "xp">>, "ok") \/ Bind(s, <<ses'[s].tx, "xp">>, "3924")
             /\ \A i \in Session \ {o} :
                  InCall(i) /\ ses[i].tx = ses[o].tx => ~BelongsTo(i, o)]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* Seen from outside, the transaction of many members is the transaction   *)
(* of one session that makes their effective statements in the order in    *)
(* which they ran; the last leave counts as a rollback.             15.12  *)
(***************************************************************************)

One(t) == INSTANCE OneSession WITH tran <- tran[t]

StartsAsOneSession == \A t \in Tran : One(t)!Init

RefinesOneSession ==
  [][\A t \in Tran : tran'[t] = tran[t] \/ One(t)!Next]_vars

-------------------------------------------------------------------------------
THEOREM Spec => StartsAsOneSession /\ RefinesOneSession
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

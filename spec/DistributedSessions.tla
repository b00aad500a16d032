-------------------------- MODULE DistributedSessions --------------------------
(***************************************************************************)
(* Two instances, a coordinator, messages that get lost, and crashes of the*)
(* coordinator: how do bound sessions on both sides still see one outcome? *)
(*                                                                         *)
(* A transaction begins on one instance.  It is promoted when it is to     *)
(* reach another: the instance enlists with the coordinator, which draws a *)
(* global id, and every instance where a session names that id has a       *)
(* branch.  From then on the coordinator ends it, by two phases with       *)
(* presumed abort: it logs a decision to commit, with those who must hear  *)
(* of it, and forgets everything else.  What it does not know was rolled   *)
(* back.                                                                   *)
(*                                                                         *)
(* This module refines AtomicCommit: all instances commit or none does.    *)
(*                                                                         *)
(* Left out.  Counts: an inner BEGIN or COMMIT is no step here.  A second  *)
(* global transaction: ids are never drawn again, so it would share nothing*)
(* with the first but the channel.  Crashes of an instance: data and       *)
(* prepared branches live in memory (D4), so with an instance its branch   *)
(* is gone, and that is not an atomic commit.  XP tokens, doom and options:*)
(* they are BoundSessions' and end with the prepare.                       *)
(*                                                                         *)
(* A message may be lost, and is sent again while it matters; so it may    *)
(* also come twice, and late.  What needs no message: a vote of no, which  *)
(* is as good as none, since the coordinator gives up in the end; and two  *)
(* calls, which happen or do not: a branch asks what became of it, and it  *)
(* acknowledges a commit.                                                  *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Home    \* Home[s]: the instance that session s is connected to

Session   == DOMAIN Home
Instance  == {Home[s] : s \in Session}
NoSession == "nobody"

VARIABLES
  ses,      \* ses[s]: where a session stands
  branch,   \* branch[i]: the transaction, as instance i has it
  co,       \* what the coordinator knows while it is up
  log,      \* what it has written down, which survives its crashes
  msgs      \* the messages on their way

vars == <<ses, branch, co, log, msgs>>

(***************************************************************************)
(* ses:   "out"    in no transaction                                       *)
(*        "owed"   the same, and not yet told that another ended it     B9 *)
(*        "member" of the branch on its instance                           *)
(*        "busy"   the same, and its request has access                 X1 *)
(*        "asked"  the same; its COMMIT waits for the coordinator          *)
(***************************************************************************)
Stands == {"out", "owed", "member", "busy", "asked"}

(***************************************************************************)
(* by:       the session that began it here; nobody in a joined branch     *)
(* marked:   by BEGIN DISTRIBUTED TRAN, or by enlisting                 D1 *)
(* saved:    it has a savepoint                                            *)
(* wrote:    it has undo records, and the locks that go with them          *)
(* enlisted: the coordinator has it on its list                         D2 *)
(***************************************************************************)
Branch == [status   : {"none", "active", "prepared", "committed", "rolledback"},
           by       : Session \union {NoSession},
           marked   : BOOLEAN,
           saved    : BOOLEAN,
           wrote    : BOOLEAN,
           enlisted : BOOLEAN]

(***************************************************************************)
(* phase: "none"      it knows of no transaction                           *)
(*        "active"    instances may enlist                                 *)
(*        "preparing" it was asked to commit, and collects votes           *)
(*        "committed" it has decided so, and tells it                      *)
(*        "down"      it has crashed                                       *)
(* with:  the instances that are enlisted                                  *)
(* votes: those that have voted yes                                        *)
(* log:   those that must still hear of the commit; empty: no record       *)
(***************************************************************************)
Phases == {"none", "active", "preparing", "committed", "down"}

Message == [type : {"prepare", "yes", "commit", "rollback"}, at : Instance]

TypeOKInv ==
  /\ ses    \in [Session -> Stands]
  /\ branch \in [Instance -> Branch]
  /\ co     \in [phase : Phases, with : SUBSET Instance, votes : SUBSET Instance]
  /\ log    \subseteq Instance
  /\ msgs   \subseteq Message

NoBranch == [status |-> "none", by |-> NoSession, marked |-> FALSE,
             saved |-> FALSE, wrote |-> FALSE, enlisted |-> FALSE]

Knows(phase) == [phase |-> phase, with |-> {}, votes |-> {}]

Init ==
  /\ ses    = [s \in Session |-> "out"]
  /\ branch = [i \in Instance |-> NoBranch]
  /\ co     = Knows("none")
  /\ log    = {}
  /\ msgs   = {}

-------------------------------------------------------------------------------
(***************************************************************************)
(* Words.                                                                  *)
(***************************************************************************)

In(s)       == ses[s] \in {"member", "busy", "asked"}
Owed(s)     == ses[s] = "owed"
Here(s)     == branch[Home[s]]
Members(i)  == {m \in Session : Home[m] = i /\ In(m)}
IsLive(x)   == x.status \in {"active", "prepared"}
HasEnded(x) == x.status \in {"committed", "rolledback"}
Up          == co.phase # "down"

\* Another member's request has access.
Taken(i, s) == \E m \in Members(i) \ {s} : ses[m] = "busy"                 \* X1
Barred(s)   == In(s) /\ Taken(Home[s], s)                                  \* X3

\* Its outcome is the coordinator's alone: it is prepared, or s itself has
\* handed it over.
HandedOver(s) == In(s) /\ (Here(s).status = "prepared" \/ ses[s] = "asked") \* D4

\* No transaction was begun yet, anywhere.
NotBegun == \A i \in Instance : branch[i].status = "none"

\* A global id was drawn, so there is something to be named.
Drawn    == \E i \in Instance : branch[i].enlisted

M(type, i)     == [type |-> type, at |-> i]
ToAll(type, I) == {M(type, i) : i \in I}

-------------------------------------------------------------------------------
(***************************************************************************)
(* Effects.                                                                *)
(***************************************************************************)

\* The next request of s discards the result that it has not read.
Discarded(s) == [ses EXCEPT ![s] = IF @ = "busy" THEN "member" ELSE @]     \* X2

Refuse(s, answer) ==
  /\ ses' = IF answer = "3926" THEN [ses EXCEPT ![s] = "out"] ELSE Discarded(s) \* B9
  /\ UNCHANGED <<branch, co, log, msgs>>

\* A request that is well, and changes nothing that is modelled here.
Pass(s) ==
  /\ ses' = Discarded(s)
  /\ UNCHANGED <<branch, co, log, msgs>>

Ended(x, status) ==
  [NoBranch EXCEPT !.status   = status,
                   !.wrote    = x.wrote /\ status = "committed",
                   !.enlisted = x.enlisted]

\* What the outcome is to a member that did not end it by itself.  Who asked
\* for a commit and got it, has been answered.
Heard(stand, status) ==
  IF stand = "asked" /\ status = "committed" THEN "out" ELSE "owed"        \* D5 B9

\* The branch on i ends.  By is the member that ended it, or nobody.
LeftBehind(i, by, status) ==
  [m \in Session |-> IF      m \notin Members(i) THEN ses[m]
                     ELSE IF m = by              THEN "out"
                     ELSE                             Heard(ses[m], status)]

\* What is left of the branch when s leaves it.
WithoutMe(s) ==
  IF   In(s) /\ Members(Home[s]) = {s} /\ ~Here(s).enlisted                \* B6 D2
  THEN [branch EXCEPT ![Home[s]] = Ended(@, "rolledback")]
  ELSE branch

-------------------------------------------------------------------------------
(***************************************************************************)
(* Statements.                                                             *)
(***************************************************************************)

Answer(s, otherwise) ==
  IF      Owed(s)                       THEN "3926"                        \* B9
  ELSE IF Barred(s)                     THEN "3917"                        \* X3
  ELSE IF HandedOver(s)                 THEN "8525"                        \* D4
  ELSE                                       otherwise

BeginAnswers == {"ok", "3926", "3917", "8525", "701"}

BeginAnswer(s) == Answer(s, IF In(s) \/ NotBegun THEN "ok" ELSE "701")

\* Inside a transaction it only counts.
Begin(s, answer) ==
  /\ answer = BeginAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF In(s)         THEN Pass(s)
     ELSE /\ ses'    = [ses EXCEPT ![s] = "member"]
          /\ branch' = [branch EXCEPT ![Home[s]] =
                          [NoBranch EXCEPT !.status = "active", !.by = s]] \* N1
          /\ UNCHANGED <<co, log, msgs>>

BeginDistributedAnswer(s) == BeginAnswer(s)                                \* D1

\* The same, and it marks the transaction.  No coordinator is asked.
BeginDistributed(s, answer) ==
  /\ answer = BeginDistributedAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'    = [ses EXCEPT ![s] = "member"]
          /\ branch' = [branch EXCEPT ![Home[s]] =
                          IF   In(s)
                          THEN [@ EXCEPT !.marked = TRUE]                  \* D1
                          ELSE [NoBranch EXCEPT !.status = "active", !.by = s,
                                                !.marked = TRUE]]
          /\ UNCHANGED <<co, log, msgs>>

SaveAnswers == {"ok", "3926", "3917", "8525", "628", "627", "701"}

SaveAnswer(s) == Answer(s,
  IF      ~In(s)                        THEN "628"                         \* S1
  ELSE IF Here(s).marked                THEN "627"                         \* S5 D1
  ELSE IF Here(s).saved                 THEN "701"
  ELSE                                       "ok")

Save(s, answer) ==
  /\ answer = SaveAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'    = Discarded(s)
          /\ branch' = [branch EXCEPT ![Home[s]].saved = TRUE]             \* S1
          /\ UNCHANGED <<co, log, msgs>>

WriteAnswers == {"ok", "3926", "3917", "8525"}

WriteAnswer(s) == Answer(s, "ok")

\* A statement whose result is not read yet: its request has access.  Outside a
\* transaction it is one of its own.                                       N9
Write(s, answer) ==
  /\ answer = WriteAnswer(s)
  /\ IF      answer # "ok" THEN Refuse(s, answer)
     ELSE IF ~In(s)        THEN Pass(s)
     ELSE /\ ses'    = [ses EXCEPT ![s] = "busy"]                          \* X3
          /\ branch' = [branch EXCEPT ![Home[s]].wrote = TRUE]
          /\ UNCHANGED <<co, log, msgs>>

CloseAnswers == {"ok", "none"}

CloseAnswer(s) == IF ses[s] = "busy" THEN "ok" ELSE "none"

Close(s, answer) ==
  /\ answer = CloseAnswer(s)
  /\ Pass(s)                                                               \* X2

CommitAnswers == {"ok", "3926", "3917", "8525", "3902", "8519", "8501"}

CommitAnswer(s) == Answer(s,
  IF      ~In(s)                        THEN "3902"                        \* N4
  ELSE IF ~Here(s).enlisted             THEN "ok"                          \* D1 N3
  ELSE IF Here(s).by # s                THEN "8519"                        \* D5
  ELSE IF ~Up                           THEN "8501"                        \* D2
  ELSE IF co.phase # "active"           THEN "8525"                        \* D5
  ELSE                                       "ok")

\* Where no other takes part, it commits.  Else the coordinator is asked to,
\* and the session waits for what becomes of it.
Commit(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF      answer # "ok"
     THEN Refuse(s, answer)
     ELSE IF ~Here(s).enlisted
     THEN /\ ses'    = LeftBehind(Home[s], s, "committed")                 \* N3 B9
          /\ branch' = [branch EXCEPT ![Home[s]] = Ended(@, "committed")]
          /\ UNCHANGED <<co, log, msgs>>
     ELSE /\ ses'    = [ses EXCEPT ![s] = "asked"]
          /\ co'     = [co EXCEPT !.phase = "preparing"]                   \* D2
          /\ UNCHANGED <<branch, log, msgs>>

RollbackAnswers == {"ok", "3926", "3917", "8525", "3903"}

RollbackAnswer(s) == Answer(s, IF In(s) THEN "ok" ELSE "3903")             \* N6

\* Any member may, as long as it is not handed over.  There will be no vote of
\* yes from here.
Rollback(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'    = LeftBehind(Home[s], s, "rolledback")                \* N5 B9
          /\ branch' = [branch EXCEPT ![Home[s]] = Ended(@, "rolledback")]
          /\ UNCHANGED <<co, log, msgs>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* Enlisting, binding and leaving.                                         *)
(***************************************************************************)

EnlistAnswers == {"ok", "3917", "8525", "3933", "8501"}

EnlistAnswer(s) == Answer(s,
  IF      Here(s).enlisted              THEN "ok"
  ELSE IF Here(s).saved                 THEN "3933"                        \* D5
  ELSE IF ~Up                           THEN "8501"                        \* D2
  ELSE                                       "ok")

\* A member's statement is to reach another instance: if that is the first, the
\* coordinator draws the global id.  Outside a transaction nothing enlists.
Enlist(s, answer) ==
  /\ answer = EnlistAnswer(s)
  /\ In(s)
  /\ IF      answer # "ok"         THEN Refuse(s, answer)
     ELSE IF Here(s).enlisted      THEN Pass(s)
     ELSE /\ ses'    = Discarded(s)
          /\ branch' = [branch EXCEPT ![Home[s]].enlisted = TRUE,
                                      ![Home[s]].marked = TRUE]            \* D2
          /\ co'     = [phase |-> "active", with |-> {Home[s]}, votes |-> {}]
          /\ UNCHANGED <<log, msgs>>

XaStartAnswers == {"ok", "3926", "XAER_PROTO", "8525", "8501", "3910"}

XaStartAnswer(s) ==
  IF      Owed(s)                       THEN "3926"                        \* B9
  ELSE IF In(s)                         THEN "XAER_PROTO"
  ELSE IF HasEnded(Here(s))             THEN "8525"                        \* D5
  ELSE IF Here(s).status = "prepared"   THEN "8525"                        \* D4
  ELSE IF Taken(Home[s], s)             THEN "3910"                        \* X3
  ELSE IF Here(s).status = "active"     THEN "ok"                          \* D3
  ELSE IF ~Up                           THEN "8501"                        \* D2
  ELSE IF co.phase # "active"           THEN "8525"                        \* D5
  ELSE                                       "ok"                          \* D2

\* What the branch is when one more session starts in it.
Started(x) ==
  IF   x.status = "active"
  THEN x                                                                   \* D3
  ELSE [NoBranch EXCEPT !.status = "active", !.marked = TRUE, !.enlisted = TRUE]

\* A session names the global id.  Where a branch is, it joins it as by binding;
\* where none is, its instance takes part from now on.
XaStart(s, answer) ==
  /\ answer = XaStartAnswer(s)
  /\ Drawn
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'    = [ses EXCEPT ![s] = "member"]                        \* D3
          /\ branch' = [branch EXCEPT ![Home[s]] = Started(@)]
          /\ co'     = IF   Here(s).status = "active"
                       THEN co
                       ELSE [co EXCEPT !.with = @ \union {Home[s]}]        \* D2
          /\ UNCHANGED <<log, msgs>>

BindAnswers == {"ok", "3926", "3909.2", "3922", "8525", "3910"}

\* The only member of what nobody else keeps alive.
OwnAlone(s) == In(s) /\ Members(Home[s]) = {s} /\ ~Here(s).enlisted        \* B5 D2

\* The token i is the one that instance i made for its branch.
BindAnswer(s, i) ==
  IF      Owed(s)                       THEN "3926"                        \* B9
  ELSE IF i # Home[s]                   THEN "3909.2"                      \* D3 T5
  ELSE IF Here(s).status = "none"       THEN "3909.2"                      \* B3
  ELSE IF HasEnded(Here(s))             THEN "3922"                        \* B4
  ELSE IF Here(s).status = "prepared"   THEN "8525"                        \* D4
  ELSE IF Taken(i, s)                   THEN "3910"                        \* X3
  ELSE IF ses[s] = "asked"              THEN "8525"                        \* D4
  ELSE IF OwnAlone(s)                   THEN "3922"                        \* B5
  ELSE                                       "ok"                          \* B1

Bind(s, i, answer) ==
  /\ answer = BindAnswer(s, i)
  /\ IF      answer = "ok"
     THEN /\ ses' = [ses EXCEPT ![s] = "member"]                           \* B1
          /\ UNCHANGED <<branch, co, log, msgs>>
     ELSE IF answer = "3922" /\ OwnAlone(s)
     THEN /\ ses'    = [ses EXCEPT ![s] = "out"]
          /\ branch' = WithoutMe(s)                                        \* B5
          /\ UNCHANGED <<co, log, msgs>>
     ELSE Refuse(s, answer)

LeaveAnswers == {"ok"}

\* sp_bindsession NULL, a disconnect, or xa_end.  Of an enlisted branch also
\* the last member may leave: then the coordinator ends it.
Leave(s, answer) ==
  /\ answer  = "ok"                                                        \* B7 D3
  /\ ses'    = [ses EXCEPT ![s] = IF In(s) THEN "out" ELSE @]              \* B6
  /\ branch' = WithoutMe(s)                                                \* D2
  /\ UNCHANGED <<co, log, msgs>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* What the coordinator asks of an instance.                               *)
(***************************************************************************)

PrepareAnswers == {"ok", "XAER_PROTO", "XAER_NOTA"}

PrepareAnswer(i) ==
  IF      HasEnded(branch[i])                       THEN "XAER_NOTA"
  ELSE IF \E m \in Members(i) : ses[m] = "busy"     THEN "XAER_PROTO"      \* D4
  ELSE                                                   "ok"

\* A branch that is prepared is as it was, but for that.
Prepared(x) == [x EXCEPT !.status = "prepared"]                            \* D4

\* Its answer is its vote; only "ok" is a yes.
RcvPrepare(i, answer) ==
  /\ M("prepare", i) \in msgs
  /\ answer  = PrepareAnswer(i)
  /\ branch' = IF answer = "ok" THEN [branch EXCEPT ![i] = Prepared(@)] ELSE branch
  /\ msgs'   = (msgs \ {M("prepare", i)})
                 \union (IF answer = "ok" THEN {M("yes", i)} ELSE {})
  /\ UNCHANGED <<ses, co, log>>

Outcomes == {"commit", "rollback"}

Status(outcome) == IF outcome = "commit" THEN "committed" ELSE "rolledback"

\* The branch ends as it is told, if it is still there.  It waits for nobody:
\* a request that has access loses it with its session's membership (X2).
RcvOutcome(i, outcome) ==
  /\ M(outcome, i) \in msgs
  /\ IF   IsLive(branch[i])
     THEN /\ ses'    = LeftBehind(i, NoSession, Status(outcome))           \* D5 B9
          /\ branch' = [branch EXCEPT ![i] = Ended(@, Status(outcome))]    \* D4
     ELSE UNCHANGED <<ses, branch>>
  /\ msgs' = msgs \ {M(outcome, i)}
  /\ UNCHANGED <<co, log>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* The coordinator.                                                        *)
(***************************************************************************)

\* An application asks it directly, as one does that ends its sessions' work
\* by xa_end.
AskedToCommit ==
  /\ co.phase = "active"
  /\ co' = [co EXCEPT !.phase = "preparing"]                               \* D2
  /\ UNCHANGED <<ses, branch, log, msgs>>

SendPrepare(i) ==
  /\ co.phase = "preparing"
  /\ i \in co.with \ co.votes
  /\ M("prepare", i) \notin msgs
  /\ msgs' = msgs \union {M("prepare", i)}
  /\ UNCHANGED <<ses, branch, co, log>>

RcvYes(i) ==
  /\ M("yes", i) \in msgs
  /\ Up
  /\ co'   = IF co.phase = "preparing" THEN [co EXCEPT !.votes = @ \union {i}] ELSE co
  /\ msgs' = msgs \ {M("yes", i)}
  /\ UNCHANGED <<ses, branch, log>>

AllVoted == co.votes = co.with

\* The commit is decided by being written down.
Decide ==
  /\ co.phase = "preparing"
  /\ AllVoted
  /\ co'  = [co EXCEPT !.phase = "committed"]
  /\ log' = co.with                                                        \* D6
  /\ UNCHANGED <<ses, branch, msgs>>

SendCommit(i) ==
  /\ co.phase = "committed"
  /\ i \in log
  /\ M("commit", i) \notin msgs
  /\ msgs' = msgs \union {M("commit", i)}
  /\ UNCHANGED <<ses, branch, co, log>>

\* Who has committed need not hear of it again.
Acknowledged(i) == log \ {i}

Acknowledge(i) ==
  /\ co.phase = "committed"
  /\ i \in log
  /\ branch[i].status = "committed"
  /\ log' = Acknowledged(i)
  /\ co'  = IF log' = {} THEN Knows("none") ELSE co
  /\ UNCHANGED <<ses, branch, msgs>>

\* A vote was no, or nothing was heard for too long.  It tells who is enlisted,
\* once, and forgets.
Abandon ==
  /\ co.phase \in {"active", "preparing"}
  /\ co'   = Knows("none")
  /\ msgs' = msgs \union ToAll("rollback", co.with)                        \* D6
  /\ UNCHANGED <<ses, branch, log>>

\* A branch that hears nothing asks.  What the coordinator does not know was
\* rolled back.  What it is still about to decide, it does not answer.
Ask(i) ==
  /\ IsLive(branch[i])
  /\ branch[i].enlisted
  /\ co.phase = "none"
  /\ M("rollback", i) \notin msgs
  /\ msgs' = msgs \union {M("rollback", i)}                                \* D4
  /\ UNCHANGED <<ses, branch, co, log>>

Kept == log                                                                \* D4

Crash ==
  /\ Up
  /\ co'  = Knows("down")
  /\ log' = Kept
  /\ UNCHANGED <<ses, branch, msgs>>

Recover ==
  /\ ~Up
  /\ co' = IF log = {} THEN Knows("none") ELSE Knows("committed")          \* D4
  /\ UNCHANGED <<ses, branch, log, msgs>>

Lose(m) ==
  /\ m \in msgs
  /\ msgs' = msgs \ {m}
  /\ UNCHANGED <<ses, branch, co, log>>

-------------------------------------------------------------------------------
Next ==
  \/ \E s \in Session, answer \in BeginAnswers    : Begin(s, answer)
  \/ \E s \in Session, answer \in BeginAnswers    : BeginDistributed(s, answer)
  \/ \E s \in Session, answer \in SaveAnswers     : Save(s, answer)
  \/ \E s \in Session, answer \in WriteAnswers    : Write(s, answer)
  \/ \E s \in Session, answer \in CloseAnswers    : Close(s, answer)
  \/ \E s \in Session, answer \in CommitAnswers   : Commit(s, answer)
  \/ \E s \in Session, answer \in RollbackAnswers : Rollback(s, answer)
  \/ \E s \in Session, answer \in EnlistAnswers   : Enlist(s, answer)
  \/ \E s \in Session, answer \in XaStartAnswers  : XaStart(s, answer)
  \/ \E s \in Session, token \in Instance, answer \in BindAnswers :
       Bind(s, token, answer)
  \/ \E s \in Session, answer \in LeaveAnswers    : Leave(s, answer)
  \/ \E i \in Instance, answer \in PrepareAnswers : RcvPrepare(i, answer)
  \/ \E i \in Instance, outcome \in Outcomes      : RcvOutcome(i, outcome)
  \/ \E i \in Instance : SendPrepare(i) \/ SendCommit(i) \/ Ask(i)
  \/ \E i \in Instance : RcvYes(i) \/ Acknowledge(i)
  \/ AskedToCommit \/ Decide \/ Abandon \/ Crash \/ Recover
  \/ \E m \in Message : Lose(m)

Spec == Init /\ [][Next]_vars

(***************************************************************************)
(* Fairness, action by action.  Weak: a branch goes on asking, a decision  *)
(* is told again, and a coordinator that is up gives up in the end what it *)
(* cannot bring to a decision.  Strong: an outcome that is sent again and  *)
(* again is received at last, though every single message may be lost.     *)
(* Nobody is made to recover, to commit, to vote, or to leave.             *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(Abandon)
  /\ \A i \in Instance :
       /\ WF_vars(Ask(i))
       /\ WF_vars(SendCommit(i))
       /\ SF_vars(\E outcome \in Outcomes : RcvOutcome(i, outcome))

FairSpec == Spec /\ Fairness

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every state.                                            *)
(***************************************************************************)

\* Who is a member is one of something that lives.                    N8, 15.1
MemberInv == \A s \in Session : In(s) => IsLive(Here(s))

\* What is alive has a member, or is enlisted.                    B6 D2, 15.2
HasMemberInv ==
  \A i \in Instance :
    IsLive(branch[i]) /\ ~branch[i].enlisted =>
      \E s \in Session : Home[s] = i /\ In(s)

\* At most one request runs in a branch, and none in a prepared one.
\*                                                                X1 D4, 15.3
OneRunsInv ==
  \A s \in Session :
    ses[s] = "busy" => /\ Here(s).status = "active"
                       /\ \A o \in Members(Home[s]) \ {s} : ses[o] # "busy"

\* While it is prepared, no member runs, none joins, and every one may leave. D4
PreparedInv ==
  \A s \in Session :
    Here(s).status = "prepared" /\ ~Owed(s) =>
      /\ In(s)  => {BeginAnswer(s), BeginDistributedAnswer(s), SaveAnswer(s),
                    WriteAnswer(s), CommitAnswer(s), RollbackAnswer(s),
                    EnlistAnswer(s)} = {"8525"}
      /\ ~In(s) => XaStartAnswer(s) = "8525"
      /\ BindAnswer(s, Home[s]) = "8525"

\* Who has asked for a commit waits for the outcome, or leaves.            D4
AskedInv ==
  \A s \in Session :
    ses[s] = "asked" /\ ~Barred(s) =>
      {WriteAnswer(s), CommitAnswer(s), RollbackAnswer(s), EnlistAnswer(s),
       BindAnswer(s, Home[s])} = {"8525"}

\* Until then any member may roll back, and nobody else may.       B10 N4 N6
RollbackInv ==
  \A s \in Session :
    ~Owed(s) /\ ~Barred(s) /\ ~HandedOver(s) =>
      /\ In(s)  => RollbackAnswer(s) = "ok"
      /\ ~In(s) => RollbackAnswer(s) = "3903" /\ CommitAnswer(s) = "3902"

\* To prepare needs access.                                                D4
ProtocolInv ==
  \A s \in Session : ses[s] = "busy" => PrepareAnswer(Home[s]) = "XAER_PROTO"

\* What is distributed has no savepoint, and gets none.                 S5 D5
SavepointInv ==
  \A s \in Session :
    In(s) /\ ~Barred(s) /\ ~HandedOver(s) =>
      /\ Here(s).enlisted => ~Here(s).saved
      /\ Here(s).marked => SaveAnswer(s) = "627"
      /\ Here(s).saved /\ ~Here(s).enlisted => EnlistAnswer(s) = "3933"

\* Until another takes part no coordinator is needed, marked or not; for that
\* one is needed.                                                       D1 D2
CoordinatorInv ==
  \A s \in Session :
    ~Owed(s) /\ ~Barred(s) /\ ~HandedOver(s) =>
      /\ NotBegun => BeginDistributedAnswer(s) = "ok"
      /\ In(s) /\ ~Here(s).enlisted => CommitAnswer(s) = "ok"
      /\ In(s) /\ ~Here(s).enlisted /\ ~Here(s).saved =>
           EnlistAnswer(s) = IF Up THEN "ok" ELSE "8501"
      /\ ~Up /\ Drawn /\ Here(s).status = "none" => XaStartAnswer(s) = "8501"

\* Only who began it may hand an enlisted transaction over to be committed. D5
OriginatorInv ==
  \A s \in Session :
    In(s) /\ Here(s).enlisted /\ ~Barred(s) /\ ~HandedOver(s) =>
      /\ Here(s).by # s => CommitAnswer(s) = "8519"
      /\ CommitAnswer(s) = "ok" => co.phase = "active"

\* Who names a global id that is finished is told so, by the branch that has
\* ended or by a coordinator that does not know it any more.               D5
FinishedInv ==
  \A s \in Session :
    Drawn /\ ~Owed(s) =>
      /\ HasEnded(Here(s)) => XaStartAnswer(s) = "8525"
      /\ Here(s).status = "none" /\ Up /\ co.phase # "active" => XaStartAnswer(s) = "8525"

\* The token of a branch is garbage elsewhere, and dead when that has ended; and
\* where nobody is in the way it binds all but the one whose leaving would be
\* the end of it.                                       D3 T3 T5 B1 B4 B5
OwnTokenInv ==
  \A s \in Session, i \in Instance :
    ~Owed(s) => /\ i # Home[s] => BindAnswer(s, i) = "3909.2"
                /\ i = Home[s] /\ HasEnded(Here(s)) => BindAnswer(s, i) = "3922"
                /\ /\ i = Home[s] /\ Here(s).status = "active" /\ ses[s] # "asked"
                   /\ \A o \in Session \ {s} : Home[o] = i => ses[o] # "busy"
                   => BindAnswer(s, i) =
                        IF   /\ In(s) /\ ~Here(s).enlisted
                             /\ \A o \in Session \ {s} : Home[o] = i => ~In(o)
                        THEN "3922"
                        ELSE "ok"

\* As long as anybody may ask what was committed, it is on record.         D4
LogInv ==
  \A i, j \in Instance :
    branch[i].status = "prepared" /\ branch[j].status = "committed" => i \in log

Stays == /\ ses' = ses /\ branch' = branch
         /\ co' = co /\ log' = log /\ msgs' = msgs

\* What must move moves, and a coordinator that is down may come back.
\*                                                                   D4 15.14
MovesInv ==
  /\ ~Up => ~ENABLED (Recover /\ Stays)
  /\ \A s \in Session :
       /\ ~In(s) => /\ ~ENABLED (Begin(s, "ok") /\ Stays)
                    /\ ~ENABLED (BeginDistributed(s, "ok") /\ Stays)
                    /\ ~ENABLED (XaStart(s, "ok") /\ Stays)
                    /\ ~ENABLED (Bind(s, Home[s], "ok") /\ Stays)
                    /\ ~ENABLED (Commit(s, "3926") /\ Stays)
       /\ In(s)  => /\ ~ENABLED (Leave(s, "ok") /\ Stays)
                    /\ ~ENABLED (Commit(s, "ok") /\ Stays)
                    /\ ~ENABLED (Rollback(s, "ok") /\ Stays)
                    /\ ~ENABLED (Save(s, "ok") /\ Stays)
                    /\ ~Here(s).enlisted => ~ENABLED (Enlist(s, "ok") /\ Stays)

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is true of every step.                                             *)
(***************************************************************************)

\* What is prepared ends by a message of the coordinator, and by nothing else. D4
OutcomeAloneProp ==
  [][\A i \in Instance :
       branch[i].status = "prepared" /\ branch'[i].status # "prepared" =>
         \E outcome \in Outcomes :
           /\ M(outcome, i) \in msgs \ msgs'
           /\ branch'[i].status = Status(outcome)]_vars

\* What was written stays, with its locks, unless it is rolled back.  D4, 15.9
LocksStayProp ==
  [][\A i \in Instance :
       branch[i].wrote /\ ~branch'[i].wrote => branch'[i].status = "rolledback"]_vars

\* The last member of an enlisted branch leaves it as it is.            B6 D2
LeaveProp ==
  [][\A s \in Session :
       In(s) /\ ses'[s] = "out" /\ Leave(s, "ok") =>
         /\ \A o \in Session \ {s} : ses'[o] = ses[o]
         /\ IF   Members(Home[s]) = {s} /\ ~Here(s).enlisted
            THEN branch'[Home[s]].status = "rolledback"
            ELSE branch' = branch]_vars

\* To join a branch that is there changes nothing of it: one transaction, one
\* lock space.                                                             D3
JoinProp ==
  [][\A s \in Session :
       ~In(s) /\ ses'[s] = "member" /\ IsLive(Here(s)) =>
         /\ ses'    = [ses EXCEPT ![s] = "member"]
         /\ branch' = branch]_vars

\* A vote that arrives is counted.  Who is enlisted is told to roll back when the
\* coordinator gives up; and besides that nobody is but what is alive.  D4 D6
CoordinatorProp ==
  [][/\ \A i \in Instance : co.phase = "preparing" /\ RcvYes(i) => i \in co'.votes
     /\ co.phase \in {"active", "preparing"} /\ co'.phase = "none" =>
          \A i \in co.with : M("rollback", i) \in msgs'
     /\ \A i \in Instance :
          M("rollback", i) \in msgs' \ msgs => IsLive(branch[i]) \/ i \in co.with]_vars

\* The outcome reaches every member: who asked for a commit is told "ok" by a
\* commit only, who ended it knows it, and all others are owed.        D5, 15.8
LeftBehindProp ==
  [][\A i \in Instance : IsLive(branch[i]) /\ HasEnded(branch'[i]) =>
       /\ msgs' = msgs => \E m \in Session : Home[m] = i /\ In(m) /\ ses'[m] = "out"
       /\ \A m \in Members(i) :
            \/ ses'[m] = "owed" /\ ~(ses[m] = "asked" /\ branch'[i].status = "committed")
            \/ ses'[m] = "out"  /\ ses[m] = "asked" /\ branch'[i].status = "committed"
            \/ ses'[m] = "out"  /\ ses[m] # "asked" /\ branch[i].status = "active"
                                /\ \A o \in Members(i) \ {m} : ses'[o] = "owed"]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* One outcome on all instances (D6), and an outcome for ever (15.6):      *)
(* whatever is lost and whoever crashes, the branches make the steps of an *)
(* atomic commit.                                                          *)
(***************************************************************************)
AC == INSTANCE AtomicCommit WITH branch <- [i \in Instance |-> branch[i].status]

RefinesAtomicCommit ==
  /\ AC!Init
  /\ [][\/ \A i \in Instance : branch'[i].status = branch[i].status
       \/ AC!Next]_vars

\* If the coordinator is up for good in the end, what is enlisted ends: what is
\* prepared is decided, what has no member left is ended, and who asked for a
\* commit is answered.                                             D4 D2, 15.11
EndsLive ==
  <>[]Up => \A i \in Instance :
              (branch[i].enlisted /\ IsLive(branch[i])) ~> HasEnded(branch[i])

-------------------------------------------------------------------------------
THEOREM Spec => [](TypeOKInv /\ MemberInv /\ HasMemberInv /\ OneRunsInv)
THEOREM Spec => [](PreparedInv /\ AskedInv /\ RollbackInv /\ ProtocolInv)
THEOREM Spec => [](SavepointInv /\ CoordinatorInv)
THEOREM Spec => [](OriginatorInv /\ FinishedInv /\ OwnTokenInv /\ LogInv /\ MovesInv)
THEOREM Spec => OutcomeAloneProp /\ LocksStayProp /\ LeaveProp
THEOREM Spec => JoinProp /\ LeftBehindProp /\ CoordinatorProp
THEOREM Spec => RefinesAtomicCommit
THEOREM FairSpec => EndsLive
\* What TLC finds, from models.json by a command:
\* DistributedLive: 14923 distinct states, 399648 generated, depth 26
\* DistributedThree: 45543 distinct states, 1710667 generated, depth 28
\* DistributedAlone: 1821 distinct states, 44169 generated, depth 17
\* DistributedSmall: 55625 distinct states, 1721846 generated, depth 28
================================================================================

----------------------- MODULE BrokenDistributedSessions -----------------------
(***************************************************************************)
(* What breaks when a rule of distributed bound sessions is broken?  Each  *)
(* operator here takes the place of one operator of DistributedSessions;   *)
(* broken/RULEWhatIsWrong.cfg says which, and names every invariant and    *)
(* action property, one of which TLC must find violated.  The last three   *)
(* take something from the fairness; there the liveness property is        *)
(* violated.                                                               *)
(***************************************************************************)
EXTENDS MCDistributedSessions

\* D4: a branch that is told to roll back ends in a way of its own.
HeuristicStatus(outcome) == IF outcome = "commit" THEN "committed" ELSE "heuristic"

\* D4: the coordinator does not count a vote.
YesUnheard(i) ==
  /\ M("yes", i) \in msgs
  /\ Up
  /\ msgs' = msgs \ {M("yes", i)}
  /\ UNCHANGED <<ses, branch, co, log>>

\* B9: the end of the branch leaves its members in it.
AllStay(i, by, status) == ses

\* B6: the last member to leave leaves an ordinary transaction alive.
AliveWithoutMe(s) == branch

\* X1: another member's request is no obstacle.
NeverTaken(i, s) == FALSE

\* D4: the members of a prepared branch go on.
HandedOverIfAsked(s) == ses[s] = "asked"

\* D4: who asked for a commit goes on until the branch is prepared.
HandedOverIfPrepared(s) == In(s) /\ Here(s).status = "prepared"

\* N5: what is enlisted is only the coordinator's to roll back.
RollsBackLocal(s) == Answer(s, IF In(s) /\ ~Here(s).enlisted THEN "ok" ELSE "3903")

\* D4: a branch is prepared over an open request.
PreparesAnyway(i) == IF HasEnded(branch[i]) THEN "XAER_NOTA" ELSE "ok"

\* D5: a transaction with a savepoint is promoted.
EnlistsWithSavepoint(s) == Answer(s,
  IF      Here(s).enlisted              THEN "ok"
  ELSE IF ~Up                           THEN "8501"
  ELSE                                       "ok")

\* S5: a distributed transaction may have savepoints.
SavesDistributed(s) == Answer(s,
  IF      ~In(s)                        THEN "628"
  ELSE IF Here(s).saved                 THEN "701"
  ELSE                                       "ok")

\* D1: BEGIN DISTRIBUTED TRAN needs a coordinator.
BeginNeedsCoordinator(s) == Answer(s, IF Up THEN BeginAnswer(s) ELSE "8501")

\* D2: without a coordinator a transaction is promoted all the same.
EnlistsWithNobody(s) == Answer(s,
  IF      Here(s).enlisted              THEN "ok"
  ELSE IF Here(s).saved                 THEN "3933"
  ELSE                                       "ok")

\* D5: any member may commit.
AnybodyCommits(s) == Answer(s,
  IF      ~In(s)                        THEN "3902"
  ELSE IF ~Here(s).enlisted             THEN "ok"
  ELSE IF ~Up                           THEN "8501"
  ELSE IF co.phase # "active"           THEN "8525"
  ELSE                                       "ok")

\* D5: a branch that has ended is begun again by its global id.
StartsFinished(s) ==
  IF      Owed(s)                       THEN "3926"
  ELSE IF In(s)                         THEN "XAER_PROTO"
  ELSE IF Here(s).status = "prepared"   THEN "8525"
  ELSE IF Taken(Home[s], s)             THEN "3910"
  ELSE                                       "ok"

\* D3: the token of any branch of the transaction binds to the one that is here.
AnyToken(s, i) ==
  IF      Owed(s)                       THEN "3926"
  ELSE IF Here(s).status = "none"       THEN "3909.2"
  ELSE IF HasEnded(Here(s))             THEN "3922"
  ELSE IF Here(s).status = "prepared"   THEN "8525"
  ELSE IF Taken(Home[s], s)             THEN "3910"
  ELSE IF ses[s] = "asked"              THEN "8525"
  ELSE IF OwnAlone(s)                   THEN "3922"
  ELSE                                       "ok"

\* D4: one acknowledgement is enough to forget the commit.
OneAcknowledges(i) == {}

\* D4: the log does not survive a crash.
LogLost == {}

\* B6: who leaves stays.
LeaveStays(s, answer) == answer = "ok" /\ UNCHANGED vars

\* D4: a prepared branch that hears nothing gives up by itself.
GivesUp(i) ==
  /\ branch[i].status = "prepared"
  /\ ses'    = LeftBehind(i, NoSession, "rolledback")
  /\ branch' = [branch EXCEPT ![i] = Ended(@, "rolledback")]
  /\ UNCHANGED <<co, log, msgs>>

\* D4: to be prepared is to let go of the locks.
PreparedFrees(x) == [x EXCEPT !.status = "prepared", !.wrote = FALSE]

\* D2: the last member to leave rolls back, also what is enlisted.
LastLeaverEnds(s) ==
  IF   In(s) /\ Members(Home[s]) = {s}
  THEN [branch EXCEPT ![Home[s]] = Ended(@, "rolledback")]
  ELSE branch

\* D3: who names the global id gets a branch of his own.
StartedAfresh(x) ==
  [NoBranch EXCEPT !.status = "active", !.marked = TRUE, !.enlisted = TRUE]

\* D5: who asked for a commit is told that it went well, whatever happened.
ToldAsAsked(stand, status) == IF stand = "asked" THEN "out" ELSE "owed"

\* D6: one vote is enough.
OneVoted == co.votes # {}

(***************************************************************************)
(* The same fairness, but for one line each.                               *)
(***************************************************************************)

\* Weak fairness does not make a message arrive that is lost again and again.
WeaklyReceived ==
  /\ WF_vars(Abandon)
  /\ \A i \in Instance :
       /\ WF_vars(Ask(i))
       /\ WF_vars(SendCommit(i))
       /\ WF_vars(\E outcome \in Outcomes : RcvOutcome(i, outcome))

\* A branch that never asks is not told twice that it was rolled back.
NeverAsks ==
  /\ WF_vars(Abandon)
  /\ \A i \in Instance :
       /\ WF_vars(SendCommit(i))
       /\ SF_vars(\E outcome \in Outcomes : RcvOutcome(i, outcome))

\* A coordinator that never gives up waits for a vote for ever.
NeverGivesUp ==
  \A i \in Instance :
    /\ WF_vars(Ask(i))
    /\ WF_vars(SendCommit(i))
    /\ SF_vars(\E outcome \in Outcomes : RcvOutcome(i, outcome))
================================================================================

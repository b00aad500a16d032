-------------------------- MODULE BrokenBoundSessions --------------------------
(***************************************************************************)
(* What breaks when a rule is broken?  Each operator here takes the place  *)
(* of one operator of BoundSessions; broken/RULEWhatIsWrong.cfg says which,*)
(* and names every property, one of which TLC must find violated.          *)
(***************************************************************************)
EXTENDS BoundGuarantees

\* N1: there is no nesting limit.
NoNestingLimit(s) == Answer(s,
  IF      Of(s).doomed            THEN "3930"
  ELSE IF ~In(s) /\ Begins = {}   THEN "701"
  ELSE                                 "ok")

\* N1: the transactions of an instance have ended before one begins.
InitEnded ==
  /\ ses  = [s \in Session |-> Off]
  /\ tran = [t \in Tran |-> [Unused EXCEPT !.status = "committed"]]

\* N1: the outermost name is not registered.
BegunNameless(name) == [Unused EXCEPT !.status = "live"]

\* N2: an inner COMMIT commits.
InnerCommitCommits(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE End(s, Committed(Of(s)))

\* N3: a COMMIT at count 1 only takes its session out.
CommitLeaves(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF      answer # "ok"  THEN Refuse(s, answer)
     ELSE IF ses[s].cnt > 1 THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ - 1])]
                                 /\ tran' = tran
     ELSE                        Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))

\* N5: an inner ROLLBACK only counts.
InnerRollbackCounts(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF      answer # "ok"  THEN Refuse(s, answer)
     ELSE IF ses[s].cnt > 1 THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ - 1])]
                                 /\ tran' = tran
     ELSE                        End(s, RolledBack(Of(s)))

\* N5: what was rolled back keeps its name.
RolledBackNamed(x) == [Unused EXCEPT !.status = "rolledback", !.name = x.name]

\* N7: who binds sets every member's count to 1.
BindResetsCounts(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF   answer \in {"ok", "3924"}
     THEN LET v == Swept([Now EXCEPT !.ses[s] = Joined(@, k[1], LenderOf(k))], s)
          IN  Becomes([v EXCEPT !.ses = [m \in Session |->
                IF v.ses[m].tx = k[1] THEN [v.ses[m] EXCEPT !.cnt = 1] ELSE v.ses[m]]])
     ELSE IF answer = "3922" /\ DiesWith(s, k[1])
     THEN Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))
     ELSE Decline(s, answer)

\* S1: SAVE sets no savepoint.
SavedNothing(x, name) == x

\* S2: a rollback to a savepoint takes nothing back.
UndoneNothing(x, name) ==
  [x EXCEPT !.saves = SubSeq(@, 1, Newest(x, name) - 1)]

\* T3: a number is used again.
BeginsAgain == {t \in Tran : ~IsLive(tran[t]) /\ tran[t].status # "committed"}

\* B1: who binds begins to count at 2.
JoinedAtTwo(c, t, lender) ==
  [Gone(c) EXCEPT !.tx = t, !.cnt = IF c.tx = NoTran THEN 2 ELSE 1, !.lender = lender]

\* B2: who defects ends the transaction that it leaves.
BindEndsTheOld(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer = "3924"
       THEN Becomes([EndOf(Now, ses[s].tx, RolledBack(Of(s)), s)
                       EXCEPT !.ses[s] = Joined(@, k[1], LenderOf(k))])
     ELSE IF answer = "ok"
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Joined(@, k[1], LenderOf(k))], s))
     ELSE IF answer = "3922" /\ DiesWith(s, k[1])
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))
     ELSE   Decline(s, answer)

\* B4: the token of a transaction that has ended still binds.
NeverDead(k) == FALSE

\* B4: a bind that is refused has already left the old transaction.
BindLeavesFirst(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer \in {"ok", "3924"}
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Joined(@, k[1], LenderOf(k))], s))
     ELSE IF answer = "3922"
       THEN Becomes(Swept([Now EXCEPT !.ses[s] = Gone(@)], s))
     ELSE   Decline(s, answer)

\* B5: who binds to its own transaction counts on.
JoinedCountsOn(c, t, lender) ==
  [Gone(c) EXCEPT !.tx = t, !.cnt = IF c.tx = t THEN c.cnt + 1 ELSE 1, !.lender = lender]

\* B6: the last member to leave leaves the transaction alive.
NeverLeft(w, t) == FALSE

\* B6: who leaves ends the transaction for all.
LeaveEnds(s, answer) ==
  /\ answer = LeaveAnswer(s)
  /\ IF   answer = "ok" /\ In(s)
     THEN End(s, RolledBack(Of(s)))
     ELSE UNCHANGED vars

\* B7: leaving needs access.
LeaveNeedsAccess(s) == Answer(s, "ok")

\* B8: who binds does not keep its level.
JoinedAtAnotherLevel(c, t, lender) ==
  [Gone(c) EXCEPT !.tx = t, !.cnt = 1, !.lender = lender,
                  !.level = CHOOSE l \in Levels : l # DefaultLevel]

\* B9: 3926 is told again and again.
NeverTold(c) == c

\* B9: 3926 ends the request.
ToldAndEnded(c) == [c EXCEPT !.owed = FALSE, !.req = IF @ = "open" THEN "idle" ELSE @]

\* B9: nobody is owed anything when another ends his transaction.
EndSilently(w, t, x, s) ==
  [ses  |-> [m \in Session |-> IF   w.ses[m].tx = t
                               THEN Gone(w.ses[m])
                               ELSE w.ses[m]],
   tran |-> [w.tran EXCEPT ![t] = x]]

\* B9: a debt outlives its session.
SessionOverInDebt(s) ==
  LET v == CallOver(Now, s)
  IN  Swept([v EXCEPT !.ses[s] = [Off EXCEPT !.owed = ses[s].owed]], s)

\* B11: the savepoints of the transaction go with a member that disconnects.
SessionOverWithSaves(s) ==
  LET v == CallOver(Now, s)
      w == Swept([v EXCEPT !.ses[s] = Off], s)
  IN  IF   In(s) /\ IsLive(w.tran[ses[s].tx])
      THEN [w EXCEPT !.tran[ses[s].tx].saves = <<>>]
      ELSE w

\* X1: another member's request is no obstacle.
NeverBarred(s) == FALSE

\* X2: the second statement of a request gives access up.
AccessToAndFro(c) ==
  [c EXCEPT !.req = IF @ = "open" THEN "busy" ELSE IF @ = "busy" THEN "open" ELSE @]

\* X3: a member is told the token while another's request has access.
GetTokenAlways(s, kind) ==
  IF      IsOff(s)                      THEN "closed"
  ELSE IF Owed(s)                       THEN "3926"
  ELSE IF InCall(s)                     THEN "3917"
  ELSE IF kind \notin Kinds             THEN "214"
  ELSE IF ~In(s)                        THEN "3921"
  ELSE                                       "ok"

\* X7: the guests of a call stay when it is over.
NoGuests(S) == {}

\* X7: who was opened in a call is not closed when it is over.
CallOverClosesNobody(w, s) ==
  IF   ~Calls(w.ses[s])
  THEN w
  ELSE LET G == Guests({s})
       IN  [w EXCEPT !.ses = [m \in Session |->
              IF      m = s      THEN Back(w.ses[m])
              ELSE IF m \notin G THEN w.ses[m]
              ELSE                    [Gone(Ended(w.ses[m])) EXCEPT !.home = NoSession]]]

\* X7: who is bound by an XP token belongs to the outermost call.
Outermost(t) ==
  CHOOSE m \in CallsIn(t) : \A o \in CallsIn(t) \ {m} : BelongsTo(o, m)

\* X7: an XP token gives no right to what the caller holds.
LendsToNobody(k) == NoSession

\* X8: an XP token outside a call is answered 3910.
XpInUse(s, t) ==
  IF      CallsIn(t) = {}               THEN "3910"
  ELSE IF \E o \in Members(t) \ {s} : ses[o].req = "busy"
                                        THEN "3910"
  ELSE                                       "ok"

\* A2: every session behaves as if its XACT_ABORT were on.
AlwaysOn(s) == TRUE

\* A2: an error that TRY has caught does not doom.
FailedForgiven(x, abort, caught) ==
  IF   ~abort \/ caught
  THEN x
  ELSE [Unused EXCEPT !.status = "rolledback"]

\* A3: a doomed transaction can be committed.
CommitAnswerOfDoomed(x) == IF ~IsLive(x) THEN "3902" ELSE "ok"

\* A4: nobody rolls back what is doomed.
NeverLost(w, t) == FALSE

\* A4: the end of a borrower's batch is the end of its lender's doom.
LostToBorrower(w, t) ==
  w.tran[t].doomed /\ ~\E m \in Session : w.ses[m].tx = t /\ w.ses[m].req = "busy"

\* A6: a cancel never ends the transaction.
CancelKeeps(s, answer) ==
  /\ answer = CancelAnswer(s)
  /\ IF   answer # "ok"
     THEN UNCHANGED vars
     ELSE Becomes(Swept(RequestOver(Now, s), s))
\* N4: a COMMIT outside of a transaction is answered as in a doomed one.
CommitOutsideIsDoomed(s) ==
  IF ~In(s) THEN Answer(s, "3930") ELSE Answer(s, CommitAnswerOf(Of(s)))

\* N8: who leaves still counts.
GoneCounting(c) == [c EXCEPT !.tx = NoTran, !.req = IF @ = "busy" THEN "open" ELSE @,
                             !.lender = IF Calls(c) THEN @ ELSE NoSession]

\* S4: only one of the members goes back to savepoints.
OneGoesBack(s, name) ==
  IF   In(s) /\ s # CHOOSE m \in Members(ses[s].tx) : TRUE
  THEN Answer(s, "6401")
  ELSE Answer(s, RollbackToAnswerOf(Of(s), name))

\* T7: the kind is looked at only in a transaction.
KindInTransactionOnly(s, kind) == Answer(s,
  IF      ~In(s)            THEN "3921"
  ELSE IF kind \notin Kinds THEN "214"
  ELSE                           "ok")

\* B10: only one of the members commits.
OneCommits(s) ==
  IF   In(s) /\ s # CHOOSE m \in Members(ses[s].tx) : TRUE
  THEN Answer(s, "3902")
  ELSE Answer(s, CommitAnswerOf(Of(s)))

\* X4: who finds the transaction in use is not refused.
AnswerUnbarred(s, otherwise) ==
  IF      IsOff(s)          THEN "closed"
  ELSE IF Owed(s)           THEN "3926"
  ELSE IF InCall(s)         THEN "3917"
  ELSE                           otherwise

\* X5: with XACT_ABORT on, a refusal of access ends the transaction.
RefuseAborts(s, answer) ==
  IF      answer = "closed"  THEN UNCHANGED vars
  ELSE IF answer = "3926"    THEN /\ ses'  = [ses EXCEPT ![s] = Told(@)]
                                  /\ tran' = tran
  ELSE IF InCall(s)          THEN UNCHANGED vars
  ELSE IF answer = "3917"    THEN IF   XactAbort(s)
                                  THEN End(s, RolledBack(Of(s)))
                                  ELSE /\ ses'  = [ses EXCEPT ![s] = Ended(@)]
                                       /\ tran' = tran
  ELSE IF answer = "3930"    THEN Becomes(Swept(RequestOver(Now, s), s))
  ELSE IF In(s)              THEN /\ ses'  = [ses EXCEPT ![s] = Access(@)]
                                  /\ tran' = tran
  ELSE                            UNCHANGED vars

\* A8: a refusal of access leaves the request open.
RefuseGoesOn(s, answer) ==
  IF      answer = "closed"  THEN UNCHANGED vars
  ELSE IF answer = "3926"    THEN /\ ses'  = [ses EXCEPT ![s] = Told(@)]
                                  /\ tran' = tran
  ELSE IF InCall(s)          THEN UNCHANGED vars
  ELSE IF answer = "3917"    THEN UNCHANGED vars
  ELSE IF answer = "3930"    THEN Becomes(Swept(RequestOver(Now, s), s))
  ELSE IF In(s)              THEN /\ ses'  = [ses EXCEPT ![s] = Access(@)]
                                  /\ tran' = tran
  ELSE                            UNCHANGED vars

\* E1: a session is opened by a procedure that is not called.
ConnectsUncalled(by) == IF AllOn THEN "17809" ELSE "ok"

\* E2: a handle works outside of its call.
HandleOutlivesCall(s) == IF In(s) THEN "ok" ELSE "fail"

\* E3: one session may come in, and no more.
OneGuest(s, t) ==
  IF      CallsIn(t) = {} \/ \E m \in Session : ses[m].lender # NoSession
                                        THEN "3912"
  ELSE IF \E o \in Members(t) \ {s} : ses[o].req = "busy"
                                        THEN "3910"
  ELSE                                       "ok"

\* N6: to roll back to a name that is unknown is answered as outside.
UnknownNameOutside(s, name) ==
  LET answer == Answer(s, RollbackToAnswerOf(Of(s), name))
  IN  IF answer = "6401" THEN "3903" ELSE answer

\* B11: who is gone has nothing to cancel.
CancelOfGone(s) == IF ses[s].req \in {"off", "idle"} THEN "none" ELSE "ok"
================================================================================

-------------------------- MODULE BrokenBoundSessions --------------------------
(***************************************************************************)
(* What breaks when a rule is broken?  Each operator here takes the place  *)
(* of one operator of BoundSessions; broken/RULEWhatIsWrong.cfg says which,*)
(* and names every property, one of which TLC must find violated.          *)
(***************************************************************************)
EXTENDS BoundSessions

\* B6: the last member to leave leaves the transaction alive.
AliveWithoutMe(s) == tran

\* X1: another member's request is no obstacle.
NeverTaken(t, s) == FALSE

\* B4: the token of a transaction that has ended still binds.
NeverDead(k) == FALSE

\* B4: a bind that is refused has already left the old transaction.
BindLeavesFirst(s, k, answer) ==
  /\ answer = BindAnswer(s, k)
  /\ IF      answer \in {"ok", "3924", "3922"}
                           THEN /\ ses'  = [ses EXCEPT ![s] = IF   answer = "3922"
                                                              THEN Gone(@)
                                                              ELSE Joined(@, k[1])]
                                /\ tran' = WithoutMe(s)
     ELSE                       Decline(s, answer)

\* B9: 3926 is told again and again.
NeverTold(c) == c

\* N3: a COMMIT at count 1 with other members about only takes its session out.
CommitLeaves(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF      answer # "ok"  THEN Refuse(s, answer)
     ELSE IF ses[s].cnt > 1 THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ - 1])]
                                 /\ tran' = tran
     ELSE IF Members(ses[s].tx) # {s}
                            THEN /\ ses'  = [ses EXCEPT ![s] = Gone(@)]
                                 /\ tran' = tran
     ELSE                        End(s, Committed(Of(s)))

\* N2: an inner COMMIT commits.
InnerCommitCommits(s, answer) ==
  /\ answer = CommitAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE End(s, Committed(Of(s)))

\* N5: an inner ROLLBACK only counts.
InnerRollbackCounts(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF      answer # "ok"  THEN Refuse(s, answer)
     ELSE IF ses[s].cnt > 1 THEN /\ ses'  = [ses EXCEPT ![s] = Access([@ EXCEPT !.cnt = @ - 1])]
                                 /\ tran' = tran
     ELSE                        End(s, RolledBack(Of(s)))

\* B1: who binds begins to count at 2.
JoinedAtTwo(c, t) == [Gone(c) EXCEPT !.tx = t, !.cnt = 2]

\* S2: a rollback to a savepoint takes nothing back.
UndoneNothing(x, name) ==
  [x EXCEPT !.saves = SubSeq(@, 1, Newest(x, name) - 1)]

\* B7: leaving needs access.
LeaveNeedsAccess(s) == Answer(s, "ok")

\* B9: nobody is owed anything when another ends his transaction.
EndSilently(s, x) ==
  /\ ses'  = [m \in Session |-> IF   ses[m].tx = ses[s].tx
                                THEN Gone(ses[m])
                                ELSE ses[m]]
  /\ tran' = [tran EXCEPT ![ses[s].tx] = x]

\* B8: who binds reads at the other's level, here: at none of his own.
JoinedAtAnotherLevel(c, t) ==
  [Gone(c) EXCEPT !.tx = t, !.cnt = 1,
                  !.level = CHOOSE l \in Levels : l # DefaultLevel]
================================================================================

-------------------------- MODULE BrokenSql7Sessions --------------------------
(***************************************************************************)
(* What breaks when a rule of the profile SQL_7 is broken?  Each operator  *)
(* here takes the place of one operator of Sql7Sessions; the cfg in broken/*)
(* says which, and names every property, one of which TLC must find        *)
(* violated.                                                               *)
(***************************************************************************)
EXTENDS Sql7Sessions

\* N1: the nesting limit is held against the count of the request before.
AtLimitBefore(s) == ses[s].cnt = MaxNest

\* N1: a BEGIN of who waited is its first.
NestedFromBefore(s) == ses[s].cnt + 1

\* N2: an inner COMMIT commits.
NeverInner(s) == FALSE

\* N3: a COMMIT only counts while others count.
InnerWhileOthersCount(s) ==
  \/ Count(s) > 1
  \/ \E m \in Session \ {s} : ses[m].sp = ses[s].sp /\ ses[m].cnt > 0

\* N5: a ROLLBACK commits.
RollbackCommits(s, answer) ==
  /\ answer = RollbackAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE End(s, Committed(Of(s)))

\* N6: a ROLLBACK where there is nothing to roll back is refused as a COMMIT is.
RefusedAsCommit(s) == Answer(s, CommitAnswerOf(Of(s)))

\* B2: nobody is told that he defected.
NeverDefects(s, p) == FALSE

\* B9: who leaves is owed nothing any more.
GoneForgets(c) == [c EXCEPT !.sp = NoSpace, !.cnt = 0, !.owed = FALSE]

\* B9: a member goes on counting when another has ended the transaction.
StillCounting(c) == c

\* B6: the last member leaves the space standing.
SpaceStandsEmpty(s) ==
  IF   Inside(s) /\ Members(ses[s].sp) = {s}
  THEN [space EXCEPT ![ses[s].sp].tx = NoTran]
  ELSE space

\* B6: the last member leaves the transaction alive.
AliveWithoutMe(s) == tran

\* SQL_7: a member that waited stays at 0.
NeverCounts(s) == ses[s].cnt

\* T1: a token is to be had in a transaction only, as in BoundSessions.
NeedsTransaction(s) == Answer(s, IF Count(s) = 0 THEN "3921" ELSE "ok")

\* SQL_7: only the newest token of a space is valid.
NewestOnly(k) == k[2] = space[k[1]].given

\* B4: the tokens of a space that is gone still bind.
NeverDead(k) == FALSE

\* T2: each call gives the same token, as in BoundSessions.
SameToken(s, answer) ==
  /\ answer = GetTokenAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE /\ ses'   = [Requested(s) EXCEPT ![s].sp = Place(s)]
          /\ space' = [space EXCEPT ![Place(s)].status = "standing",
                                    ![Place(s)].given = 1]
          /\ tran'  = tran

\* B9: 3926 is told again and again.
NeverTold(c) == c

\* T3: what has ended begins again.
BeginsAgain == {t \in Tran : ~IsLive(tran[t])}

\* T3: a space that is gone is opened again, with the tokens it had.
OpensAgain == {p \in Space : space[p].status # "standing"}

\* SQL_7: a BEGIN counts for all members at once.
BegunForAll(s, p) ==
  [m \in Session |-> IF   m = s \/ ses[m].sp = p
                     THEN [ses[m] EXCEPT !.sp = p, !.cnt = 1]
                     ELSE ses[m]]

\* B4: the end of the transaction is the end of its tokens, as in
\* BoundSessions.
TokensEnd(x) == [x EXCEPT !.tx = NoTran, !.given = 0]

\* SQL_7: to ask for a token at count 0 is to begin.
TokenBegins(s, answer) ==
  /\ answer = GetTokenAnswer(s)
  /\ IF   answer # "ok"
     THEN Refuse(s, answer)
     ELSE LET p == Place(s)
              t == IF Count(s) = 0 /\ Begins # {} THEN Lowest(Begins) ELSE NoTran
          IN  /\ ses'   = [ses EXCEPT ![s].sp = p,
                                      ![s].cnt = IF t # NoTran THEN 1 ELSE Count(s)]
              /\ space' = [space EXCEPT ![p].status = "standing", ![p].given = @ + 1,
                                        ![p].tx = IF t # NoTran THEN t ELSE @]
              /\ tran'  = IF t # NoTran THEN [tran EXCEPT ![t] = Begun(NoName)] ELSE tran

\* B1: who binds waits, even where a transaction lives.
JoinedToWait(c, p) == [c EXCEPT !.sp = p, !.cnt = 0]

\* B9: who waited is told of an end that is none of his.
AllLeftBehind(c) == [c EXCEPT !.cnt = 0, !.owed = TRUE]

\* N3: a COMMIT keeps nothing of what was written.
EndKeepsNothing(s, x) ==
  /\ ses'   = [m \in Session |->
                 IF      m = s                  THEN [ses[m] EXCEPT !.cnt = 0]
                 ELSE IF ses[m].sp = ses[s].sp  THEN LeftBehind(ses[m])
                 ELSE                                ses[m]]
  /\ space' = [space EXCEPT ![ses[s].sp] = Emptied(@)]
  /\ tran'  = [tran EXCEPT ![space[ses[s].sp].tx] = [x EXCEPT !.log = 0]]
===============================================================================

---------------------------- MODULE MCBoundSessions ----------------------------
(***************************************************************************)
(* What the models of BoundSessions need besides: a property that looks as *)
(* if it held, and does not; and witnesses, which deny that something      *)
(* remarkable can happen: TLC answers with how it happens.                 *)
(***************************************************************************)
EXTENDS BoundGuarantees, TLC

\* Sessions that differ in nothing but their names may change them.  No choice
\* among sessions looks at these, so TLC may take states that differ by such a
\* change for one; but not when it checks what must happen at last.
SessionSymmetry == Permutations(Session)

\* In place of its answers this leaves an operation out of a model.
NoAnswers == {}

\* A transaction is committed only when all members but the one who commits
\* are at count 0.  It is not so (N3): counts are the members' own, and whoever
\* comes to his last COMMIT first commits for all.                    15.13
CommitAloneProp ==
  [][\A t \in Tran :
       IsLive(tran[t]) /\ tran'[t].status = "committed" =>
         \E s \in Members(t) : \A m \in Members(t) \ {s} : ses[m].cnt = 0]_vars

-------------------------------------------------------------------------------

\* Nobody commits while another member is in the middle of its nesting.  N3
NestedCommitDebugProp ==
  [][~\E s, o \in Session : /\ ses[s].tx = ses[o].tx
                            /\ ses[o].cnt = 2
                            /\ ses[s].cnt = 1
                            /\ Commit(s, "ok")]_vars

\* No call ends while one of its guests has an unread result.            X7
UnreadGuestDebugProp ==
  [][~\E s, g \in Session : /\ ses[g].lender = s
                            /\ ses[g].req = "busy"
                            /\ Return(s, "ok")]_vars

\* No caller disconnects inside its call while it has a guest.       B11 X7
CallerGoneDebugProp ==
  [][~\E s, g \in Session : /\ ses[g].lender = s
                            /\ In(g)
                            /\ Disconnect(s, "ok")]_vars

\* No guest ends its caller's transaction inside the call.            X7 B9
OwedCallerDebugInv == ~\E s \in Session : InCall(s) /\ Owed(s)

\* No guest makes a call of its own.                                     E3
NestedCallDebugInv ==
  ~\E s \in Session : InCall(s) /\ ses[s].lender # NoSession

\* No caller leaves inside its call, with its guests staying.         B7 X7
GuestsWithoutHostDebugInv ==
  ~\E s, g \in Session : ses[g].lender = s /\ In(g) /\ ~In(s)

\* No doom by a guest's request outlasts that request.                   A4
LentDoomDebugInv ==
  ~\E s, g \in Session : /\ ses[g].lender = s
                         /\ In(g)
                         /\ ses[g].req = "idle"
                         /\ Of(g).doomed
================================================================================

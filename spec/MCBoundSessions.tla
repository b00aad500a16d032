---------------------------- MODULE MCBoundSessions ----------------------------
(***************************************************************************)
(* What the models of BoundSessions need besides: a property that looks as *)
(* if it held, and does not.                                               *)
(***************************************************************************)
EXTENDS BoundSessions

\* A transaction is committed only when all members but the one who commits
\* are at count 0.  It is not so (N3): counts are the members' own, and whoever
\* comes to his last COMMIT first commits for all.                    15.13
CommitAloneProp ==
  [][\A t \in Tran :
       IsLive(tran[t]) /\ tran'[t].status = "committed" =>
         \E s \in Members(t) : \A m \in Members(t) \ {s} : ses[m].cnt = 0]_vars
================================================================================

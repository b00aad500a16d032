---------------------------- MODULE MCIssuedTokens ----------------------------
(***************************************************************************)
(* What the models of IssuedTokens need besides: who is connected where,   *)
(* and situations that must be reachable.                                  *)
(***************************************************************************)
EXTENDS IssuedTokens, FiniteSets

\* Two sessions share an instance, and a third is elsewhere.
TwoAndOne == [a1 |-> "a", a2 |-> "a", b1 |-> "b"]

\* Three sessions on one instance.
Three == [a1 |-> "a", a2 |-> "a", a3 |-> "a"]

\* Two sessions on one instance.
Two == [a1 |-> "a", a2 |-> "a"]

\* B12: one token lets in two sessions besides the one that asked for it.
UsedTwiceDebugInv ==
  ~ \E t \in Tran : /\ Cardinality(Members(t)) = 3
                    /\ Cardinality({i \in issued : i.tran = t}) = 1

\* T9: who was told of it only by another commits the transaction, so that
\* only sessions that were told by others are members of a live one.
BearersOnlyDebugInv ==
  ~ \E t \in Tran : /\ tran[t].status = "live"
                    /\ \E i \in issued : i.tran = t
                    /\ \A m \in Members(t) : \A i \in issued : i.tran = t => i.to # m

\* T5: a session of another instance holds the token of what lives here.
HeldElsewhereDebugInv ==
  ~ \E s \in Session, i \in issued :
      /\ i.token \in ses[s].holds
      /\ i.token.by # Home[s]
      /\ tran[i.tran].status = "live"

\* T4: the number of a token is not the transaction's: the second to begin is
\* the first to draw.
DrawnLaterDebugInv == ~ \E t \in Tran : tran[t].number \notin {t, NoNumber}
===============================================================================

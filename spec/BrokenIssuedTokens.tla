-------------------------- MODULE BrokenIssuedTokens --------------------------
(***************************************************************************)
(* What breaks when a rule of tokens is broken?  Each operator here takes  *)
(* the place of one operator of IssuedTokens; broken/RULEWhatIsWrong.cfg   *)
(* says which, and names every property, one of which TLC must find        *)
(* violated.                                                               *)
(***************************************************************************)
EXTENDS MCIssuedTokens

\* T1: a token is to be had outside a transaction too.
GetTokenAnywhere(s) == IF Tran # Begins THEN "ok" ELSE "3921"

\* T2: each call draws another number.
AnotherNumber(s) == IF drawn[Home[s]] < MaxTran THEN drawn[Home[s]] + 1 ELSE MaxTran

\* T3: a number that no live transaction has is drawn again.
FreeNumber(i) ==
  CHOOSE n \in Number : /\ \A t \in Tran : tran[t].status = "live" => tran[t].number # n
                        /\ \A m \in Number : m < n =>
                             \E t \in Tran : tran[t].status = "live" /\ tran[t].number = m

\* T3: the table keeps what has ended.
FoundDeadToo(s, k) == {t \in Tran : tran[t].number = k.number}

\* T4: a number is drawn at BEGIN.
NumberAtBegin(i) == [number |-> drawn[i] + 1, drawn |-> [drawn EXCEPT ![i] = @ + 1]]

\* T4: a number is drawn at BEGIN, and another when it is needed.
NumberWasted(i) == [number |-> NoNumber, drawn |-> [drawn EXCEPT ![i] = @ + 1]]

\* T4: a session passes on what it has guessed.
TellsGuess(s, k) == TRUE

\* T4: a session gets in with what it has guessed.
PresentsGuess(s, k) == TRUE

\* T5: all instances have one key.
OneKey(s, k) == \E i \in Instance : k.number <= drawn[i]

\* T6: the token of any transaction can be asked for.
AskedOfAny(s) == CHOOSE t \in Tran : tran[t].status = "live"

\* B12: a token is used up by its use.
UsedUp(s, k) == ses[s].holds \ {k}

\* B5: a session that is alone with its own token keeps its transaction.
NeverAlone(s, t) == FALSE

\* B6: who leaves stays.
LeaveStays(s, answer) == answer = "ok" /\ UNCHANGED vars
===============================================================================

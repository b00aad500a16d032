---- MODULE Lamps ----
(* Lamps that are switched on and off; some answers are refusals. For the tests of the Java that reads specs. *)
EXTENDS Naturals, Sequences
CONSTANTS Person,    \* who may press a switch
          Nobody,
          Limit      \* how often a lamp can be switched on
ASSUME Limit \in 1..5
VARIABLES lamp,      \* 1..2 -> [on, times]
          last       \* Person -> the lamp that was pressed last, 0 for none
vars == <<lamp, last>>

Lit == {l \in 1..2 : lamp[l].on # Nobody}   \* lamps that burn

\* In place of Lit.
NoneLit == {}

\* A lamp is in the hand of a person or of nobody,
\* and was not switched on too often. R1
TypeInv ==
  /\ \A l \in 1..2 : lamp[l].on \in Person \cup {Nobody} /\ lamp[l].times \in 0..Limit
  /\ last \in [Person -> 0..2]

OneDarkInv ==
  (************************************)
  (* At least one lamp is dark.       *)
  (************************************)
  Lit # {1, 2}

Init == /\ lamp = [l \in 1..2 |-> [on |-> Nobody, times |-> 0]]
        /\ last = [p \in Person |-> 0]

SwitchAnswer(p, l) ==
  IF      lamp[l].on # Nobody      THEN "taken"
  ELSE IF lamp[l].times = Limit    THEN "worn"
  ELSE                                  "ok"

(* Switches a lamp on. R2 *)
Switch(p, l, answer) ==
  /\ answer = SwitchAnswer(p, l)
  /\ last' = [last EXCEPT ![p] = l]
  /\ lamp' = IF answer = "ok" THEN [lamp EXCEPT ![l] = [on |-> p, times |-> @.times + 1]] ELSE lamp

Off(p, answer) ==
  /\ answer = IF \E l \in 1..2 : lamp[l].on = p THEN "ok" ELSE "none"
  /\ lamp' = [l \in 1..2 |-> IF lamp[l].on = p THEN [lamp[l] EXCEPT !.on = Nobody] ELSE lamp[l]]
  /\ last' = last

\* In place of Off: nobody can.
NeverOff(p, answer) == FALSE

Next ==
  \/ \E p \in Person, l \in 1..2, answer \in {"ok", "taken", "worn"} : Switch(p, l, answer)
  \/ \E p \in Person, answer \in {"ok", "none"} : Off(p, answer)

Spec     == Init /\ [][Next]_vars
FairSpec == Spec /\ \A p \in Person : WF_vars(Off(p, "ok"))

\* No lamp becomes younger. R3
WearsProp == [][\A l \in 1..2 : lamp'[l].times \in lamp[l].times..(lamp[l].times + 1)]_vars

StaysOnProp == [][Lit \subseteq Lit']_vars

\* A refinement: an initial state and steps.
OneAtATimeProp == Lit = {} /\ [][\A l \in 1..2 : lamp'[l].times < 2]_vars

\* Every lamp is dark in the end.
DarkProp == <>[](Lit = {})
LitProp == []<>(Lit # {})

LastView == last

\* Not a predicate: it compares what cannot be compared.
OddInv == lamp[1].on = 1 \/ lamp[1].times = "x"
====

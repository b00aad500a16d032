---- MODULE Endless ----
(* Never done: a number that only grows. *)
EXTENDS Naturals
VARIABLE x
Init == x = 0
Tick(by, answer) == x' = x + by /\ answer = "ok"
Next == \E by \in 1..2, answer \in {"ok"} : Tick(by, answer)
====

---- MODULE Unsplit ----
(* What the parameter ranges over depends on the state: TLC loses the name of the action. *)
EXTENDS Naturals
VARIABLE x
Init == x = 0
Tick(by, answer) == x' = (x + by) % 5 /\ answer = "ok"
Next == \E by \in 1..(x + 1), answer \in {"ok"} : Tick(by, answer)
====

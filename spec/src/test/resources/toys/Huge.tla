---- MODULE Huge ----
(* Its only state does not fit into a small heap. *)
EXTENDS Naturals
VARIABLE x
Init == x = {S \in SUBSET (1..25) : 1 \in S}
Next == x' = x
====

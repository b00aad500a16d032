---- MODULE Loose ----
(* Neither total nor deterministic, stuck at 4, and with answers but for one action. *)
EXTENDS Naturals
VARIABLE x
Init == x = 0
Maybe(answer) == x < 4 /\ x' \in {x + 1, x + 2} /\ answer = "ok"
Skip == x \in {1, 2} /\ x' = x
Next == \/ \E answer \in {"ok"} : Maybe(answer)
        \/ Skip
SmallInv == x < 6
NotThreeProp == [][x' # 3]_x
StartInv == x > 0
====

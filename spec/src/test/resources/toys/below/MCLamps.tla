---- MODULE MCLamps ----
(* A module in a folder below the one that has what it extends. *)
EXTENDS Lamps
MCLimit == 1
====

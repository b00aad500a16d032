------------------------------ MODULE MCLockModes ------------------------------
(***************************************************************************)
(* Unit tests of LockModes.  First its tables are held against the manual's*)
(* as a whole, then its operators are tried on every pair of modes, and of *)
(* modes of keys.  A state is one pair, so a counterexample is the pair for*)
(* which an invariant fails.                                               *)
(***************************************************************************)
EXTENDS LockModes, FiniteSets

VARIABLES
  part,      \* "tables" first, then "pairs"
  pair,      \* two modes, or no lock
  keyPair    \* two modes of locks on keys

vars == <<part, pair, keyPair>>

a  == pair[1]
b  == pair[2]
ka == keyPair[1]
kb == keyPair[2]

Init ==
  /\ part    = "tables"
  /\ pair    = <<None, None>>
  /\ keyPair = <<NoKeyLock, NoKeyLock>>

TryModes ==
  /\ part     =    "tables"
  /\ part'    =    "pairs"
  /\ pair'    \in ModesOrNone \X ModesOrNone
  /\ keyPair' =    keyPair

TryKeyModes ==
  /\ part     =    "tables"
  /\ part'    =    "pairs"
  /\ pair'    =    pair
  /\ keyPair' \in KeyModes \X KeyModes

Tried == part = "pairs" /\ UNCHANGED vars

Next == TryModes \/ TryKeyModes \/ Tried

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
(***************************************************************************)
(* The documented tables, row by row: a row is what is asked for, a column *)
(* what another holds, in the order of the first line.                     *)
(***************************************************************************)

Order == <<"IS", "S", "U", "IX", "SIX", "X">>

Matrix ==
  [IS  |-> <<TRUE,  TRUE,  TRUE,  TRUE,  TRUE,  FALSE>>,
   S   |-> <<TRUE,  TRUE,  TRUE,  FALSE, FALSE, FALSE>>,
   U   |-> <<TRUE,  TRUE,  FALSE, FALSE, FALSE, FALSE>>,
   IX  |-> <<TRUE,  FALSE, FALSE, TRUE,  FALSE, FALSE>>,
   SIX |-> <<TRUE,  FALSE, FALSE, FALSE, FALSE, FALSE>>,
   X   |-> <<FALSE, FALSE, FALSE, FALSE, FALSE, FALSE>>]

KeyOrder == <<<<"none", "S">>, <<"none", "U">>, <<"none", "X">>,
              <<"S", "S">>, <<"S", "U">>, <<"I", "none">>, <<"X", "X">>>>

KeyMatrix ==
  <<<<TRUE,  TRUE,  FALSE, TRUE,  TRUE,  TRUE,  FALSE>>,
    <<TRUE,  FALSE, FALSE, TRUE,  FALSE, TRUE,  FALSE>>,
    <<FALSE, FALSE, FALSE, FALSE, FALSE, TRUE,  FALSE>>,
    <<TRUE,  TRUE,  FALSE, TRUE,  TRUE,  FALSE, FALSE>>,
    <<TRUE,  FALSE, FALSE, TRUE,  FALSE, FALSE, FALSE>>,
    <<TRUE,  TRUE,  TRUE,  FALSE, FALSE, TRUE,  FALSE>>,
    <<FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE>>>>

\* Every cell of the matrix of tables and rows.                           L1
MatrixInv ==
  part = "tables" => \A i, j \in DOMAIN Order :
    Compatible(Order[i], Order[j]) <=> Matrix[Order[i]][j]

\* Sch-S goes with all but Sch-M, and Sch-M with none.                    L1
SchemaInv ==
  part = "tables" => \A m \in Modes :
    /\ Compatible("Sch-S", m) <=> m # "Sch-M"
    /\ ~Compatible("Sch-M", m)

\* Every cell of the matrix of key ranges.                                L1
KeyMatrixInv ==
  part = "tables" => \A i, j \in DOMAIN KeyOrder :
    KeyCompatible(KeyOrder[i], KeyOrder[j]) <=> KeyMatrix[i][j]

\* No two modes say the same, so there is one least mode.                 L3
DistinctInv ==
  part = "tables" =>
    /\ \A m, n \in Modes : Covers(m, n) /\ Covers(n, m) => m = n
    /\ \A m, n \in KeyModes : KeyCovers(m, n) /\ KeyCovers(n, m) => m = n

\* It does not matter who came first.                                     L1
SymmetricInv ==
  /\ Compatible(a, b) <=> Compatible(b, a)
  /\ KeyCompatible(ka, kb) <=> KeyCompatible(kb, ka)

\* Asking again changes nothing, the order of asking neither; and what is
\* covered needs no conversion.                                           L3
AlgebraInv ==
  /\ Join(a, a) = a
  /\ Join(a, b) = Join(b, a)
  /\ Covers(a, b) <=> Join(a, b) = a
  /\ KeyJoin(ka, ka) = ka
  /\ KeyJoin(ka, kb) = KeyJoin(kb, ka)
  /\ KeyCovers(ka, kb) <=> KeyJoin(ka, kb) = ka

\* The conversions that the manual names.                                  L3
ConversionInv ==
  /\ {a, b} = {"IX", "S"}  => Join(a, b) = "SIX"
  /\ {a, b} = {"U", "IX"}  => Join(a, b) = "SIX"
  /\ {a, b} = {"IS", "IX"} => Join(a, b) = "IX"
  /\ {a, b} = {"S", "U"}   => Join(a, b) = "U"
  /\ {a, b} = {"S", "X"}   => Join(a, b) = "X"
  /\ b = "Sch-M" => Join(a, b) = "Sch-M"
  /\ {ka, kb} = {<<"none", "S">>, <<"I", "none">>} => KeyJoin(ka, kb) = <<"I", "S">>
  /\ {ka, kb} = {<<"none", "U">>, <<"I", "none">>} => KeyJoin(ka, kb) = <<"I", "U">>
  /\ {ka, kb} = {<<"none", "X">>, <<"I", "none">>} => KeyJoin(ka, kb) = <<"I", "X">>
  /\ {ka, kb} = {<<"I", "none">>, <<"S", "S">>}    => KeyJoin(ka, kb) = <<"X", "S">>
  /\ {ka, kb} = {<<"I", "none">>, <<"S", "U">>}    => KeyJoin(ka, kb) = <<"X", "U">>

\* A conversion is one mode that covers both, and no weaker one does.     L3
JoinInv ==
  /\ Covers(Join(a, b), a) /\ Covers(Join(a, b), b)
  /\ \A m \in Modes : Covers(m, a) /\ Covers(m, b) => Covers(m, Join(a, b))
  /\ KeyCovers(KeyJoin(ka, kb), ka) /\ KeyCovers(KeyJoin(ka, kb), kb)
  /\ \A m \in KeyModes :
       KeyCovers(m, ka) /\ KeyCovers(m, kb) => KeyCovers(m, KeyJoin(ka, kb))

\* The two tables have no empty place.
ASSUME /\ Cardinality(Modes) = 8
       /\ Cardinality(KeyModes) = 16
       /\ {Order[i] : i \in DOMAIN Order} \union {"Sch-S", "Sch-M"} = Modes

-------------------------------------------------------------------------------
THEOREM Spec => [](MatrixInv /\ SchemaInv /\ KeyMatrixInv /\ DistinctInv)
THEOREM Spec => [](SymmetricInv /\ AlgebraInv /\ ConversionInv /\ JoinInv)
\* What TLC finds, from models.json by a command:
\* LockModes: 337 distinct states, 674 generated, depth 2
================================================================================

----------------------------- MODULE Transactions -----------------------------
(***************************************************************************)
(* What a user transaction is, apart from who uses it: a record, what each *)
(* statement answers to it, and what each statement makes of it.  Both the *)
(* transaction of one session (OneSession) and the one that many sessions  *)
(* share (BoundSessions) are built from these operators, so what they say  *)
(* of undo, savepoints and limits they say in one voice.                   *)
(*                                                                         *)
(* Left out: the data.  A write is one record in the undo log, and a log   *)
(* is the number of its records; that is enough to say what an undo takes  *)
(* back, since statements are undone newest first.                         *)
(*                                                                         *)
(* Every bound is a limit of the engine with a refusal of its own (701),   *)
(* so no model needs a state constraint.                                   *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Names,      \* the names that BEGIN, SAVE and ROLLBACK may use
  MaxSaves,   \* savepoints in one transaction                          701
  MaxUndo     \* undo records in one transaction                        701

NoName  == "none"
Named   == Names \union {NoName}

Statuses == {"unused", "live", "committed", "rolledback"}

Transaction == [status : Statuses,
                name   : Named,                                \* N1
                log    : 0..MaxUndo,                           \* undo records
                saves  : UNION {[1..n -> [name : Names, at : 0..MaxUndo]]
                                  : n \in 0..MaxSaves},        \* oldest first
                doomed : BOOLEAN]                              \* A2: can only be rolled back

Unused == [status |-> "unused", name |-> NoName, log |-> 0, saves |-> <<>>,
           doomed |-> FALSE]

IsLive(x)  == x.status = "live"
HasEnded(x) == x.status \in {"committed", "rolledback"}

-------------------------------------------------------------------------------
(***************************************************************************)
(* Savepoints.  One is a name and a position in the log.  The newest of a  *)
(* name hides the older ones of that name.                                 *)
(***************************************************************************)

HasSave(x, name) == \E i \in DOMAIN x.saves : x.saves[i].name = name

Newest(x, name) ==
  CHOOSE i \in DOMAIN x.saves :
    /\ x.saves[i].name = name
    /\ \A j \in DOMAIN x.saves : j > i => x.saves[j].name # name

-------------------------------------------------------------------------------
(***************************************************************************)
(* What each statement makes of a live transaction.                        *)
(***************************************************************************)

Begun(name)   == [Unused EXCEPT !.status = "live", !.name = name]          \* N1

Written(x)    == [x EXCEPT !.log = @ + 1]

Saved(x, name) ==
  [x EXCEPT !.saves = Append(@, [name |-> name, at |-> x.log])]            \* S1

\* The savepoint and every later one are gone, and what was written since.
UndoneTo(x, name) ==
  LET i == Newest(x, name)
  IN  [x EXCEPT !.log = x.saves[i].at, !.saves = SubSeq(@, 1, i - 1)]      \* S2

\* A statement that fails is undone alone, and all that was done before stays.
\* With XACT_ABORT on it is the end of the transaction: at once, or, where TRY
\* caught the error, as soon as the batch is over.
Failed(x, abort, caught) ==
  IF      ~abort  THEN x                                                   \* A1
  ELSE IF caught  THEN [x EXCEPT !.doomed = TRUE]                          \* A2
  ELSE                 [Unused EXCEPT !.status = "rolledback"]             \* A2

\* Name and savepoints end with the transaction.
Committed(x)  == [Unused EXCEPT !.status = "committed", !.log = x.log]     \* N3
RolledBack(x) == [Unused EXCEPT !.status = "rolledback"]                   \* N5

\* The outermost name means the whole of it, but a savepoint wins.
RolledBackTo(x, name) ==
  IF HasSave(x, name) THEN UndoneTo(x, name) ELSE RolledBack(x)            \* N5 N6

-------------------------------------------------------------------------------
(***************************************************************************)
(* What the transaction itself answers to each statement.  An answer is    *)
(* "ok" or the number of an error.  A ladder is read from the top: the     *)
(* first line that applies decides, so the order of errors is fixed.       *)
(***************************************************************************)

CommitAnswerOf(x) ==
  IF      ~IsLive(x)                       THEN "3902"                     \* N4
  ELSE IF x.doomed                         THEN "3930"                     \* A3
  ELSE                                          "ok"

RollbackAnswerOf(x) ==
  IF      ~IsLive(x)                       THEN "3903"                     \* N6
  ELSE                                          "ok"

RollbackToAnswerOf(x, name) ==
  IF      ~IsLive(x)                       THEN "3903"                     \* N6
  ELSE IF x.doomed /\ HasSave(x, name)     THEN "3931"                     \* S5
  ELSE IF HasSave(x, name)                 THEN "ok"                       \* S2
  ELSE IF x.name = name                    THEN "ok"                       \* N5
  ELSE                                          "6401"                     \* N6

SaveAnswerOf(x) ==
  IF      ~IsLive(x)                       THEN "628"                      \* S1
  ELSE IF x.doomed                         THEN "3930"                     \* S5 A3
  ELSE IF Len(x.saves) = MaxSaves          THEN "701"
  ELSE                                          "ok"

\* Outside a transaction a write is a transaction of its own, and leaves
\* nothing behind that could be undone.
WriteAnswerOf(x) ==
  IF      x.doomed                         THEN "3930"                     \* A3
  ELSE IF IsLive(x) /\ x.log = MaxUndo     THEN "701"
  ELSE                                          "ok"                       \* N9

\* A statement that would write and fails: a duplicate key stands for all.
FailAnswerOf(x) ==
  IF      x.doomed                         THEN "3930"                     \* A3
  ELSE                                          "2627"                     \* A1
===============================================================================

----------------------------- MODULE MCLockSpaces ------------------------------
(***************************************************************************)
(* What the models of LockSpaces need besides: situations that must occur. *)
(* Each is stated as an invariant that must be violated, and the behavior  *)
(* that TLC finds shows how it comes about; the step that is spoken of is  *)
(* the one that could come next.                                           *)
(***************************************************************************)
EXTENDS LockSpaces, TLC

\* Sessions that differ in nothing but their names may change them.  No choice
\* among sessions looks at these, so TLC may take states that differ by such a
\* change for one; but not when it checks what must happen at last.
SessionSymmetry == Permutations(Session)

\* In place of its answers this leaves an operation out of a model.
NoAnswers == {}

\* The same for its refusals, and for statements that wait.
OkOnly == {"ok"}

\* Work that is not committed is read, at READ UNCOMMITTED.               I1
DirtyReadDebugInv ==
  ~\E s \in Session : \E r \in Row : ReadAnswer(s, r) = "dirty"

\* Two have read a row and both want to write it, so each waits for the other:
\* the deadlock of two conversions.                                    L3 L8
ConversionDeadlockDebugInv ==
  ~\E s, o \in Session : \E r \in Row :
     /\ In(s) /\ lock[r][ses[s].tx].held = "S"
     /\ Waits(o) /\ In(o) /\ ses[o].doing.on = r /\ lock[r][ses[o].tx].held = "S"
     /\ WriteAnswer(s, r) = "1205"

\* The victim has another member, who asked for nothing and loses all.  L8 B9
VictimWithMembersDebugInv ==
  ~\E s, v, m \in Session : \E r \in Row :
     /\ Waits(v) /\ In(v) /\ m # v /\ ses[m].tx = ses[v].tx
     /\ ~Waits(s) /\ ~Calls(s) /\ v \in AfterData(s, "write", r).fallen

\* One wait closes two cycles, and takes two victims.                     L8
TwoVictimsDebugInv ==
  ~\E s \in Session : \E r \in Readable :
     ~Waits(s) /\ ~Calls(s) /\ Cardinality(AfterData(s, "read", r).fallen) = 2

\* Who closes the cycle goes on as if nothing had been, for another fell. L8
OtherFallsDebugInv ==
  ~\E s \in Session : \E r \in Row :
     /\ WriteAnswer(s, r) = "ok"
     /\ Has(Started(s, "write", r).queue, s)

\* Somebody is granted because another has given up waiting, who held nothing
\* of what he asked for, but was before him in the queue.             L3 L10
GrantedByTimeoutDebugInv ==
  ~\E s, q \in Session :
     /\ Waits(s) /\ Waits(q) /\ s # q
     /\ ~Has(AfterGivingUp(q).queue, s)

\* A reader waits though every holder reads too, since a writer is before it.
\*                                                                        L3
ReaderBehindWriterDebugInv ==
  ~\E s \in Session : Waits(s) /\ Holders(Now, s) = {}

\* A member leaves a wait of its own behind it, and the transaction goes on.
\*                                                                     B7 L10
LeavesWaitingDebugInv ==
  ~\E s \in Session :
     /\ Waits(s) /\ In(s) /\ Members(ses[s].tx) # {s}
     /\ IsLive(AfterLeave(s).tran[ses[s].tx])

\* Two members of one transaction read the same row, each at its level: what
\* the one would free at once, the other's lock keeps.              I3 L5
TwoLevelsDebugInv ==
  ~\E s, m \in Session : \E r \in Row :
     /\ In(s) /\ ses[m].tx = ses[s].tx
     /\ ses[s].level = "READ COMMITTED" /\ ses[m].level = "REPEATABLE READ"
     /\ lock[r][ses[s].tx].kept = "S"
================================================================================

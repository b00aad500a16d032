/* A member's COMMIT at its own count 1 commits for all, whatever the counts of the others (rule N3).
   They are told once, by 3926, and what they do next is outside of it (rule B9). */
:session originator
BEGIN TRAN
BEGIN TRAN
DECLARE @token varchar(255)
EXEC sp_getbindtoken @token OUTPUT
SELECT @token AS Token, @@TRANCOUNT AS [Count]
GO
:capture TOKEN
:session member
EXEC sp_bindsession '$(TOKEN)'
COMMIT
SELECT @@TRANCOUNT AS [Count of the member]
GO
:session originator
-- 3926 is printed, then the statement is issued again by itself: at count 0 there is nothing to commit.
COMMIT
SELECT @@TRANCOUNT AS [Count of the originator]
GO
-- The token is dead for ever (rule T3).
:session late
EXEC sp_bindsession '$(TOKEN)'

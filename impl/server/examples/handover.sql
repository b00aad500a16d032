/* Two sessions hand one transaction to each other, and a session defects from its own to join (rules X2, B2, B5). */
:session a
BEGIN TRAN
DECLARE @token varchar(255)
EXEC sp_getbindtoken @token OUTPUT
SELECT @token AS Token
GO
:capture TOKEN
:session b
BEGIN TRAN
EXEC sp_bindsession '$(TOKEN)'
SELECT @@TRANCOUNT AS [Count of b, who has defected to a]
GO
:open
SAVE TRAN turn_of_b
SELECT 'b' AS Turn
GO
-- Cancelled instead of read: the access is free all the same, the savepoint stays.
:cancel b
:session a
ROLLBACK TRAN turn_of_b
SELECT 'a' AS Turn
GO
:session b
-- Its own token: it leaves, and joins again with count 1.
BEGIN TRAN
EXEC sp_bindsession '$(TOKEN)'
SELECT @@TRANCOUNT AS [Count of b, bound again]
COMMIT
GO
:session a
PRINT 'a goes on.'

/* Two sessions share one transaction, its savepoints too; each has its own count (rules B1, N7, S4, B6). */
:session owner
BEGIN TRAN work
SAVE TRAN before
DECLARE @token varchar(255)
EXEC sp_getbindtoken @token OUTPUT
SELECT @token AS Token
GO
:capture TOKEN
:session helper
EXEC sp_bindsession '$(TOKEN)'
BEGIN TRAN
SELECT @@TRANCOUNT AS [Count of the helper]
-- A savepoint that the owner has set.
ROLLBACK TRAN before
EXEC sp_bindsession NULL
SELECT @@TRANCOUNT AS [Count of the helper, who has left]
GO
:session owner
SELECT @@TRANCOUNT AS [Count of the owner]
-- The helper has gone back beyond it: there is no such savepoint any more.
ROLLBACK TRAN before
COMMIT
SELECT @@TRANCOUNT AS [Count after COMMIT]

/* Source 003: "Bound Connections", SQL Server 2000 Unleashed: "If you execute a ROLLBACK TRAN from a bound connection,
   it will roll back the transaction initiated in the originating session." (Rules N5, B9, B10; the script is ours.) */
:session originator
BEGIN TRAN
DECLARE @token varchar(255)
EXECUTE sp_getbindtoken @token OUTPUT
SELECT @token AS Token
GO
:capture TOKEN
:session bound
EXEC sp_bindsession '$(TOKEN)'
ROLLBACK TRAN
GO
:session originator
SELECT @@TRANCOUNT AS [Count]
COMMIT

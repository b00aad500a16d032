/* Who leaves does not end the transaction, not even its originator; the last one to leave rolls it back (rules B6, B11, B4). */
:session originator
BEGIN TRAN
DECLARE @token varchar(255)
EXEC sp_getbindtoken @token OUTPUT
SELECT @token AS Token
GO
:capture TOKEN
:session member
EXEC sp_bindsession '$(TOKEN)'
GO
:disconnect originator
:session member
SELECT @@TRANCOUNT AS [Count of the member]
GO
-- It still lives: others can join it.
:session other
EXEC sp_bindsession '$(TOKEN)'
SELECT @@TRANCOUNT AS [Count of the other]
EXEC sp_bindsession ''
GO
:session member
EXEC sp_bindsession ''
GO
-- Now it is gone.
:session other
EXEC sp_bindsession '$(TOKEN)'

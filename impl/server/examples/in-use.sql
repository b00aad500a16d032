/* One at a time (rules X1 to X4): who has not read a result to its end keeps the others out, and nobody waits. */
:session a
BEGIN TRAN
DECLARE @token varchar(255)
EXEC sp_getbindtoken @token OUTPUT
SELECT @token AS Token
GO
:capture TOKEN
:session b
EXEC sp_bindsession '$(TOKEN)'
GO
:open
SAVE TRAN b
SELECT 'read at last' AS [Result of b]
GO
-- A member is refused, and the rest of its batch is ignored: 3917.
:session a
SAVE TRAN a
PRINT 'This is never printed.'
GO
-- What needs no access is not refused.
SELECT @@TRANCOUNT AS [Count of a]
GO
-- Who is no member cannot become one: 3910.
:session c
EXEC sp_bindsession '$(TOKEN)'
GO
:close b
-- Now everybody can be served again.
EXEC sp_bindsession '$(TOKEN)'
SELECT @@TRANCOUNT AS [Count of c]
GO
:session a
SAVE TRAN a
COMMIT

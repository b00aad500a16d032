/* Source 001: "sp_getbindtoken", Transact-SQL Reference of SQL Server 2000, example B: use the @for_xp_flag parameter.
   The token that it gives is for sessions of an extended procedure (rule T7). */
DECLARE @bind_token varchar(255)
BEGIN TRAN
EXECUTE sp_getbindtoken @bind_token OUTPUT, 1
SELECT @bind_token AS Token
GO
/* So it binds nobody while no call of one is running (rule X8). */
:capture TOKEN
:session other
EXEC sp_bindsession '$(TOKEN)'

/* Source 001: "sp_getbindtoken", Transact-SQL Reference of SQL Server 2000, what it says below example B:
   a flag that is not a constant gives this message at line 5 (rule T7). The statements are ours: the source prints only the message. */
GO
DECLARE @bind_token varchar(255)
DECLARE @flag int
SET @flag = 1
BEGIN TRAN
EXECUTE sp_getbindtoken @bind_token OUTPUT, @flag
SELECT @bind_token AS Token

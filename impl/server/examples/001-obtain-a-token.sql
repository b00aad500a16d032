/* Source 001: "sp_getbindtoken", Transact-SQL Reference of SQL Server 2000, example A: obtain a bind token. */
DECLARE @bind_token varchar(255)
BEGIN TRAN
EXECUTE sp_getbindtoken @bind_token OUTPUT
SELECT @bind_token AS Token

/* Source 001: "sp_getbindtoken", Transact-SQL Reference of SQL Server 2000, the first example of the remarks.
   No transaction, no token (rule T1): the message, with its line, is the one that the source prints.
   The source notes that the same script works in SQL Server 7.0. */
USE MYDB
GO
/*declare bind token; no active transaction*/
DECLARE @bind_token varchar(255)
/*return bind token*/
EXECUTE sp_getbindtoken @bind_token OUTPUT
/*get an error message*/

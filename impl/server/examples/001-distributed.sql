/* Source 001: "sp_getbindtoken", Transact-SQL Reference of SQL Server 2000, the second example of the remarks.
   BEGIN DISTRIBUTED TRAN inside an open transaction does not change its token (rules T2, D1). */
USE MYDB
   DECLARE @bind_token varchar(255)
   BEGIN TRAN
      EXECUTE sp_getbindtoken @bind_token OUTPUT
      SELECT @bind_token AS Token
      BEGIN DISTRIBUTED TRAN
         EXECUTE sp_getbindtoken @bind_token OUTPUT
         SELECT @bind_token AS Token
/*returns the same token*/

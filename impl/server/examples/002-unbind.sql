/* Source 002: "sp_bindsession (Transact-SQL)": unbind without bind_token, or by passing NULL.
   Source 000: "srv_getbindtoken (Extended Stored Procedure API)": or with an empty string.
   All three work, also for who is in no transaction (rule B6), and return 0. */
DECLARE @status int
EXEC @status = sp_bindsession
SELECT @status AS [Without argument]
EXEC @status = sp_bindsession NULL
SELECT @status AS [With NULL]
EXEC @status = sp_bindsession ''
SELECT @status AS [With an empty string]

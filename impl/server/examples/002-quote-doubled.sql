/* Source 002: "sp_bindsession (Transact-SQL)", its example with the quote inside the token doubled, as a string needs it.
   The token was made by another instance, long ago: garbage to this one (rules T5, B3). A refused call returns 1 (rule B1). */
USE master;
DECLARE @status int
EXEC @status = sp_bindsession 'BP9---5---->KB?-V''<>1E:H-7U-]ANZ';
SELECT @status AS [Return code]

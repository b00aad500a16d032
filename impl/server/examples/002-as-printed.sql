/* Source 002: "sp_bindsession (Transact-SQL)", its example as it is printed. The quote inside the token ends the string,
   so this is no Transact-SQL; 002-quote-doubled.sql has the call that was meant. */
GO
USE master;  
EXEC sp_bindsession 'BP9---5---->KB?-V'<>1E:H-7U-]ANZ';  

/* Source 003: "Bound Connections", SQL Server 2000 Unleashed, the first code of "Creating Bound Connections".
   As printed it runs in no transaction, so there is no token (rule T1). */
DECLARE @token VARCHAR(255) 
EXECUTE sp_getbindtoken @token OUTPUT
GO
/* Inside one there is. The source says that each call gives another value; source 001 shows the same one twice, and so do we (rule T2). */
BEGIN TRAN
DECLARE @token VARCHAR(255), @again VARCHAR(255)
EXECUTE sp_getbindtoken @token OUTPUT
EXECUTE sp_getbindtoken @again OUTPUT
IF @token = @again PRINT 'The same token.'
ELSE PRINT 'Another token.'

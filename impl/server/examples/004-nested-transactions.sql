/* Source 004: "Use bound sessions": an inner COMMIT only decrements @@TRANCOUNT (rule N2); an inner ROLLBACK undoes the outer
   transaction (rule N5), unless it names a savepoint that exists (rule S2). (The script is ours: the source has the words only.) */
BEGIN TRAN outermost
BEGIN TRAN innermost
SELECT @@TRANCOUNT AS [Count in the inner one]
COMMIT TRAN innermost
SELECT @@TRANCOUNT AS [Count after its COMMIT]
SAVE TRAN here
ROLLBACK TRAN here
SELECT @@TRANCOUNT AS [Count after ROLLBACK to the savepoint]
BEGIN TRAN innermost
ROLLBACK TRAN innermost
SELECT @@TRANCOUNT AS [Count after ROLLBACK of an inner name]
ROLLBACK
SELECT @@TRANCOUNT AS [Count after ROLLBACK], XACT_STATE() AS [State]

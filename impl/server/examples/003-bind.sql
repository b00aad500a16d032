/* Source 003: "Bound Connections", SQL Server 2000 Unleashed, the second code of "Creating Bound Connections".
   The token was made by another instance: garbage to this one (rules T5, B3). */
EXEC sp_bindsession 'NQ9---5---.Q>Z4YC:T>1F:N-1-288TH' 

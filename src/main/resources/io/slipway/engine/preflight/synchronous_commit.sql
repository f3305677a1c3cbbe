-- Who must confirm a commit, and how far a commit of this session waits. Server 13 or newer.
SELECT current_setting('synchronous_standby_names') AS names,
       current_setting('synchronous_commit') AS level

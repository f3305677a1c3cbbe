-- Sessions of a run's attempts up to one, but for the one who asks and its own. Asked at the beginning
-- of each attempt, and so of the function below pg_stat_activity, which is planned in no time. Server
-- 10 or newer.
-- Parameters: the run's name; what follows it, as a regular expression whose group is the attempt;
-- the last attempt that counts; a process to leave out.
SELECT pid, coalesce(state, '') AS state, coalesce(left(query, 1000), '') AS query, query_start
  FROM pg_catalog.pg_stat_get_activity(NULL),
       LATERAL (SELECT ?::text AS name) run
 WHERE starts_with(application_name, run.name)
   AND datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
   AND backend_type = 'client backend'
   AND substring(substr(application_name, char_length(run.name) + 1) FROM ?)::integer <= ?
   AND pid NOT IN (pg_backend_pid(), ?)
 ORDER BY pid

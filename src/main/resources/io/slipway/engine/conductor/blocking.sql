-- Who keeps a session waiting, and for what; the parameter is the session's process. PostgreSQL 13
-- and newer.
WITH waited_for AS (
  SELECT relation, database
    FROM pg_catalog.pg_locks
   WHERE pid = ?
     AND NOT granted
), blocking AS (
  SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(?)) AS pid
)
SELECT b.pid,
       coalesce(a.usename, '') AS username,
       coalesce(a.application_name, '') AS application,
       coalesce(host(a.client_addr), '') AS client,
       a.xact_start,
       a.query_start,
       coalesce(a.state, '') AS state,
       coalesce(left(a.query, 500), '') AS query,
       coalesce((SELECT pg_catalog.min(relation::regclass::text)
                   FROM waited_for
                  WHERE relation IS NOT NULL), '') AS relation,
       coalesce((SELECT pg_catalog.max(l.mode)
                   FROM pg_catalog.pg_locks l
                   JOIN waited_for w USING (database, relation)
                  WHERE l.pid = b.pid), '') AS mode
  FROM blocking b
  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
 ORDER BY a.xact_start, b.pid

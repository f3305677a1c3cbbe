-- Sessions that have had a transaction open for some time and hold locks, of some modes, on
-- relations of some names, or on the tables of such indexes. The parameters: names, modes,
-- milliseconds. Autovacuum makes room by itself. PostgreSQL 13 and newer.
WITH named AS (
  SELECT c.oid
    FROM unnest(?::text[]) AS w (name)
    JOIN pg_catalog.pg_class c ON c.relname = w.name
   WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S', 'i', 'I')
), relation AS (
  SELECT oid FROM named
   UNION
  SELECT i.indrelid FROM named n JOIN pg_catalog.pg_index i ON i.indexrelid = n.oid
)
SELECT l.pid,
       coalesce(a.usename, '') AS username,
       coalesce(a.application_name, '') AS application,
       coalesce(host(a.client_addr), '') AS client,
       a.xact_start,
       a.query_start,
       coalesce(a.state, '') AS state,
       coalesce(left(a.query, 500), '') AS query,
       pg_catalog.min(l.relation::regclass::text) AS relation,
       pg_catalog.max(l.mode) AS mode
  FROM pg_catalog.pg_locks l
  JOIN relation r ON r.oid = l.relation
  JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
 WHERE l.locktype = 'relation'
   AND l.granted
   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
   AND l.mode = ANY (?::text[])
   AND l.pid <> pg_catalog.pg_backend_pid()
   AND coalesce(a.backend_type, '') <> 'autovacuum worker'
   AND a.xact_start < pg_catalog.clock_timestamp() - ? * interval '1 millisecond'
 GROUP BY l.pid, a.usename, a.application_name, a.client_addr, a.xact_start, a.query_start,
          a.state, a.query
 ORDER BY a.xact_start, l.pid

-- Other sessions of this database with a transaction, and the locks that they hold on the touched
-- tables. Whose times a role may not see has none. A cancellable autovacuum is in nobody's way.
-- Parameters: the touched tables, and those whose form may change. Server 13 or newer.
WITH held AS (
  SELECT l.pid, string_agg(DISTINCT l.relation::regclass::text || ' (' || l.mode || ')', ', ') AS tables
    FROM pg_catalog.pg_locks l
    JOIN pg_catalog.pg_database d ON d.oid = l.database
   WHERE l.locktype = 'relation'
     AND l.granted
     AND d.datname = current_database()
     AND l.relation = ANY (?::bigint[]::oid[])
     AND (l.relation = ANY (?::bigint[]::oid[])
          OR l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
   GROUP BY l.pid
)
SELECT a.pid, coalesce(a.usename, '') AS usename, coalesce(a.application_name, '') AS application_name,
       coalesce(a.state, '') AS state, coalesce(a.query, '') AS query,
       coalesce(h.tables, '') AS tables,
       a.query IS NULL OR a.query = '<insufficient privilege>' AS hidden,
       to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since,
       (extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::bigint AS open_ms,
       CASE WHEN a.state LIKE 'idle in transaction%'
            THEN (extract(epoch FROM clock_timestamp() - a.state_change) * 1000)::bigint
       END AS idle_ms
  FROM pg_catalog.pg_stat_activity a
  LEFT JOIN held h ON h.pid = a.pid
 WHERE a.datname = current_database()
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND (a.usesysid IS NOT NULL OR a.query LIKE '%to prevent wraparound%')
   AND (h.pid IS NOT NULL OR a.xact_start IS NOT NULL OR a.query = '<insufficient privilege>')
 ORDER BY a.xact_start, a.pid

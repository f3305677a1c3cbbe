-- Who holds the advisory lock with the 64-bit key given twice, in the current database.
-- A key is shown as its upper half in classid and its lower half in objid, with objsubid 1.
-- PostgreSQL 10 and newer.
SELECT l.pid,
       coalesce(a.application_name, '') AS application_name,
       coalesce(a.usename::text, '') AS usename,
       a.backend_start,
       a.xact_start
FROM pg_catalog.pg_locks l
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory'
  AND l.granted
  AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
  AND l.classid = ((?::bigint >> 32) & 4294967295)::oid
  AND l.objid = (?::bigint & 4294967295)::oid
ORDER BY a.backend_start, l.pid

-- How many sessions hold the advisory lock with the 64-bit key given twice, whatever database they
-- are connected to, apart from one's own.
-- PostgreSQL 10 and newer.
SELECT count(*)
FROM pg_catalog.pg_locks l
WHERE l.locktype = 'advisory'
  AND l.granted
  AND l.objsubid = 1
  AND l.classid = ((?::bigint >> 32) & 4294967295)::oid
  AND l.objid = (?::bigint & 4294967295)::oid
  AND l.pid <> pg_catalog.pg_backend_pid()

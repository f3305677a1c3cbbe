-- Tables that this transaction may have changed rows or columns of, by the locks that it holds.
-- Server 13 or newer.
SELECT DISTINCT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
  FROM pg_catalog.pg_locks l
  JOIN pg_catalog.pg_class c ON c.oid = l.relation
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE l.pid = pg_catalog.pg_backend_pid()
   AND l.locktype = 'relation'
   AND l.mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
   AND c.relkind IN ('r', 'p')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'

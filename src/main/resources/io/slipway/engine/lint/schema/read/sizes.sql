-- The bytes of relations' main files. Asking takes ACCESS SHARE, so those on which something
-- stronger is held are left out. PostgreSQL 13 and later.
SELECT c.oid, pg_catalog.pg_relation_size(c.oid) AS bytes
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'i', 'm', 't', 'S')
   AND n.nspname NOT IN ('pg_catalog', 'information_schema')
   AND c.oid NOT IN (SELECT l.relation
                       FROM pg_catalog.pg_locks l
                      WHERE l.locktype = 'relation'
                        AND l.mode = 'AccessExclusiveLock'
                        AND l.database = (SELECT d.oid
                                            FROM pg_catalog.pg_database d
                                           WHERE d.datname = pg_catalog.current_database()))

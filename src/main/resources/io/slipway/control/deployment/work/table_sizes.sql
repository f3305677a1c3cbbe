-- The bytes of tables' main files, with those of their partitions. Asking takes ACCESS SHARE, so
-- those on which something stronger is held are left out. PostgreSQL 13 and later.
SELECT named.name,
       CASE c.relkind
         WHEN 'p' THEN (SELECT coalesce(pg_catalog.sum(pg_catalog.pg_relation_size(part.relid)), 0)
                          FROM pg_catalog.pg_partition_tree(c.oid) AS part
                         WHERE part.isleaf)
         ELSE pg_catalog.pg_relation_size(c.oid)
       END AS bytes
  FROM pg_catalog.unnest(?::text[]) AS named (name)
  JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(named.name)
 WHERE c.relkind IN ('r', 'p', 'm')
   AND NOT EXISTS (SELECT
                     FROM pg_catalog.pg_locks l
                    WHERE l.locktype = 'relation'
                      AND l.mode = 'AccessExclusiveLock'
                      AND l.relation = c.oid
                      AND l.database = (SELECT d.oid
                                          FROM pg_catalog.pg_database d
                                         WHERE d.datname = pg_catalog.current_database()))

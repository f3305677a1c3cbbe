-- Indexes that an interrupted REINDEX CONCURRENTLY left and that nobody is at. Server 12 or newer.
-- Those of TOAST tables are left out: they hinder nobody, and only a superuser may drop them.
-- Parameters: INDEX, TABLE, SCHEMA, DATABASE or SYSTEM, and the name, as a statement writes both.
WITH asked AS (SELECT ?::text AS kind, ?::text AS name),
     named AS (
       SELECT kind,
              CASE WHEN kind IN ('INDEX', 'TABLE') THEN to_regclass(name) END AS relation,
              CASE WHEN kind = 'SCHEMA' THEN to_regnamespace(name) END AS namespace
         FROM asked),
     -- A partitioned one stands for all its partitions; any other for itself.
     reached AS (
       SELECT relation AS oid FROM named
        UNION
       SELECT t.relid FROM named, pg_catalog.pg_partition_tree(relation) t)
SELECT format('%I.%I', n.nspname, c.relname)
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 CROSS JOIN named
 WHERE NOT i.indisvalid
   AND c.relkind = 'i'
   AND c.relname ~ '_cc(new|old)[0-9]*$'
   AND n.nspname <> 'pg_toast'
   AND CASE named.kind
         WHEN 'TABLE' THEN i.indrelid IN (SELECT oid FROM reached)
         WHEN 'INDEX' THEN i.indrelid IN (SELECT x.indrelid FROM pg_catalog.pg_index x
                                           JOIN reached ON reached.oid = x.indexrelid)
         WHEN 'SCHEMA' THEN n.oid = named.namespace
         ELSE true
       END
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l
                     JOIN pg_catalog.pg_stat_activity a
                       ON a.pid = l.pid AND a.backend_type = 'client backend'
                    WHERE l.locktype = 'relation'
                      AND l.database = (SELECT oid FROM pg_catalog.pg_database
                                         WHERE datname = current_database())
                      AND l.relation IN (i.indexrelid, i.indrelid)
                      AND l.mode = 'ShareUpdateExclusiveLock'
                      AND l.pid <> pg_catalog.pg_backend_pid())
 ORDER BY 1

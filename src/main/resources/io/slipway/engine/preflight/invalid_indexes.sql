-- Indexes that no query uses because building them was interrupted; not those of a table on which
-- somebody builds one right now. Of a partitioned index that some partitions lack, nothing was
-- interrupted.
-- Parameter: the touched tables whose form may change. Server 13 or newer.
SELECT i.indexrelid::regclass::text AS index,
       i.indrelid::regclass::text AS "table",
       n.nspname AS schema,
       c.relname AS name,
       i.indrelid = ANY (?::bigint[]::oid[]) AS touched
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE NOT (i.indisvalid AND i.indisready)
   AND c.relkind = 'i'
   AND NOT EXISTS (
     SELECT FROM pg_catalog.pg_stat_progress_create_index p
       JOIN pg_catalog.pg_locks l ON l.pid = p.pid
      WHERE l.locktype = 'relation'
        AND l.granted
        AND l.relation = i.indrelid)
 ORDER BY 1

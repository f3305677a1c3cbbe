-- How far an index has come, and its quoted name. Server 12 or newer.
-- Parameters: the table and the index, both as a statement writes them.
SELECT CASE
         WHEN i.indisvalid THEN 'VALID'
         WHEN EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                       WHERE p.index_relid = i.indexrelid) THEN 'BEING_BUILT'
         ELSE 'INVALID'
       END AS state,
       format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE i.indrelid = to_regclass(?)
   AND c.relname = (parse_ident(?))[1]::name
   AND c.relkind = 'i'

-- Indexes that an interrupted CREATE INDEX or REINDEX CONCURRENTLY left. Server 12 or newer.
SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
 WHERE NOT i.indisvalid
   AND c.relkind = 'i'
 ORDER BY 1

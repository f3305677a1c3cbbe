-- Indexes. Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       t.tableoid AS parent_classid,
       t.oid AS parent_oid,
       pg_get_indexdef(c.oid) AS definition,
       CASE WHEN NOT i.indisvalid THEN 'true' END AS invalid
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'

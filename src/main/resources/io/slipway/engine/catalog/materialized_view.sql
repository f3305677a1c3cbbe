-- Materialized views. Whether one is populated is a matter of its data, as with a table's rows, and
-- left out. Server 13 or newer.
WITH clustered AS MATERIALIZED (
  SELECT indrelid, indexrelid::regclass::text AS index
    FROM pg_index
   WHERE indisclustered
)
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.relowner)) AS owner,
       pg_get_viewdef(c.oid) AS definition,
       CASE WHEN am.amname <> 'heap' THEN quote_ident(am.amname) END AS access_method,
       quote_ident(s.spcname) AS tablespace,
       CASE WHEN c.reloptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o) END AS options,
       CASE WHEN t.reloptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.reloptions) o) END AS toast_options,
       x.index AS clustered_on
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN clustered x ON x.indrelid = c.oid
  LEFT JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
 WHERE c.relkind = 'm'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384

-- Indexes, those of constraints too, whose parent is the constraint. Server 13 or newer.
WITH attached AS MATERIALIZED (
  SELECT inhrelid, inhparent::regclass::text AS parent
    FROM pg_inherits
), targets AS MATERIALIZED (
  SELECT attrelid, string_agg(attnum || ': ' || attstattarget, ', ' ORDER BY attnum) AS statistics
    FROM pg_attribute
   WHERE attstattarget >= 0
     AND attnum > 0
     AND attrelid >= 16384
   GROUP BY attrelid
)
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       coalesce(k.tableoid, t.tableoid) AS parent_classid,
       coalesce(k.oid, t.oid) AS parent_oid,
       pg_get_indexdef(c.oid) AS definition,
       CASE WHEN NOT i.indisvalid THEN 'true' END AS invalid,
       a.parent AS attached_to,
       quote_ident(s.spcname) AS tablespace,
       g.statistics
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN attached a ON a.inhrelid = c.oid
  LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
  LEFT JOIN targets g ON g.attrelid = c.oid
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384

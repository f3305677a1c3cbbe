-- Columns of tables, foreign tables, views and materialized views. `position` counts the columns
-- that are there, not the dropped ones. A view's definition says which columns it has and of what
-- types, so that here they have only what can be set on each.
-- Server 13 or newer.
WITH relation AS MATERIALIZED (
  SELECT c.oid, c.tableoid, c.relkind, c.relkind IN ('r', 'p', 'f') AS is_table,
         quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
     AND n.nspname !~ '^pg_'
     AND n.nspname <> 'information_schema'
)
SELECT r.tableoid AS classid,
       a.attrelid AS oid,
       a.attnum AS subid,
       r.name || '.' || quote_ident(a.attname) AS identity,
       r.tableoid AS parent_classid,
       r.oid AS parent_oid,
       CASE WHEN r.is_table THEN row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) END
         AS position,
       CASE WHEN r.is_table THEN format_type(a.atttypid, a.atttypmod) END AS type,
       CASE WHEN r.is_table AND a.attcollation <> t.typcollation
         THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
       CASE WHEN a.attnotnull THEN 'true' END AS not_null,
       CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default",
       CASE a.attgenerated
         WHEN 's' THEN pg_get_expr(d.adbin, d.adrelid) || ' stored'
         WHEN 'v' THEN pg_get_expr(d.adbin, d.adrelid) || ' virtual'
       END AS generated,
       CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity_column,
       CASE WHEN a.attinhcount > 0
         THEN CASE WHEN a.attislocal THEN 'and declared' ELSE 'true' END END AS inherited,
       CASE WHEN r.relkind <> 'v' AND a.attstorage <> t.typstorage
         THEN CASE a.attstorage
                WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended'
              END END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression, -- since 14
       NULLIF(a.attstattarget, -1) AS statistics,
       CASE WHEN a.attoptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
                 FROM unnest(a.attoptions) o
                WHERE o !~ '^pg_attver=') END AS options,
       CASE WHEN a.attfdwoptions IS NOT NULL
         THEN (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value),
                                 ', ' ORDER BY o.option_name COLLATE "C")
                 FROM pg_options_to_table(a.attfdwoptions) o) END AS foreign_options
  FROM relation r
  JOIN pg_attribute a ON a.attrelid = r.oid
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE a.attrelid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped

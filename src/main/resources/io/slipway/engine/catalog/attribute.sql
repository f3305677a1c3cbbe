-- Attributes of composite types. `position` counts those that are there, not the dropped ones.
-- Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       a.attnum AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(a.attname)
         AS identity,
       'pg_type'::regclass::oid AS parent_classid,
       c.reltype AS parent_oid,
       row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS position,
       format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END
         AS collation
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid
  JOIN pg_type t ON t.oid = a.atttypid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'c'
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'

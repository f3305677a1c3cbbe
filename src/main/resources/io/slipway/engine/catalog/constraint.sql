-- Constraints of tables. Server 13 or newer.
SELECT k.tableoid AS classid,
       k.oid,
       0 AS subid,
       quote_ident(k.conname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
         AS identity,
       c.tableoid AS parent_classid,
       c.oid AS parent_oid,
       pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE k.contype <> 't'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'

-- Triggers, constraint triggers among them, and what partitions have of those of their table; not
-- those that enforce constraints. Server 13 or newer.
SELECT g.tableoid AS classid,
       g.oid,
       0 AS subid,
       quote_ident(g.tgname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
         AS identity,
       c.tableoid AS parent_classid,
       c.oid AS parent_oid,
       pg_get_triggerdef(g.oid) AS definition,
       CASE g.tgenabled WHEN 'D' THEN 'never' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
         AS fires,
       CASE WHEN g.tgparentid <> 0 THEN 'true' END AS inherited
  FROM pg_trigger g
  JOIN pg_class c ON c.oid = g.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_constraint k ON k.oid = g.tgconstraint
 WHERE (NOT g.tgisinternal OR g.tgparentid <> 0)
   AND (k.oid IS NULL OR k.contype = 't')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND g.oid >= 16384

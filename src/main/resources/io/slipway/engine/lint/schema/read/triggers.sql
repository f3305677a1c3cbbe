-- The triggers of tables and views, without those that PostgreSQL made for foreign keys.
-- PostgreSQL 13 and later.
SELECT g.tgrelid AS relation,
       g.tgname AS name,
       n.nspname AS function_schema,
       p.proname AS function_name,
       g.tgconstraint <> 0 AS is_constraint,
       g.tgenabled <> 'D' AS enabled,
       g.tgparentid <> 0 AS cloned
  FROM pg_catalog.pg_trigger g
  JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
 WHERE NOT g.tgisinternal OR (g.tgparentid <> 0 AND g.tgconstraint = 0)
 ORDER BY g.tgrelid, g.tgname

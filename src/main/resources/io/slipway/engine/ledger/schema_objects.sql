-- Some of what makes a schema "non-empty" to Flyway, extensions' own objects aside: relations of the
-- kinds r, v, S and t, types that are neither arrays nor rows, and functions. A materialized view or a
-- partitioned table alone does not count, as it does not with Flyway. Sorted, at most five.
-- The schema is given three times. PostgreSQL 10 and newer.
SELECT kind || ' ' || name
FROM (
  SELECT 'relation' AS kind, c.relname::text AS name, c.oid
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ? AND c.relkind IN ('r', 'v', 'S', 't')
  UNION ALL
  SELECT 'type', t.typname::text, t.oid
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  WHERE n.nspname = ? AND t.typcategory NOT IN ('A', 'C')
  UNION ALL
  SELECT 'function', p.proname::text, p.oid
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ?
) objects
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_depend d WHERE d.objid = objects.oid AND d.deptype = 'e')
ORDER BY kind, name
LIMIT 5

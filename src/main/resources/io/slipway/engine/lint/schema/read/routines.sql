-- Functions, procedures and aggregates but PostgreSQL's own and those that a range type makes of
-- itself. PostgreSQL 13 and later.
SELECT n.nspname AS schema,
       p.proname AS name,
       pg_catalog.pg_get_function_identity_arguments(p.oid) AS arguments,
       p.prokind AS kind,
       p.provolatile AS volatility,
       l.lanname AS language
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_catalog.pg_language l ON l.oid = p.prolang
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
   AND p.oid NOT IN (SELECT d.objid
                       FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.deptype = 'i')
 ORDER BY n.nspname, p.proname, p.oid

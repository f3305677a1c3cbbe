-- What the queries of views and materialized views depend on: relations and their columns, and
-- functions that are not PostgreSQL's own. PostgreSQL 13 and later.
SELECT r.ev_class AS view,
       CASE WHEN p.oid IS NULL THEN d.refobjid END AS relation,
       a.attname AS column_name,
       n.nspname AS function_schema,
       p.proname AS function_name
  FROM pg_catalog.pg_rewrite r
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
  LEFT JOIN pg_catalog.pg_depend d
    ON d.classid = 'pg_catalog.pg_rewrite'::regclass
   AND d.objid = r.oid
   AND d.refobjid <> r.ev_class
   AND d.refclassid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_proc'::regclass)
  LEFT JOIN pg_catalog.pg_attribute a
    ON d.refclassid = 'pg_catalog.pg_class'::regclass
   AND a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0
  LEFT JOIN pg_catalog.pg_proc p
    ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
 WHERE r.rulename = '_RETURN'
 ORDER BY r.ev_class

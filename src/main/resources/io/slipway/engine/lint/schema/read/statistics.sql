-- Extended statistics; of expressions, the columns are those they depend on.
-- PostgreSQL 13 and later.
SELECT n.nspname AS schema,
       s.stxname AS name,
       s.stxrelid AS relation,
       (SELECT pg_catalog.array_agg(DISTINCT d.refobjsubid::int2)
          FROM pg_catalog.pg_depend d
         WHERE d.classid = 'pg_catalog.pg_statistic_ext'::regclass
           AND d.objid = s.oid
           AND d.refclassid = 'pg_catalog.pg_class'::regclass
           AND d.refobjid = s.stxrelid
           AND d.refobjsubid > 0) AS columns
  FROM pg_catalog.pg_statistic_ext s
  JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
 ORDER BY n.nspname, s.stxname

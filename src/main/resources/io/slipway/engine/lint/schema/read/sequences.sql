-- Sequences and the columns that they belong to. PostgreSQL 13 and later.
SELECT c.oid AS sequence,
       d.refobjid AS relation,
       a.attname AS column_name,
       d.deptype = 'i' AS identity
  FROM pg_catalog.pg_class c
  LEFT JOIN pg_catalog.pg_depend d
    ON d.classid = 'pg_catalog.pg_class'::regclass
   AND d.objid = c.oid
   AND d.refclassid = 'pg_catalog.pg_class'::regclass
   AND d.refobjsubid > 0
   AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
 WHERE c.relkind = 'S'
 ORDER BY c.oid

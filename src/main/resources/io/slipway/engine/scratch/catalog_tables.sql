-- The tables of the catalog that belong to this database alone, as names to put into ANALYZE.
-- PostgreSQL 10 and newer.
SELECT pg_catalog.string_agg(c.oid::pg_catalog.regclass::text, ', ' ORDER BY c.relname)
FROM pg_catalog.pg_class c
WHERE c.relnamespace = 'pg_catalog'::regnamespace
  AND c.relkind = 'r'
  AND NOT c.relisshared
  AND c.relpages > 0

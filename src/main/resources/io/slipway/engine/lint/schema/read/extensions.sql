-- Extensions and the schemas of their objects. PostgreSQL 13 and later.
SELECT e.extname AS name, n.nspname AS schema
  FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
 ORDER BY e.extname

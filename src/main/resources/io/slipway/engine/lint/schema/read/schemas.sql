-- The schemas but PostgreSQL's own. PostgreSQL 13 and later.
SELECT n.nspname AS schema
  FROM pg_catalog.pg_namespace n
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
   AND n.nspname !~ '^pg_(toast_)?temp_'
 ORDER BY n.nspname

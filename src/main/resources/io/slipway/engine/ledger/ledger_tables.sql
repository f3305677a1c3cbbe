-- Relations that are, or look like, a peer's history table, in any schema: both default names, the
-- name that Flyway had before its version 5, and the name given, whatever their case.
-- PostgreSQL 10 and newer.
SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND n.nspname !~ '^pg_(toast|temp)'
  AND lower(c.relname) IN ('flyway_schema_history', 'schema_version', '_prisma_migrations', lower(?))
ORDER BY n.nspname, c.relname

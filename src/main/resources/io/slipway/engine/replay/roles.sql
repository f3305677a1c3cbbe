-- The roles of a cluster, without those that every cluster has.
-- PostgreSQL 10 and newer.
SELECT r.rolname
FROM pg_catalog.pg_roles r
WHERE r.rolname NOT LIKE 'pg\_%'
ORDER BY r.rolname

-- Roles with a comment, as Slipway gives one to those it makes.
-- PostgreSQL 10 and newer.
SELECT r.rolname AS name, pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_catalog.pg_roles r
WHERE pg_catalog.shobj_description(r.oid, 'pg_authid') LIKE 'slipway/%'
ORDER BY r.rolname

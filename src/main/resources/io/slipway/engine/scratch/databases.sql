-- The databases whose names say that Slipway made them and that one may drop.
-- A database of which a DROP was interrupted has the connection limit -2, since the minor releases
-- of August 2023, and can only be dropped once more.
-- PostgreSQL 10 and newer.
SELECT d.oid,
       d.datname AS name,
       d.datconnlimit = -2 AS invalid,
       pg_catalog.shobj_description(d.oid, 'pg_database') AS comment
FROM pg_catalog.pg_database d
WHERE (d.datname LIKE 'slipway\_scratch\_%' OR d.datname LIKE 'slipway\_template\_%')
  AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
ORDER BY d.datname

-- The databases of the server to which a role can connect and which are not its own, but for the
-- one that it works from and the empty templates.
-- Parameters: the role, twice; the maintenance database. PostgreSQL 13 and newer.
SELECT d.datname
  FROM pg_catalog.pg_database d
 WHERE pg_catalog.has_database_privilege(?, d.oid, 'CONNECT')
   AND d.datdba <> (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = ?)
   AND d.datname NOT IN (?, 'template0', 'template1')
 ORDER BY d.datname

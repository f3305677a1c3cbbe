-- What a role may do with the database. Parameter: the role, or nothing for oneself.
-- Server 13 or newer.
SELECT quote_ident(d.datname) AS object,
       quote_ident(r.rolname) AS role,
       has_database_privilege(r.oid, d.oid, 'CREATE') AS creates
  FROM pg_catalog.pg_database d,
       pg_catalog.pg_roles r
 WHERE d.datname = current_database()
   AND r.rolname = coalesce(nullif(?::text, ''), current_user)
